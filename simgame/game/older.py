"""What is kept of week reports as they grow old, so that an Observation stays within 64 KB.

The last report is whole. Of earlier ones the plan goes but for what later pages compare: forecasts,
offers to KOLs and standing orders. After some weeks touchpoints keep only what they cost and
brought, days only their messages, and in the end neither is kept. Where a season uses very many
levers, all of that comes sooner. The save keeps every decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simgame.plan.observation import ChannelRow, DayReport, WeekReport


class Limits(NamedTuple):
    """How many weeks keep each part of their report.

    What was heard, every figure of the touchpoints, the days' figures, messages with what they are
    compared with, and what touchpoints cost and brought.
    """

    heard: int
    whole: int
    days: int
    messages: int
    costs: int


# From generous to strict; the first that is small enough is used.
LIMITS = (
    Limits(2, 2, 3, 4, 8),
    Limits(2, 2, 2, 3, 5),
    Limits(1, 1, 1, 2, 3),
    Limits(1, 1, 1, 1, 2),
)
# What all reports may come to, in bytes; the rest of an Observation is under 24 KB.
MOST = 40_000
_SHORT = frozenset(("group", "keys", "spend", "orders", "revenue"))
_COMPARED = ("forecast.", "kol.", "standing.")
# Usual bytes of the parts as JSON: a report's figures, a lever, a touchpoint whole and in short, a
# day, a message, and something heard.
_REPORT, _LEVER, _WHOLE_ROW, _SHORT_ROW, _DAY, _MESSAGE, _HEARD = 700, 38, 135, 85, 170, 85, 170


def aged(reports: Sequence[WeekReport]) -> list[WeekReport]:
    """The reports of all weeks, each as whole as its age allows; the last is the youngest."""
    last = len(reports) - 1
    kept: list[WeekReport] = []
    for limits in LIMITS:
        kept = [_of_age(report, last - n, limits) for n, report in enumerate(reports)]
        if sum(map(_bytes, kept)) <= MOST:
            break
    return kept


def _bytes(report: WeekReport) -> int:
    """About how long a report is as JSON."""
    rows = sum(_WHOLE_ROW if row.impressions else _SHORT_ROW for row in report.channels)
    days = sum(_DAY + _MESSAGE * len(day.messages) for day in report.days)
    return _REPORT + _LEVER * len(report.plan) + rows + days + _HEARD * len(report.heard)


def _of_age(report: WeekReport, weeks: int, limits: Limits) -> WeekReport:
    if weeks == 0:
        return report
    names = _COMPARED if weeks < limits.messages else _COMPARED[:1]
    plan = {path: value for path, value in report.plan.items() if path.startswith(names)}
    changed: dict[str, object] = {"plan": plan} if len(plan) < len(report.plan) else {}
    if weeks >= limits.heard and report.heard:
        changed["heard"] = ()
    if weeks >= limits.days and report.days:
        changed["days"] = _told(report.days) if weeks < limits.messages else ()
    if weeks >= limits.whole and report.channels:
        changed["channels"] = _costs(report.channels) if weeks < limits.costs else ()
    return report.model_copy(update=changed) if changed else report


def _told(days: Sequence[DayReport]) -> tuple[DayReport, ...]:
    return tuple(DayReport(day=d.day, messages=d.messages) for d in days if d.messages)


def _costs(rows: tuple[ChannelRow, ...]) -> tuple[ChannelRow, ...]:
    """The rows of a report with no more than `_SHORT`, which they have or lack all together."""
    if rows[0].model_fields_set <= _SHORT:
        return rows
    return tuple(
        ChannelRow(
            group=row.group, keys=row.keys, spend=row.spend, orders=row.orders, revenue=row.revenue
        )
        for row in rows
    )
