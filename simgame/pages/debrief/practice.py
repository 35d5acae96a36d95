"""What a practice is: something the courses teach that can be seen in how a season was played.

One list of them makes the lessons' ticks, the competency bars and the mistake that is named first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from simgame.pages.debrief.played import Played
from simgame.pages.fact import Fact

Skill = Literal[
    "platforms", "content", "kol", "private", "data", "tools", "compliance", "team", "forecasting"
]
# From which share on a practice counts as kept (assumption).
KEPT = 0.6


@dataclass(frozen=True, slots=True)
class Kept:
    """How far a practice was kept, 0–1, and the moment that shows it best.

    `stake` 0–1 is how much hung on it, such as the money at stake; `keys` are ids in the order in
    which its sentence names them, `facts` its figures.
    """

    score: float
    week: int
    facts: tuple[Fact, ...] = ()
    keys: tuple[str, ...] = ()
    stake: float = 1.0


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice: its id, the competency and lever group it belongs to, and rows of the courses.

    `weight` 0–1 is what breaking it usually costs (assumption). `check` is None where the season
    had no place for it.
    """

    id: str
    skill: Skill
    group: str
    courses: tuple[str, ...]
    weight: float
    check: Callable[[Played], Kept | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A practice in a season."""

    practice: Practice
    kept: Kept

    @property
    def is_kept(self) -> bool:
        return self.kept.score >= KEPT

    @property
    def harm(self) -> float:
        """How much breaking it mattered, 0–1."""
        return self.practice.weight * self.kept.stake * (1 - self.kept.score)


def falling(value: float, good: float, bad: float) -> float:
    """1 up to `good`, 0 from `bad` on (or the other way round), linear between."""
    return min(max((bad - value) / (bad - good), 0.0), 1.0)
