"""What an explanation says: causes, what-ifs and luck, as data that pickle.

Figures are `score`, in points not yet rounded and never below 0, and true KPIs, in the unit of
each. A `Course` is a figure's value after each week of the season [W]: what a decision moves late
is there in the week in which it came.

Not here: how any of it is found, and how it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from simgame.plan.lever import Value

SCORE = "score"
# Parts that are no lever groups: what was answered to prompts where the standing order would have
# answered otherwise, and what rivals did because of what the seat did.
ANSWERS, RIVALS = "answers", "rivals"

Course = tuple[float, ...]
# What is tried with a decision, or with a whole group: not to make it, half of it, twice as much,
# and the same a week earlier.
Kind = Literal["undo", "half", "double", "earlier"]
KINDS: tuple[Kind, ...] = ("undo", "half", "double", "earlier")


@dataclass(frozen=True, slots=True)
class Part:
    """What one lever group, or the rivals' reaction, did to a figure.

    `error` is half of its 95 % interval, 0 where the value is exact; `by_week` [W] is what it did
    in each week, and adds up to `value`.
    """

    group: str
    value: float
    error: float
    by_week: Course


@dataclass(frozen=True, slots=True)
class Causes:
    """How a figure came from its value in a season of doing nothing to what was `reached`.

    `base` and the `parts` of every group that was used, in the order of the Plan, and the `rivals`
    add up to it; where prompts were answered, the last part is what the answers did. The parts are
    Shapley values, with rivals doing what they would have done had the seat done nothing; `rivals`
    is what changed because they did otherwise.
    """

    kpi: str
    base: float
    parts: tuple[Part, ...]
    rivals: Part
    reached: float

    @property
    def total(self) -> float:
        """What the parts and the rivals add up to."""
        return self.reached - self.base

    @property
    def is_exact(self) -> bool:
        """Whether every order of the groups was counted, so that no part has an error."""
        return not any(part.error for part in self.parts)


@dataclass(frozen=True, slots=True)
class Returns:
    """What a lever group returned for what it cost, in fen; a rate is None where nothing was spent.

    `spend` is the money, hours and commission that there would not have been without the group;
    `reported_*` is what platforms count as its own, by last touch. What it truly added is what is
    lost when it alone is removed, with rivals doing what they did: `revenue` net revenue,
    `contribution` net contribution, after the spend.
    """

    group: str
    spend: float
    reported_spend: int
    reported_revenue: int
    revenue: float
    contribution: float

    @property
    def reported_roas(self) -> float | None:
        """Revenue that platforms report ÷ spend that they report."""
        return self.reported_revenue / self.reported_spend if self.reported_spend else None

    @property
    def incremental_roas(self) -> float | None:
        """Extra net revenue ÷ spend."""
        return self.revenue / self.spend if self.spend > 0 else None

    @property
    def incremental_roi(self) -> float | None:
        """Extra net contribution ÷ spend: 0 is money back, and no more."""
        return self.contribution / self.spend if self.spend > 0 else None


@dataclass(frozen=True)
class Why:
    """What caused what: of the score, each goal and a few more; and what each group returned."""

    causes: tuple[Causes, ...]
    returns: tuple[Returns, ...]

    def of(self, kpi: str) -> Causes:
        """The causes of one figure. Raises `KeyError`."""
        return self._by_kpi[kpi]

    @cached_property
    def _by_kpi(self) -> dict[str, Causes]:
        return {causes.kpi: causes for causes in self.causes}


@dataclass(frozen=True, slots=True)
class Move:
    """One lever that was moved: from what the week would have started with, to what was decided.

    None is its neutral value.
    """

    path: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in a week, from 1, about one place: `paid.douyin`, or a whole group `paid`.

    It holds until the week before a lever is moved again. `moves` are all at or below the place.
    """

    week: int
    place: str
    moves: tuple[Move, ...]

    @property
    def group(self) -> str:
        """The lever group it belongs to."""
        return self.place.partition(".")[0]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A season lived again with one decision, or one group, otherwise.

    `courses` is by figure, with rivals doing what they did. `affordable` says whether a player
    could have handed such plans in.
    """

    kind: Kind
    courses: Mapping[str, Course]
    affordable: bool

    def value(self, kpi: str) -> float:
        """A figure at the end of the season. Raises `KeyError`."""
        return self.courses[kpi][-1]


@dataclass(frozen=True, slots=True)
class Examined:
    """A decision and what was tried with it; the first is always that it was not made.

    `elsewhere` is what it did to the figure on other seeds, on average.
    """

    decision: Decision
    tried: tuple[WhatIf, ...]
    elsewhere: float | None = None

    @property
    def undone(self) -> WhatIf:
        return self.tried[0]


@dataclass(frozen=True, slots=True)
class WhatIfs:
    """The decisions that mattered most to a figure, with what-ifs; `courses` as they were.

    `best` did most good, the first of them most; `worst` most harm. A decision that did neither is
    in neither, nor is one that did so by luck: that does otherwise on other seeds.
    """

    kpi: str
    courses: Mapping[str, Course]
    best: tuple[Examined, ...]
    worst: tuple[Examined, ...]

    def effect(self, what_if: WhatIf, kpi: str = "") -> float:
        """By how much the season as it was is above the what-if, in a figure."""
        name = kpi or self.kpi
        return self.courses[name][-1] - what_if.value(name)

    def by_week(self, what_if: WhatIf, kpi: str = "") -> Course:
        """The same week by week [W]: in which weeks the difference came. Sums to the effect."""
        name = kpi or self.kpi
        gaps = [
            was - then for was, then in zip(self.courses[name], what_if.courses[name], strict=True)
        ]
        return tuple(gap - before for gap, before in zip(gaps, [0.0, *gaps], strict=False))


@dataclass(frozen=True, slots=True)
class LuckBand:
    """The same plans on other `seeds`: the season's `own` score among their `scores` [seeds].

    `bots` are the mean scores of bots by name.
    """

    own: int
    seeds: tuple[int, ...]
    scores: tuple[int, ...]
    bots: Mapping[str, float]

    @property
    def place(self) -> float:
        """Which share of the seeds the season did better than; of equals, half."""
        below = sum(score < self.own for score in self.scores)
        return (below + 0.5 * self.scores.count(self.own)) / len(self.scores)
