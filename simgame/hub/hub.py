"""A hub as a whole: its database, its seasons, and who lives the weeks."""

from __future__ import annotations

from sqlalchemy import select

from simgame.hub.contests.contests import close_due
from simgame.hub.contests.explained import explain
from simgame.hub.contests.giving import give_on
from simgame.hub.contests.replaying import replay_on
from simgame.hub.contests.upload_scores import score_uploads
from simgame.hub.contests.verify import verify
from simgame.hub.games.batch import Batch, Beside
from simgame.hub.games.due import Ask
from simgame.hub.games.games import Games
from simgame.hub.games.waiting import due_now
from simgame.hub.games.workers import Workers
from simgame.hub.logs import failed
from simgame.hub.people.forgetting import forget_old
from simgame.hub.store.store import Store
from simgame.hub.store.tables import contest


class Hub:
    """What the web asks. It holds nothing that the database does not.

    `batch` does what no week waits for; without it, the workers do.
    """

    def __init__(self, store: Store, workers: Workers, batch: Batch | None = None) -> None:
        self.store, self.workers = store, workers
        self.batch = batch or Beside(workers)
        self.games = Games(store, workers)

    def due(self, older: int = 0) -> list[Ask]:
        """Seasons whose week can be lived and has not been for `older` ms, and those that are late.

        With a late one comes the week whose time is up.
        """
        with self.store.read() as c:
            return due_now(c, self.store.now(), older)

    def catch_up(self) -> int:
        """End contests whose time is up, live every week that can be; how many weeks there were.

        One season that fails is told and does not keep the others from going on.
        """
        self.end_due()
        return sum(self._live(*one) for one in self.due())

    def end_due(self) -> int:
        """End the contests whose time is up; how many it were."""
        return close_due(self.store)

    def _live(self, game_id: int, late: int | None = None) -> bool:
        """Live its week; `late` is the one whose time is up."""
        try:
            return self.games.live(game_id, late)
        except Exception as error:  # noqa: BLE001 - the others go on
            failed(f"week of game {game_id}", error)
            return False

    def verify(self) -> int:
        """Play again, then explain, what is missing of contests that are over; how many it was."""
        with self.store.read() as c:
            over = c.execute(select(contest.c.id).where(contest.c.closed.is_not(None))).scalars()
            numbers = [int(n) for n in over]
        again = sum(verify(self.store, self.batch, number) for number in numbers)
        return again + sum(explain(self.store, self.batch, number) for number in numbers)

    def forget(self) -> int:
        """Forget names whose time is over; how many it were."""
        return forget_old(self.store)

    def give(self) -> int:
        """Give, and play again, what trainers ordered; how much of it was settled."""
        return give_on(self.store, self.workers) + replay_on(self.store, self.workers)

    def score_uploads(self) -> int:
        """Score what teams sent in; how many seasons were settled."""
        return score_uploads(self.store, self.workers)

    def close(self) -> None:
        self.batch.close()
        self.workers.close()
        self.store.close()
