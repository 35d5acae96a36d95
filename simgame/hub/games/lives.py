"""Weeks that are lived beside the answers: as many at a time as there are workers, each once.

What is known of seasons is read for many at once, and what came of their weeks is written for many
at once: a database is asked a handful of things for all of them, and a disk syncs once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock, Semaphore

from simgame.hub.games.due import Ask, Due, due_all
from simgame.hub.games.games import Games
from simgame.hub.games.living import Lived, keep_all
from simgame.hub.games.step import live_week
from simgame.hub.games.together import Together
from simgame.hub.logs import failed

# So many are read or written while others are lived; a season waits so long for others to be read
# with it, and a week that was lived for others to be written with it (s).
_BESIDE, _READ, _WRITTEN = 8, 0.005, 0.02


class Lives:
    """Seasons whose week is to be lived soon; one under way is not begun again beside it."""

    def __init__(self, games: Games) -> None:
        self._workers = games.workers
        self._due = Together[Ask, Due | None](partial(due_all, games.store), _READ)
        self._kept = Together[Lived, bool](partial(keep_all, games.store), _WRITTEN)
        self._pool = ThreadPoolExecutor(games.workers.count + _BESIDE)
        # A worker is asked for one week at a time: how long that may take does not count the wait.
        self._free = Semaphore(games.workers.count)
        self._lock = Lock()
        # Seasons that wait or are lived, and whether they have been asked for again meanwhile.
        self._under_way: dict[int, bool] = {}

    def soon(self, game_id: int, late: int | None = None) -> None:
        """Live its week when a worker is free; `late` is the one whose time is up."""
        with self._lock:
            if game_id in self._under_way:
                self._under_way[game_id] = True
                return
            self._under_way[game_id] = False
        self._pool.submit(self._live, game_id, late)

    def close(self) -> None:
        """Finish what is under way; the rest is found again."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._due.close()
        self._kept.close()

    def _live(self, game_id: int, late: int | None) -> None:
        again = True
        while again:
            try:
                self._once(game_id, late)
            except Exception as error:  # noqa: BLE001 - it is found again
                failed(f"week of game {game_id}", error)
            with self._lock:
                again = self._under_way[game_id]
                self._under_way[game_id] = False
                if not again:
                    del self._under_way[game_id]

    def _once(self, game_id: int, late: int | None) -> None:
        due = self._due.wait_for((game_id, late))
        if due is None:
            return
        with self._free:
            came = self._workers.do(live_week, due.monday)
        self._kept.wait_for((due, came))
