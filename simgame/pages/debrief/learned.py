"""What a season taught: its lessons with their moment, and how each competency was shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from simgame.game.score import Score
from simgame.pages.debrief.practice import KEPT, Judged, Practice, Skill
from simgame.pages.debrief.practices import PRACTICES
from simgame.scenario.schema import Lesson, Scenario

SKILLS: tuple[Skill, ...] = get_args(Skill)


@dataclass(frozen=True, slots=True)
class Learned:
    """A lesson of the scenario: kept (`did`), not kept, or None where there was no occasion.

    `moment` is the practice that shows it, with its week and figures; `is_said` where what it
    shows has been said before: by what is said first, or by a lesson above. Of some no practice
    tells: they are not `is_judged`.
    """

    lesson: str
    did: bool | None
    moment: Judged | None = None
    is_said: bool = False
    is_judged: bool = True


@dataclass(frozen=True, slots=True)
class Competency:
    """How well one was shown, 0–1, and by which practices; None where nothing showed it.

    Half of `level` is how far its practices were `kept`, half what `came` of it.
    """

    skill: Skill
    shown: tuple[Judged, ...]
    kept: float
    came: float

    @property
    def level(self) -> float | None:
        return (self.kept + self.came) / 2 if self.shown else None


def learned(
    view: Scenario, judged: Sequence[Judged], first: Judged | None = None
) -> tuple[Learned, ...]:
    """Every lesson, in the scenario's order; `first` is the practice that is named first."""
    return tuple(_lessons(view, judged, {first.practice.id} if first else set()))


def _lessons(view: Scenario, judged: Sequence[Judged], said: set[str]) -> Iterator[Learned]:
    for name, lesson in view.lessons.items():
        rows = set(lesson.courses)
        near = [one for one in judged if _shows(one.practice, lesson)]
        if not near:
            yield Learned(name, None, is_judged=any(_shows(one, lesson) for one in PRACTICES))
            continue
        # Nearest is what the rows say most of; of those what was kept worst.
        moment = max(near, key=lambda one: (_near(one, rows), -one.kept.score))
        yield Learned(name, moment.kept.score >= KEPT, moment, moment.practice.id in said)
        said.add(moment.practice.id)


def _shows(practice: Practice, lesson: Lesson) -> bool:
    """Whether the practice is about what the lesson teaches, with the levers that it is about."""
    about = lesson.judged_by in ("any", practice.group)
    return about and not set(lesson.courses).isdisjoint(practice.courses)


def _near(one: Judged, rows: set[str]) -> float:
    """How much of a practice a lesson is about, and of the lesson the practice."""
    courses = set(one.practice.courses)
    return len(rows & courses) / len(rows | courses)


def competencies(judged: Sequence[Judged], score: Score) -> tuple[Competency, ...]:
    """All nine, by the practices that show them, weighed by what breaking them costs."""
    return tuple(_competency(skill, judged, score) for skill in SKILLS)


def _competency(skill: Skill, judged: Sequence[Judged], score: Score) -> Competency:
    shown = tuple(one for one in judged if one.practice.skill == skill)
    weights = [one.practice.weight for one in shown]
    kept = sum(w * one.kept.score for w, one in zip(weights, shown, strict=True))
    return Competency(skill, shown, kept / (sum(weights) or 1.0), came_of(skill, score))


# Goals that tell most of a competency, where a scenario has them; else all goals do (assumption).
_TELLS: Mapping[Skill, str] = {
    "private": "members", "data": "net_contribution", "team": "net_contribution",
}  # fmt: skip


def came_of(skill: Skill, score: Score) -> float:
    """What came of it, 0–1: the share of its goals' points; of forecasts, of theirs."""
    if skill == "forecasting":
        said = score.part("calibration")
        return max(said.points / said.most, 0.0) if said.most else 0.0
    goals = score.part("goals").parts
    told = [goal for goal in goals if goal.id == _TELLS.get(skill)] or goals
    return max(sum(goal.points for goal in told), 0.0) / sum(goal.most for goal in told)
