"""Weeks that are lived beside the answers: as many at a time as there are workers, each once."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from simgame.hub.games.games import Games

LOG = logging.getLogger("simgame.hub")


class Lives:
    """Seasons whose week is to be lived soon; one under way is not begun again beside it."""

    def __init__(self, games: Games) -> None:
        self._games = games
        self._pool = ThreadPoolExecutor(games.workers.count)
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

    def _live(self, game_id: int, late: int | None) -> None:
        again = True
        while again:
            try:
                self._games.live(game_id, late)
            except Exception:
                LOG.exception("week of game %s", game_id)
            with self._lock:
                again = self._under_way[game_id]
                self._under_way[game_id] = False
                if not again:
                    del self._under_way[game_id]
