"""What is kept of week reports as they grow old, so that an Observation stays within 64 KB.

The last report is whole. Of earlier ones the plan goes but for what later pages compare: forecasts,
offers to KOLs and standing orders. After some weeks touchpoints keep only what they cost and
brought, days only their messages, and in the end neither is kept. The save keeps every decision.
"""

from __future__ import annotations

from collections.abc import Sequence

from simgame.plan.observation import ChannelRow, DayReport, WeekReport

# How many weeks keep what was heard, every figure of their touchpoints, their days' figures, their
# messages, and what touchpoints cost and brought.
WITH_HEARD, WHOLE, WITH_DAYS, WITH_MESSAGES, WITH_COSTS = 2, 2, 3, 4, 8
_COMPARED = ("forecast.", "kol.", "standing.")
_AGES = frozenset({1, WITH_HEARD, WHOLE, WITH_DAYS, WITH_MESSAGES, WITH_COSTS})


def aged(reports: Sequence[WeekReport]) -> list[WeekReport]:
    """The reports of all weeks, each as whole as its age allows; the last is the youngest.

    To be called at each new report: only those that come of an age are changed.
    """
    last = len(reports) - 1
    return [_of_age(report, last - n) for n, report in enumerate(reports)]


def _of_age(report: WeekReport, weeks: int) -> WeekReport:
    if weeks not in _AGES:
        return report
    names = _COMPARED if weeks < WITH_MESSAGES else _COMPARED[:1]
    changed: dict[str, object] = {
        "plan": {path: value for path, value in report.plan.items() if path.startswith(names)}
    }
    if weeks >= WITH_HEARD:
        changed["heard"] = ()
    if weeks >= WITH_DAYS:
        changed["days"] = _told(report.days) if weeks < WITH_MESSAGES else ()
    if weeks >= WHOLE:
        kept = report.channels if weeks < WITH_COSTS else ()
        changed["channels"] = tuple(_costs(row) for row in kept)
    return report.model_copy(update=changed)


def _told(days: Sequence[DayReport]) -> tuple[DayReport, ...]:
    return tuple(DayReport(day=d.day, messages=d.messages) for d in days if d.messages)


def _costs(row: ChannelRow) -> ChannelRow:
    return ChannelRow(
        group=row.group, keys=row.keys, spend=row.spend, orders=row.orders, revenue=row.revenue
    )
