"""Where a week will end if it goes on as it began, and between what, four times in five.

A week that follows a start from nothing does not climb as that one did: what was set going once
(searches after saves, carry-over of ads) goes on coming, so that each week is about half as steep
as the one before. Taking last week's shape as it is promises twice too much in weeks 2 and 3.
Measured by `python -m tests.tools.pace`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, hypot, sqrt

from simgame.pages.hourly import HOURS_A_WEEK

_FIRST_HOURS = 6  # before them there is nothing to go by
# How much of last week's slope is left in this one. Posts go out on the same days again, so what is
# saved keeps its shape (share; measured over shipped scenarios).
_KEPT = {"saves": 1.0}
_USUALLY_KEPT = 0.5
# Weeks without which a figure has no shape yet: the first one's posts all begin on one day.
_NEEDS = {"saves": 2}
# How far what is still to come lies off at the end of the first known week, and at least: half the
# range that holds four weeks in five (log; measured), and how much wider that of others is.
_WIDE, _LEAST = 0.55, 0.16
_WIDER = {"saves": 3.5, "joins": 3.0}
_FOUR_IN_FIVE = 1.28  # of a normal distribution (standard deviations)


def pace(
    metric: str,
    now: Sequence[float],
    last: Sequence[float],
    hour: int,
    weeks: int,
    curve: Sequence[float],
) -> tuple[float, float, float] | None:
    """Where this week will end, and between what, by what has come by `hour`.

    `now` and `last` are running sums of this week and the one before (see `by_hour`), `weeks` how
    many there were before, `curve` how a day is spread. None in the first hours, or without a week
    to go by.
    """
    known = weeks >= _NEEDS.get(metric, 1) and len(last) > HOURS_A_WEEK
    if not known or hour < _FIRST_HOURS or hour >= len(now):
        return None
    part = usual_shape(metric, last, curve)[hour]
    if not part or not now[hour]:
        return None
    left = now[hour] / part * (1 - part)
    wide = _width(metric, weeks, left)
    return now[hour] + left, now[hour] + left / exp(wide), now[hour] + left * exp(wide)


def usual_shape(metric: str, last: Sequence[float], curve: Sequence[float]) -> list[float]:
    """Which share of a week has usually come after each hour: between last week's and an even one.

    169 values from 0 to 1.
    """
    kept = _KEPT.get(metric, _USUALLY_KEPT) if last[HOURS_A_WEEK] else 0.0
    total = last[HOURS_A_WEEK] or 1.0
    even = [(day + share) / 7 for day in range(7) for share in curve]
    return [kept * a / total + (1 - kept) * b for a, b in zip(last, (0.0, *even), strict=True)]


def _width(metric: str, weeks: int, left: float) -> float:
    """Half the range of what is still to come (log): its shape, and the luck of small counts."""
    shape = max(_WIDE / weeks, _LEAST) * _WIDER.get(metric, 1.0)
    return hypot(shape, _FOUR_IN_FIVE / sqrt(left + 1))
