"""Boards for whoever looks: folded once for all who see the same, in whatever order or language.

What is asked for by nobody's link, such as a division that is not there, folds nothing.
"""

from __future__ import annotations

from collections.abc import Hashable

from sqlalchemy import select

from simgame.hub.contests.practice import Practised, practised
from simgame.hub.contests.standings import Board, board_of
from simgame.hub.hub import Hub
from simgame.hub.people.divisions import divisions
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.tables import contest as table
from simgame.hub.web.changes import Changes

# What is shown late is made once for all who look within so long (ms).
TICK = 5_000


class Boards:
    """The boards of a hub, as somebody may see them."""

    def __init__(self, hub: Hub, changes: Changes) -> None:
        self._hub, self._changes = hub, changes

    def board(self, who: Who | None, contest: int, division: str = "", late: int = 0) -> Board:
        """The board; of a division alone, or as it was `late` ms ago. Raises `Denied`."""
        self._check(contest, division)

        def fold() -> Board:
            with self._hub.store.read() as c:
                return board_of(c, who, contest, at=self._at(late), division=division)

        key = ("folded", contest, sees(who), division, *self.tick(late))
        return self._changes.made(key, fold)

    def practised(
        self, who: Who | None, contest: int, division: str = "", late: int = 0
    ) -> tuple[Practised, ...] | None:
        """What teams played by themselves, likewise. Raises `Denied`."""
        self._check(contest, division)

        def fold() -> tuple[tuple[Practised, ...] | None]:
            with self._hub.store.read() as c:
                return (practised(c, who, contest, self._at(late), division),)

        key = ("practised", contest, sees(who), division, *self.tick(late))
        return self._changes.made(key, fold)[0]

    def tick(self, late: int) -> tuple[Hashable, ...]:
        """By what something that is shown so late is known apart, beside who sees it."""
        return (late, self._hub.store.now() // TICK if late else 0)

    def _at(self, late: int) -> int | None:
        return self._hub.store.now() - late if late else None

    def _check(self, contest: int, division: str) -> None:
        """Raises `Denied` where no team of the class is in this division."""
        if not division:
            return
        with self._hub.store.read() as c:
            asked = select(table.c.class_id).where(table.c.id == contest)
            if division not in divisions(c, c.execute(asked).scalar() or 0):
                raise Denied


def sees(who: Who | None) -> int | None:
    """Whoever does not lead sees what everybody sees."""
    return who.id if who is not None and who.trains else None
