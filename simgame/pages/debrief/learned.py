"""What a season taught: its lessons with their moment, and how each competency was shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from simgame.pages.debrief.practice import KEPT, Judged, Skill
from simgame.scenario.schema import Scenario

SKILLS: tuple[Skill, ...] = get_args(Skill)


@dataclass(frozen=True, slots=True)
class Learned:
    """A lesson of the scenario: kept (`did`), not kept, or None where there was no occasion.

    `moment` is the practice that shows it, with its week and figures.
    """

    lesson: str
    did: bool | None
    moment: Judged | None = None


@dataclass(frozen=True, slots=True)
class Competency:
    """How well one was shown, 0–1, and by which practices; None where nothing showed it."""

    skill: Skill
    level: float | None
    shown: tuple[Judged, ...]


def learned(view: Scenario, judged: Sequence[Judged]) -> tuple[Learned, ...]:
    """Every lesson, in the scenario's order."""
    return tuple(_lessons(view, judged))


def _lessons(view: Scenario, judged: Sequence[Judged]) -> Iterator[Learned]:
    for name, lesson in view.lessons.items():
        rows = set(lesson.courses)
        near = [one for one in judged if rows & set(one.practice.courses)]
        if not near:
            yield Learned(name, None)
            continue
        # Nearest is what the rows say most of; of those what was kept worst.
        moment = max(near, key=lambda one: (_near(one, rows), -one.kept.score))
        yield Learned(name, moment.kept.score >= KEPT, moment)


def _near(one: Judged, rows: set[str]) -> float:
    """How much of a practice a lesson is about, and of the lesson the practice."""
    courses = set(one.practice.courses)
    return len(rows & courses) / len(rows | courses)


def competencies(judged: Sequence[Judged]) -> tuple[Competency, ...]:
    """All nine, by the practices that show them, weighed by what breaking them costs."""
    return tuple(_competency(skill, judged) for skill in SKILLS)


def _competency(skill: Skill, judged: Sequence[Judged]) -> Competency:
    shown = tuple(one for one in judged if one.practice.skill == skill)
    weights = [one.practice.weight for one in shown]
    if not shown:
        return Competency(skill, None, ())
    level = sum(w * one.kept.score for w, one in zip(weights, shown, strict=True)) / sum(weights)
    return Competency(skill, level, shown)
