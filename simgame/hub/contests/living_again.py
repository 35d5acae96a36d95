"""Orders that have seasons lived again, beside the answers: whoever finds one free takes it.

An order is a row. A server that takes it says every now and then how far it is, and writes all of
it in one transaction: one that is killed meanwhile has written nothing, and another takes the row
once nobody has been heard of for a while.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Table, select, update

from simgame.hub.games.workers import NoWorkers
from simgame.hub.logs import failed
from simgame.hub.people.classes import Refused
from simgame.hub.store.store import AWAY, Store
from simgame.hub.store.tables import Kept

# Who has not been heard of for so long is gone; how often one says how far it is (ms).
GONE, OFTEN = 10_000, 500


class Orders:
    """The orders of a table whose rows have `heard`, `lived`, `seasons`, `refused` and `done`."""

    def __init__(self, store: Store, table: Table) -> None:
        self._store, self._rows = store, table

    def do_all(self, do: Callable[[Kept], None]) -> int:
        """Do what nobody is at, one after another; how many were settled, done or refused.

        `do` writes that it is done with what it does, or raises `Refused` or `NoWorkers`.
        """
        settled = 0
        while (row := self._taken()) is not None:
            try:
                do(row)
            except (NoWorkers, *AWAY):
                # Whoever comes next takes it up at once.
                self._leave(row.id)
                break
            except Refused as refused:
                self._settle(row.id, refused.code)
            except Exception as error:  # noqa: BLE001 - it is told as failed
                failed(f"{self._rows.name} {row.id}", error)
                self._settle(row.id, "failed")
            settled += 1
        return settled

    def tell(self, number: int, lived: int, of: int) -> None:
        """Say how far it is, if nobody has lately."""
        rows, now = self._rows, self._store.now()
        late = (rows.c.id == number, rows.c.heard < now - OFTEN)
        with self._store.read() as c:
            if c.execute(select(rows.c.id).where(*late)).first() is None:
                return
        with self._store.write() as c:
            c.execute(update(rows).where(*late).values(heard=now, lived=lived, seasons=of))

    def _taken(self) -> Kept | None:
        """The oldest order that nobody is at, taken."""
        rows = self._rows
        free = (rows.c.done.is_(None), rows.c.heard < self._store.now() - GONE)
        asked = select(rows).where(*free).order_by(rows.c.id).limit(1)
        with self._store.read() as c:
            if c.execute(asked).first() is None:
                return None
        with self._store.write() as c:
            row = c.execute(asked.with_for_update()).first()
            if row is not None:
                now = self._store.now()
                c.execute(update(rows).where(rows.c.id == row.id).values(heard=now))
        return row

    def _settle(self, number: int, why: str) -> None:
        """It is not done, and why."""
        rows = self._rows
        with self._store.write() as c:
            c.execute(update(rows).where(rows.c.id == number, rows.c.done.is_(None))
                      .values(refused=why, done=self._store.now()))  # fmt: skip

    def _leave(self, number: int) -> None:
        """Nobody is at it any more."""
        with self._store.write() as c:
            c.execute(update(self._rows).where(self._rows.c.id == number).values(heard=0))
