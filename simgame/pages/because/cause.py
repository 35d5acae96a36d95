"""What a cause is: a signed part of the change of one figure, and what goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from simgame.pages.fact import Fact, Unit, toned
from simgame.plan.observation import Message

# `first`: there is no week before, the parts are those of the figure itself; `steady`: it hardly
# moved; `unclear`: by no more than the errors of the reports; `unseen`: no report tells why.
Verdict = Literal["moved", "first", "steady", "unclear", "unseen"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a change: `code` says what it is, `group` and `keys` of which touchpoint or path.

    `value` is in the unit of the figure, `error` how far off it may be by what platforms count.
    `facts` are what it comes from, each against the week before.
    """

    code: str
    value: float
    error: float = 0.0
    group: str = ""
    keys: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def times(self, each: float) -> Part:
        """The same part of a figure that is `each` as large."""
        return replace(self, value=self.value * each, error=self.error * abs(each))


@dataclass(frozen=True, slots=True)
class Cause:
    """One of the parts that are told. `told` are messages and `levers` the paths that go with it.

    The `part` has an interval where platforms counted it. Codes: `clicks`, `counted`, `search`,
    `searched` (had saved), `found` (of those who searched), `asking` (before the week), `bought`
    (of those about to), `again` (earlier buyers), `each`
    (money an order), `returns`, `touchpoint` (what it sold less what it took), `cost`, `hours`,
    `joined`, `left`, `seen`, `known`.
    """

    code: str
    part: Fact
    group: str
    keys: tuple[str, ...]
    facts: tuple[Fact, ...]
    told: tuple[Message, ...] = ()
    levers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """Why a figure of `week` came: at most three causes, and the `rest` of the change.

    The causes and the rest make the change of the `figure` as it is written, in whole yuan and
    people; of a first week they make the figure itself.
    """

    week: int
    figure: Fact
    verdict: Verdict
    causes: tuple[Cause, ...] = ()
    rest: Fact | None = None


def part_fact(part: Part, unit: Unit, *, more_is_better: bool) -> Fact:
    """The part as a fact: better or worse, and where it lies."""
    low, high = part.value - part.error, part.value + part.error
    fact = Fact("part", part.value, unit, interval=(low, high) if part.error else None, before=0.0)
    return replace(toned(fact, more_is_better=more_is_better), before=None)
