"""A journal in memory: the second of its kind, so that rules of journals are not those of files."""

from __future__ import annotations

from simgame.game.table.journal import Entry, Log
from simgame.game.table.journal_lines import Header, StateLine


class MemoryJournal:
    """A journal that lasts as long as whoever holds it."""

    where = ""

    def __init__(self, header: Header) -> None:
        self._log = Log(header)

    def read(self) -> Log:
        """All there is."""
        return self._log.copy()

    def append(self, entry: Entry, expected_n: int) -> None:
        """Keep a decision. Raises `SaveError` when it is stale."""
        self._log.take(self._log.follow(entry, expected_n, self.where))

    def note(self, week: int, digest: str) -> None:
        """Keep what the market came to after a week."""
        self._log.take(StateLine(week=week, digest=digest, prev=""))

    def close(self) -> None:
        """Nothing to let go of."""
