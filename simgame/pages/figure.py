"""One figure looked at closely: by week, by day, by channel; what it is made of, and what is ahead.

What a channel brought is what its platform reports, by last touch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from simgame.pages.fact import Fact, Page, Row, Section, counted, of_week
from simgame.plan.kpis import KNOWN
from simgame.plan.observation import ChannelRow, DayReport, Finding, Observation, WeekReport

# What a day, and a channel, says of a figure.
_DAYS: dict[str, Callable[[DayReport], float]] = {
    "orders": lambda d: d.orders, "gmv": lambda d: d.gmv, "saves": lambda d: d.saves,
    "impressions": lambda d: d.impressions, "members": lambda d: d.joins - d.exits,
    "exits": lambda d: d.exits, "spend": lambda d: d.spend,
}  # fmt: skip
_CHANNELS: dict[str, tuple[str, str]] = {
    "orders": ("orders", ""), "gmv": ("revenue", ""), "saves": ("saves", ""),
    "impressions": ("impressions", ""), "members": ("joins", ""), "spend": ("spend", ""),
    "cost_per_order": ("spend", "orders"), "ctr": ("clicks", "impressions"),
    "cvr": ("clicked", "clicks"), "engagement_rate": ("engagements", "impressions"),
    "reported_roas": ("revenue", "spend"),
}  # fmt: skip
# What is divided by what.
_MADE: dict[str, tuple[str, str]] = {
    "cost_per_order": ("spend", "orders"), "cac": ("spend", "new_customers"),
    "aov": ("gmv", "orders"), "ctr": ("clicks", "impressions"), "cvr": ("clicked", "clicks"),
    "engagement_rate": ("engagements", "impressions"),
}  # fmt: skip
_MONEY = frozenset({"spend", "gmv", "revenue"})


def figure_page(seen: Observation, reports: Sequence[WeekReport], kpi: str) -> Page:
    """All that is known of the figure, in sections, of which any may be empty.

    `weeks`, `days` (of last week), `groups`, `channels`, `made` (what it is divided from), `bought`
    (a forecast for the week to come) and `past` (the least and the most so far). A week's row has
    what was forecast, a day's what it was a week before, a group's its share.
    """
    sections = (
        Section("weeks", tuple(_weeks(kpi, reports))),
        Section("days", tuple(_days(kpi, reports))),
        Section("groups", tuple(_groups(kpi, reports))),
        Section("channels", tuple(_channels(kpi, reports))),
        Section("made", tuple(_made(kpi, reports))),
        Section("bought", tuple(_bought(kpi, seen))),
        Section("past", tuple(_past(kpi, reports))),
    )
    return Page("figure", sections, len(reports))


def _weeks(kpi: str, reports: Sequence[WeekReport]) -> Iterator[Row]:
    for report in reports:
        value = of_week(kpi, report, "value")
        said = report.plan.get(f"forecast.{kpi}")
        told = (Fact("forecast", said, value.unit),) if isinstance(said, int | float) else ()
        yield Row("week", (str(report.round),), (value, *told))


def _days(kpi: str, reports: Sequence[WeekReport]) -> Iterator[Row]:
    if kpi not in _DAYS or not reports:
        return
    *earlier, last = reports
    before = [_DAYS[kpi](day) for day in earlier[-1].days] if earlier else []
    unit = KNOWN[kpi].unit
    for day in last.days:
        was = before[day.day] if day.day < len(before) else None
        yield Row("day", (str(day.day),), (Fact("value", _DAYS[kpi](day), unit, before=was),))


def _channels(kpi: str, reports: Sequence[WeekReport]) -> Iterator[Row]:
    """Channels of last week, the largest first."""
    if kpi in _CHANNELS and reports:
        parts = [((row.group, *row.keys), (row,)) for row in reports[-1].channels]
        yield from _parts("channel", kpi, parts)


def _groups(kpi: str, reports: Sequence[WeekReport]) -> Iterator[Row]:
    """The same by lever group."""
    if kpi in _CHANNELS and reports:
        rows = reports[-1].channels
        names = dict.fromkeys(row.group for row in rows)
        parts = [((name,), tuple(r for r in rows if r.group == name)) for name in names]
        yield from _parts("group", kpi, parts)


_Parts = Sequence[tuple[tuple[str, ...], tuple[ChannelRow, ...]]]


def _parts(kind: str, kpi: str, parts: _Parts) -> Iterator[Row]:
    over, under = _CHANNELS[kpi]

    def total(rows: Sequence[ChannelRow], metric: str) -> float:
        return float(sum(getattr(row, metric) for row in rows))

    whole = total([row for _, rows in parts for row in rows], over)
    found = []
    for keys, rows in parts:
        value, by = total(rows, over), total(rows, under) if under else 1.0
        if value and by:
            facts = [Fact("value", value / by, KNOWN[kpi].unit)]
            facts += [Fact("share", value / whole, "share")] if not under and whole else []
            found.append(Row(kind, keys, tuple(facts)))
    yield from sorted(found, key=lambda row: -row["value"].value)


def _made(kpi: str, reports: Sequence[WeekReport]) -> Iterator[Row]:
    """The two figures that a rate is made of, last week."""
    if kpi not in _MADE or not reports:
        return
    last = reports[-1]
    sums = {
        metric: float(sum(getattr(row, metric) for row in last.channels))
        for metric in ("engagements", "clicks", "impressions", "clicked")
    }
    sums |= {name: last.kpis[name] for name in ("spend", "orders", "gmv", "new_customers")}
    yield Row("made", _MADE[kpi], tuple(_part(name, sums[name], last) for name in _MADE[kpi]))


def _part(name: str, value: float, last: WeekReport) -> Fact:
    if name in _MONEY:
        return Fact(name, value, "fen")
    exact = name in ("orders", "new_customers", "clicked")
    return counted(name, value, 0.0 if exact else last.count_error)


def _bought(kpi: str, seen: Observation) -> Iterator[Row]:
    found = [f for f in seen.findings if is_forecast(f, kpi) and f.week == seen.round - 1]
    for one in found[-1:]:
        fact = Fact("value", one.value, KNOWN[kpi].unit, interval=(one.low, one.high))
        yield Row("bought", (kpi,), (fact,))


def is_forecast(found: Finding, kpi: str) -> bool:
    """Whether a finding says what a figure will come to."""
    return found.kind == "forecast" and found.keys[:1] == (kpi,)


def _past(kpi: str, reports: Sequence[WeekReport]) -> Iterator[Row]:
    """The least and the most of the weeks before the last."""
    weeks = [of_week(kpi, report) for report in reports[:-1]]
    values = [week.value for week in weeks if not week.is_of_nothing]
    if values:
        unit = KNOWN[kpi].unit
        facts = (Fact("least", min(values), unit), Fact("most", max(values), unit))
        yield Row("past", (kpi,), facts)
