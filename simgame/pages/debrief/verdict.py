"""What is said first of a season: it has to agree with the score.

A mistake is named where what is taught was broken badly, and a good player's decisions there would
have brought more points. A low score without such a mistake lacks what a good plan has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simgame.game.score import Score
from simgame.pages.debrief.beside import Beside
from simgame.pages.debrief.practice import Judged

# Harm from which on a broken practice is called a mistake, and a big one; points that make a
# difference; how much of a good plan's score may be missing before something is (share; all
# assumptions).
MISTAKE, BIG, MATTERS, LACKS = 0.2, 0.4, 10.0, 0.1
# Points of a big mistake, at least, of one's own score (share; assumption).
MISSED = 0.03
# The same of what a good plan had more (share; assumption): less does not tell why little came.
_TELLS = 0.05
# Points from which on a mistake is as grave as it is taught to be, and what is left of that where
# nothing came of it (share; assumptions).
_GRAVE, _SLIGHT = 150.0, 0.25
# Money more than the good plan's from which on it is missing elsewhere (share of all that the good
# plan spent; assumption).
_MISSING = 0.1
# So many times the points of the mistake that is named are far more (assumption).
_FAR = 2.0
# Breaking one of these shows in more groups than its own.
_ANYWHERE = ("spread", "money-used", "steady", "in-bursts", "more-than-ads")
# What is against the rules is a mistake whatever it brings.
_RULES = ("nothing-to-find", "permit-first")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said first: a `mistake`, what `lacks`, that it was `fine`, or `better` than the plan.

    `mistake` and `lacks` say what a good player's decisions in `group` would have added, in
    `points`, 0 where that is not known; `lacks` names the `part` of the score, or the goal, at
    which most points are missing, and how many, in `missing`. Where far more lay in another group
    than in the mistake, that group is `beyond` it, with its points.
    """

    code: Literal["mistake", "lacks", "fine", "better"]
    mistake: Judged | None = None
    group: str = ""
    points: float = 0.0
    part: str = ""
    missing: float = 0.0
    beyond: tuple[str, float] | None = None


def mistakes_of(judged: Sequence[Judged], other: Beside | None) -> tuple[Judged, ...]:
    """What went against what is taught and cost something, what mattered most first."""
    broken = (one for one in judged if not one.is_kept and one.harm >= MISTAKE)
    return tuple(sorted((one for one in broken if _cost(one, other)),
                        key=lambda one: -_gravity(one, other)))  # fmt: skip


def _cost(one: Judged, other: Beside | None) -> bool:
    """Whether anything would have been better without it, as far as is known."""
    return other is None or one.practice.id in _RULES or worth_of(one, other) >= MATTERS


def _gravity(one: Judged, other: Beside | None) -> float:
    """Harm, less of it where little came of it."""
    if other is None or one.practice.id in _RULES:
        return one.harm
    return one.harm * (_SLIGHT + (1 - _SLIGHT) * min(worth_of(one, other) / _GRAVE, 1.0))


def worth_of(one: Judged, other: Beside) -> float:
    """Points that there would have been without it.

    What the season had with this one habit mended; else what a good player's decisions would have
    added where a practice shows.
    """
    practice = one.practice
    if practice.id in other.mended:
        return other.mended[practice.id]
    if practice.group == "forecast":
        return other.gaps.get("calibration", 0.0)
    if practice.id in _ANYWHERE or _takes_from_others(practice.group, other):
        return max(other.worth.values(), default=0.0)
    return other.worth.get(practice.group, 0.0)


def _takes_from_others(group: str, other: Beside) -> bool:
    """Whether so much more money went there than in the good plan that others lacked it."""
    more = other.mine.get(group, 0) - other.theirs.get(group, 0)
    return more > _MISSING * sum(other.theirs.values())


def verdict_of(mistakes: Sequence[Judged], score: Score, other: Beside | None) -> Verdict:
    """What is said first of a season."""
    ahead = other.score - score.total if other is not None else 0
    least = max(MISSED * score.total, _TELLS * ahead)
    for one in mistakes:
        points = worth_of(one, other) if other is not None else least
        if one.harm >= BIG and (points >= least or one.practice.id in _RULES):
            gained = max(points, 0.0) if other is not None else 0.0
            group = one.practice.group
            return Verdict("mistake", one, group, gained, beyond=_beyond(group, gained, other))
    if other is None:
        part, missing = max(_short(score), key=lambda pair: pair[1])
        lacks = score.grade in ("D", "E")
        return Verdict("lacks" if lacks else "fine", part=part, missing=missing)
    if score.total > other.score:
        return Verdict("better")
    part, missing = max(other.gaps.items(), key=lambda pair: pair[1])
    if other.score - score.total <= LACKS * other.score:
        return Verdict("fine", part=part, missing=missing)
    group, points = next(iter(other.worth.items()), ("", 0.0))
    return Verdict("lacks", None, group if points >= MATTERS else "", points, part, missing)


def _beyond(group: str, gained: float, other: Beside | None) -> tuple[str, float] | None:
    """Another group in which far more lay, if there is one."""
    worth = dict(other.worth) if other is not None else {}
    worth.pop(group, None)
    name, points = max(worth.items(), key=lambda pair: pair[1], default=("", 0.0))
    return (name, points) if points >= max(_FAR * gained, MATTERS) else None


def _short(score: Score) -> Iterator[tuple[str, float]]:
    """Points that are missing at each goal."""
    yield from ((goal.id, goal.most - goal.points) for goal in score.part("goals").parts)
