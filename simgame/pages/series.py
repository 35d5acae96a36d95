"""What a chart draws: one figure week by week, and what happened in those weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from simgame.pages.fact import value_of
from simgame.plan.kpis import KNOWN, KpiUnit
from simgame.plan.observation import Message, WeekReport


class Mark(NamedTuple):
    """Something that was told in a week, to stand at its place on the axis."""

    week: int
    told: Message


class Series(NamedTuple):
    """A KPI's values from week 1 on, reported or true."""

    kpi: str
    unit: KpiUnit
    values: tuple[float, ...]
    is_truth: bool = False
    marks: tuple[Mark, ...] = ()


def series(
    kpi: str,
    weeks: Sequence[Mapping[str, float]],
    marked: Iterable[Mark] = (),
    *,
    is_truth: bool = False,
) -> Series:
    """One KPI of the figures of each week."""
    values = tuple(value_of(kpi, week) for week in weeks)
    return Series(kpi, KNOWN[kpi].unit, values, is_truth, tuple(marked))


def marks(reports: Iterable[WeekReport]) -> tuple[Mark, ...]:
    """The scenario's events of which the player was told."""
    return tuple(
        Mark(report.round, told)
        for report in reports
        for day in report.days
        for told in day.messages
        if told.code.startswith(("event-", "crisis-"))
    )
