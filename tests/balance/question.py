"""A question of balance: the ways to compare, and what must come out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from simgame.lab.effect import Effect, effect
from tests.balance.way import Way

CLEAR = 1.0  # point: less than this nobody sees

Season = Mapping[str, float]
# The seasons of each way, by its name; all on the same seeds.
Seasons = Mapping[str, Sequence[Season]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The figure, and whether it is as it should be; None where the scenario has no such thing."""

    figure: str
    holds: bool | None = True


@dataclass(frozen=True)
class Question:
    """What is asked of every scenario at every level.

    `ways` are what has to be played (names are shared between questions: a way is played once),
    `judge` reads the seasons.
    """

    id: str
    asks: str
    ways: Callable[[str, str], Sequence[Way]]
    judge: Callable[[Seasons], Answer]


def lift(seasons: Seasons, before: str, after: str, figure: str = "score") -> Effect:
    """By how much one way moves a figure against another, on the same seeds."""
    return effect(seasons[before], seasons[after], figure)


def above(moved: Effect) -> bool:
    """Whether it is more, so that somebody sees it and luck does not explain it."""
    return moved.sign == "up" and moved.mean >= CLEAR
