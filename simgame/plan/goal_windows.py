"""Over which weeks a goal is judged, and what a figure comes to over several weeks.

A window is a number: 0 is the whole season, 5 from round 5 on, −2 the last two weeks. Over several
weeks a sum is added up, a level is the mean of their Sundays, and a rate is what it would be if
they were one week, as far as the reports of the weeks say: each counts by how much it is a rate of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from simgame.plan.kpis import BY_ID

Week = Mapping[str, float]


def weeks_of(window: int, rounds: int) -> range:
    """The rounds of a window, from 1, in a season of so many."""
    first = rounds + window + 1 if window < 0 else window
    return range(max(first, 1), rounds + 1)


def value_over(kpi: str, weeks: Sequence[Week]) -> float | None:
    """A figure over `weeks`, each with its figures as reported; None where it is of nothing."""
    known = BY_ID[kpi]
    if known.span == "season" or (known.span == "week" and known.unit == "count"):
        return sum(week[kpi] for week in weeks)
    if known.span == "now":
        return sum(week[kpi] for week in weeks) / len(weeks) if weeks else None
    if kpi in _PARTS:
        over, under = (sum(week[part] for week in weeks) for part in _PARTS[kpi])
        return over / under if under else None
    weigh = _WEIGHTS.get(kpi, _alike)
    total = sum(map(weigh, weeks))
    return sum(week[kpi] * weigh(week) for week in weeks) / total if total else None


def _alike(week: Week) -> float:  # noqa: ARG001 - every week counts the same
    return 1.0


def _of(kpi: str) -> Callable[[Week], float]:
    return lambda week: week[kpi]


def _over(kpi: str, rate: str) -> Callable[[Week], float]:
    """What a rate is a rate of, where only the other side of it is told."""
    return lambda week: week[kpi] / week[rate] if week[rate] else 0.0


# What is divided by what, and what else each week counts by.
_PARTS = {"cac": ("spend", "new_customers"), "aov": ("gmv", "orders")}
_WEIGHTS: dict[str, Callable[[Week], float]] = {
    "engagement_rate": _of("impressions"),
    "ctr": _of("impressions"),
    "cvr": lambda week: week["ctr"] * week["impressions"],
    "cpm": _of("impressions"),
    "reported_roas": _of("spend"),
    "share_of_voice": _over("impressions", "share_of_voice"),
    "return_rate": _of("orders"),
    "repeat_rate": _of("orders"),
}
