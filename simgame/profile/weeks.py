"""The figures by which the weeks of a season are told, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_ALWAYS = ("orders", "gmv", "spend")


def weeks_of(
    weeks: Iterable[Mapping[str, float]], goals: Iterable[str]
) -> tuple[dict[str, float], ...]:
    """Of the reported KPIs of each week, by id, those that are told: money in fen, shares 0–1."""
    told = tuple(dict.fromkeys((*_ALWAYS, *goals)))
    return tuple({kpi: week[kpi] for kpi in told if kpi in week} for week in weeks)
