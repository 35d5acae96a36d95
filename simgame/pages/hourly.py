"""Figures hour by hour, for show: reports know days; a day is spread by when people are online."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from simgame.plan.observation import DayReport
from simgame.scenario.schema import Scenario

HOURS_A_DAY, HOURS_A_WEEK = 24, 168
# The hours of the parts of a day, in the order of `Day`.
_PARTS = {"morning": (6, 11), "noon": (11, 14), "afternoon": (14, 18), "evening": (18, 24),
          "night": (0, 6)}  # fmt: skip


def day_curve(view: Scenario) -> tuple[float, ...]:
    """The share of a day's figures that has come by the end of each of its 24 hours."""
    weights = [0.0] * HOURS_A_DAY
    for persona in view.personas.values():
        for part, (start, end) in _PARTS.items():
            each = persona.share * getattr(persona.online, part) / (end - start)
            for hour in range(start, end):
                weights[hour] += each
    total = sum(weights)
    if total <= 0:
        return tuple((hour + 1) / HOURS_A_DAY for hour in range(HOURS_A_DAY))
    return tuple(min(value / total, 1.0) for value in accumulate(weights))


def by_hour(days: Sequence[DayReport], metric: str, curve: Sequence[float]) -> list[float]:
    """The running sum of a metric after each hour, from Monday 00:00 on; 24 values a day and one.

    Sums of whole days are the reported ones.
    """
    sums, before = [0.0], 0.0
    for day in days:
        value = float(getattr(day, metric))
        sums += [before + value * share for share in curve]
        before += value
        sums[-1] = before
    return sums
