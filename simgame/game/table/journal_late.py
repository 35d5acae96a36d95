"""A journal that begins with its first decision: a season nobody has touched leaves nothing."""

from __future__ import annotations

from collections.abc import Callable

from simgame.game.table.drafts import Drafts
from simgame.game.table.journal import Entry, Journal, Log
from simgame.game.table.journal_lines import Header


class LateJournal:
    """Opened by `create` when there is something to keep, which may raise `SaveError` then."""

    def __init__(self, where: str, header: Header, create: Callable[[], Journal]) -> None:
        self.where = where
        self._header = header
        self._create = create
        self._journal: Journal | None = None

    @property
    def begun(self) -> bool:
        """Whether there is something already."""
        return self._journal is not None

    def begin(self) -> Journal:
        """The journal itself, made now unless it is there. Raises `SaveError`."""
        if self._journal is None:
            self._journal = self._create()
        return self._journal

    def read(self) -> Log:
        return self._journal.read() if self._journal else Log(self._header)

    def append(self, entry: Entry, expected_n: int) -> None:
        self.begin().append(entry, expected_n)

    def note(self, week: int, digest: str) -> None:
        self.begin().note(week, digest)

    def close(self) -> None:
        if self._journal is not None:
            self._journal.close()


class LateDrafts:
    """Drafts of a season that begins no later than the first of them."""

    def __init__(self, journal: LateJournal, drafts: Drafts) -> None:
        self._journal = journal
        self._drafts = drafts

    def read(self) -> str | None:
        return self._drafts.read()

    def write(self, text: str) -> None:
        """Keep the draft, and the season that it is of. Raises `OSError` and `SaveError`."""
        self._journal.begin()
        self._drafts.write(text)

    def drop(self) -> None:
        self._drafts.drop()

    def read_notes(self) -> str | None:
        return self._drafts.read_notes()

    def write_notes(self, text: str) -> None:
        """Keep the notes of a season that has begun; what was read is no reason to begin one."""
        if self._journal.begun:
            self._drafts.write_notes(text)
