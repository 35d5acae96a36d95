"""A journal: what was decided in one season, written before it takes effect.

A season is its header and its decisions; whoever has them can play it again. Decisions are
numbered, so that one who does not know of the last cannot add another. Where the lines lie is the
business of each implementation.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, Protocol

from simgame.game.table.journal_lines import Decision, Header, StateLine


class SaveError(Exception):
    """A journal cannot be used: `code` says why, `where` which, `line` the line it is about.

    Codes: `not-a-save`, `no-such-save`, `unreadable`, `line-altered`, `refused`, `not-lived`,
    `other-format`, `other-rules`, `other-arithmetic`, `other-scenario`, `many-seats`, `in-use`,
    `exists`, `unwritable`, `no-folder`, `stale`.
    """

    def __init__(self, code: str, where: object = "", line: int = 0, **values: str | int) -> None:
        self.code = code
        self.where = str(where)
        self.line = line
        self.values = values
        super().__init__(f"{code}: {where}:{line} {values or ''}".strip())


class Entry(NamedTuple):
    """Something a seat decides: a `plan` (body: lever values) or an `answer` (prompt, option)."""

    kind: Literal["plan", "answer"]
    seat: str
    body: dict[str, Any]


@dataclass(slots=True, eq=False, repr=False)
class Log:
    """What a journal holds, with the number of each line.

    `torn` tells that a torn last line was dropped, `unlocked` that nobody else is kept from
    writing; `size` is the length in bytes of what is whole.
    """

    header: Header
    decisions: list[tuple[int, Decision]] = field(default_factory=list)
    states: list[tuple[int, StateLine]] = field(default_factory=list)
    last_sum: str = ""
    torn: bool = False
    unlocked: bool = False
    size: int = 0

    @property
    def n(self) -> int:
        """The number of the last decision; 0 before there is one."""
        return self.decisions[-1][1].n if self.decisions else 0

    def copy(self) -> Log:
        """The same, which later lines are not added to."""
        return replace(self, decisions=[*self.decisions], states=[*self.states])

    def take(self, line: Decision | StateLine, number: int = 0) -> None:
        """Add a line; by its number, or as the next there is."""
        number = number or 2 + len(self.decisions) + len(self.states)
        if isinstance(line, Decision):
            self.decisions.append((number, line))
            self.last_sum = line.sum
        else:
            self.states.append((number, line))

    def follow(self, entry: Entry, expected_n: int, where: str) -> Decision:
        """The decision that may be written next. Raises `SaveError` when others are known of."""
        if expected_n != self.n:
            raise SaveError("stale", where, expected=expected_n, found=self.n)
        return Decision(
            kind=entry.kind, n=self.n + 1, seat=entry.seat, body=entry.body, prev=self.last_sum
        )


class Journal(Protocol):
    """Where the decisions of one season are kept."""

    @property
    def where(self) -> str:
        """What a person calls it, such as the name of a file; empty where it is kept nowhere."""

    def read(self) -> Log:
        """All there is. Raises `SaveError`."""

    def append(self, entry: Entry, expected_n: int) -> None:
        """Keep a decision by one who knows of `expected_n` decisions; safe once this returns.

        Raises `SaveError`, and then nothing is kept: `stale` when there are others meanwhile.
        """

    def note(self, week: int, digest: str) -> None:
        """Keep what the market came to after a week. Raises `SaveError`."""

    def close(self) -> None:
        """Let others write."""
