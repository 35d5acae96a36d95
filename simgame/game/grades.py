"""Which grade a total is worth: by the anchors of its scenario and level, else provisionally.

E is chance, D what an even split scores, C what following reported returns scores, A what a plan
found by playing scores, B half-way between C and A, S the best tenth of that plan's seasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean, quantiles
from typing import Literal

from simgame.game.rules import RULES
from simgame.scenario.anchors import GRADE_NAMES, Anchors, Grade

# From which total on each grade is given where nothing was measured (points; assumption).
FIXED: Mapping[Grade, int] = {"S": 800, "A": 680, "B": 560, "C": 430, "D": 280, "E": 0}
# Steps lie at least this far apart, so that luck alone takes nobody over two (points; assumption).
APART = 10
# Why a grade is provisional.
Why = Literal["", "none", "rules", "altered"]
# The plan that a shipped scenario carries with it, as a player.
REFERENCE = "reference"
# The reference players that grades stand for.
RANDOM, EVEN, GREEDY, PLANNER = "random", "even_split", "greedy_roi", "planner"


@dataclass(frozen=True, slots=True)
class Grading:
    """From which total on each grade is given; `why` says why that is provisional, if it is."""

    steps: Mapping[Grade, int] = field(default_factory=lambda: dict(FIXED))
    why: Why = "none"

    def grade(self, total: int) -> Grade:
        """The grade of a total; below the last step it is still E."""
        return next((name for name, least in self.steps.items() if total >= least), "E")


PROVISIONAL = Grading()


def grading_by(anchors: Anchors | None, fingerprint: str) -> Grading:
    """The grading by anchors, if there are any, of these rules and of this very scenario."""
    if anchors is None:
        return PROVISIONAL
    if anchors.rules != RULES:
        return Grading(why="rules")
    if anchors.scenario != fingerprint:
        return Grading(why="altered")
    return Grading(anchors.steps, "")


def steps_from(scores: Mapping[str, Iterable[float]]) -> dict[Grade, int]:
    """The steps that the seasons of the reference players make, kept in order and apart."""
    means = {who: fmean(mine) for who, mine in scores.items()}
    simple = sorted((means[EVEN], means[GREEDY]))
    low = [means[RANDOM], *simple]
    best = max(means[PLANNER], low[-1])
    tops = quantiles(scores[PLANNER], n=10, method="inclusive")[-1]
    rising = [*low, (low[-1] + best) / 2, best, max(tops, best)]
    steps: list[int] = []
    for least in rising:
        steps.append(max(round(least), steps[-1] + APART if steps else 0))
    return dict(zip(GRADE_NAMES, reversed(steps), strict=True))
