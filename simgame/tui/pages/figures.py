"""The table of KPIs: last week, against the week before, and week by week."""

from __future__ import annotations

from collections.abc import Sequence

from simgame import pages, words
from simgame.locale import Texts
from simgame.plan.observation import Observation
from simgame.tui.cells import Cell, Row, grid, heading, paragraph, spark

_ARROWS = ("=", "▲", "▼")
_WEEKS = 12
_WITH_INTERVALS = 76


def kpi_table(rows: Sequence[pages.Row], seen: Observation, t: Texts, width: int) -> list[Row]:
    """Every KPI of last week; before week one, what to do instead."""
    title = heading(t("Figures by week"), width)
    if not rows:
        told = t("No week has been played yet. Set some levers on the plan (F2), then run with r.")
        return [title, *paragraph(told, width, "dim")]
    names = (t("last week"), t("interval"), t("change"), t("by week"), t("season"))
    head: list[Cell] = [("", ""), *((name, "dim") for name in names)]
    cells = [head, *(_cells(row, seen, t) for row in rows)]
    if width < _WITH_INTERVALS:
        cells = [[*row[:2], *row[3:]] for row in cells]
    return [title, *grid(cells, "l" + "r" * (len(cells[0]) - 3) + "lr", width)]


def _cells(row: pages.Row, seen: Observation, t: Texts) -> list[Cell]:
    (kpi,) = row.keys
    line = pages.series(kpi, [week.kpis for week in seen.history])
    return [
        (words.kpi_name(kpi, t), ""),
        (about(row[kpi], t), "strong"),
        (words.interval(row[kpi], t, short=True), "dim"),
        change(row[kpi], t),
        (spark(line.values[-_WEEKS:]), "bar"),
        (words.said(row["season"], t, short=True) if "season" in row else "", "dim"),
    ]


def about(fact: pages.Fact, t: Texts) -> str:
    """The value for a narrow column, with a sign where it is not exact."""
    value = words.said(fact, t, short=True)
    return value if fact.interval is None else f"≈{value}"


def change(fact: pages.Fact, t: Texts) -> Cell:
    """The relative change with its direction: ▲ ▼ or =, green when it is for the better."""
    if fact.before is None:
        return "", ""
    if fact.is_unclear:
        return words.unclear(fact, t, short=True), "dim"
    if not fact.moved:
        return "=", "dim"
    size = "" if fact.change is None else f" {words.share(round(abs(fact.change), 2))}"
    return _ARROWS[fact.moved] + size, fact.tone
