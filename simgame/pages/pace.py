"""Where a week will end if it goes on as it began, and between what, four times in five.

A week that follows a start from nothing does not climb as that one did: what was set going once
(searches after saves, carry-over of ads) goes on coming, so that each week is about half as steep
as the one before. Taking last week's shape as it is promises twice too much in weeks 2 and 3. Days
on which more people buy, as everybody was told, have more of the orders.
Measured by `python -m tests.tools.pace`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import exp, hypot, sqrt

from simgame.pages.hourly import HOURS_A_DAY, HOURS_A_WEEK
from simgame.pages.occasions import Rhythm

_LEAST_OFTEN = 0.05  # of a usual day's buying occasions: less says nothing of other days
_FIRST_HOURS = 6  # before them there is nothing to go by
# How much of last week's slope is left in this one. Posts go out on the same days again, so what is
# saved keeps its shape (share; measured over shipped scenarios).
_KEPT = {"saves": 1.0}
_USUALLY_KEPT = 0.5
# What is bought: more on days on which more people buy.
_BOUGHT = ("orders", "gmv")
# Weeks without which a figure has no shape yet: the first one's posts all begin on one day.
_NEEDS = {"saves": 2}
# How far what is still to come lies off at the end of the first known week, and at least: half the
# range that holds four weeks in five (log; measured), and how much wider that of others is.
_WIDE, _LEAST = 0.55, 0.16
_WIDER = {"saves": 4.0, "joins": 3.0}
_FOUR_IN_FIVE = 1.28  # of a normal distribution (standard deviations)


def pace(
    metric: str,
    now: Sequence[float],
    last: Sequence[float],
    hour: int,
    weeks: int,
    rhythm: Rhythm,
) -> tuple[float, float, float] | None:
    """Where this week will end, and between what, by what has come by `hour`.

    `now` and `last` are running sums of this week and the one before (see `by_hour`), `weeks` how
    many there were before. None in the first hours, or without a week to go by.
    """
    known = weeks >= _NEEDS.get(metric, 1) and len(last) > HOURS_A_WEEK
    if not known or hour < _FIRST_HOURS or hour >= len(now):
        return None
    part = usual_shape(metric, last, rhythm)[hour]
    if not part or not now[hour]:
        return None
    left = now[hour] / part * (1 - part)
    wide = _width(metric, weeks, left)
    return now[hour] + left, now[hour] + left / exp(wide), now[hour] + left * exp(wide)


def usual_shape(metric: str, last: Sequence[float], rhythm: Rhythm) -> list[float]:
    """Which share of a week has usually come after each hour: between last week's and an even one.

    169 values from 0 to 1; days on which more people buy have more of what is bought.
    """
    curve, before, now = rhythm if metric in _BOUGHT else Rhythm(rhythm.curve)
    kept = _KEPT.get(metric, _USUALLY_KEPT) if last[HOURS_A_WEEK] else 0.0
    even = [0.0, *((day + share) / 7 for day in range(7) for share in curve)]
    as_last = _spread(last, [b / max(a, _LEAST_OFTEN) for a, b in zip(before, now, strict=True)])
    return [kept * a + (1 - kept) * b for a, b in zip(as_last, _spread(even, now), strict=True)]


def _spread(sums: Sequence[float], days: Sequence[float]) -> list[float]:
    """Running sums of which every day has so many times as much, as shares of their end."""
    gains = (after - before for before, after in pairwise(sums))
    found = [0.0, *accumulate(g * days[hour // HOURS_A_DAY] for hour, g in enumerate(gains))]
    return [value / (found[-1] or 1.0) for value in found]


def _width(metric: str, weeks: int, left: float) -> float:
    """Half the range of what is still to come (log): its shape, and the luck of small counts."""
    shape = max(_WIDE / weeks, _LEAST) * _WIDER.get(metric, 1.0)
    return hypot(shape, _FOUR_IN_FIVE / sqrt(left + 1))
