"""What a badge is, and what its rule may look at: a season that is over, told by its weeks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from simgame.game.score import Score
from simgame.plan.lever import Value
from simgame.plan.observation import WeekReport
from simgame.scenario.anchors import GRADE_NAMES, Grade
from simgame.scenario.schema import Scenario


class Result(Protocol):
    """What a rule over several seasons looks at; `luck` is alike where the luck was."""

    @property
    def scenario(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def total(self) -> int: ...
    @property
    def luck(self) -> object: ...


@dataclass(frozen=True)
class Story:
    """A finished season: its reports tell what was decided and what came of it."""

    scenario: Scenario
    level: str
    score: Score
    reports: tuple[WeekReport, ...]

    @cached_property
    def plans(self) -> list[Mapping[str, Value]]:
        """What was decided week by week; levers at neutral are left out."""
        return [report.plan for report in self.reports]

    @property
    def used(self) -> tuple[str, ...]:
        """The lever groups that were used."""
        groups = (path.split(".")[0] for plan in self.plans for path in plan)
        return tuple(dict.fromkeys(g for g in groups if g not in ("forecast", "watch", "standing")))

    def at_least(self, grade: Grade) -> bool:
        """Whether the season earned that grade or a better one."""
        return GRADE_NAMES.index(self.score.grade) <= GRADE_NAMES.index(grade)

    def weeks(self, *parts: str) -> int:
        """In how many weeks a lever was used whose path has these parts (`*` for any)."""
        return sum(map(bool, self.weekly(*parts)))

    def weekly(self, *parts: str) -> list[dict[str, Value]]:
        """Week by week the levers that were used whose path has these parts (`*` for any)."""
        return [dict(levers(plan, *parts)) for plan in self.plans]


def levers(plan: Mapping[str, Value], *parts: str) -> Iterator[tuple[str, Value]]:
    """The levers of a plan that are not 0 nor off, whose path has these parts (`*` for any)."""
    for path, value in plan.items():
        steps = path.split(".")
        fits = len(steps) == len(parts) and all(
            part in ("*", step) for part, step in zip(parts, steps, strict=True)
        )
        if fits and value:
            yield path, value


@dataclass(frozen=True, slots=True)
class Badge:
    """What a player can earn, with its `chip` of two cells in Chinese and English.

    `name`, and `about`, what it takes, are English and translated as they are shown; `course` is
    the row of the courses it is about. How much of it is done, 0–1, says `rule` of a season, or
    `across` of several results.
    """

    id: str
    chip: tuple[str, str]
    name: str
    about: str
    course: str
    rule: Callable[[Story], float] | None = None
    across: Callable[[Sequence[Result]], float] | None = None


def part_of(done: float, needed: float) -> float:
    """How much is done of what is needed, 0–1; nothing where nothing can be."""
    if needed <= 0:
        return 0.0
    return min(max(done / needed, 0.0), 1.0)


def longest(weeks: Sequence[bool]) -> int:
    """The longest run of weeks in a row that are so."""
    best = run = 0
    for so in weeks:
        run = run + 1 if so else 0
        best = max(best, run)
    return best
