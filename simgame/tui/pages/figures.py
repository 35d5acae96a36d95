"""The table of KPIs: last week, against the week before, and week by week."""

from __future__ import annotations

from collections.abc import Sequence

from simgame import pages, words
from simgame.locale import Texts
from simgame.plan.observation import Observation
from simgame.tui.cells import Cell, Row, grid, heading, paragraph, spark

_ARROWS = ("=", "▲", "▼")
_WEEKS = 12


def kpi_table(rows: Sequence[pages.Row], seen: Observation, t: Texts, width: int) -> list[Row]:
    """Every KPI of last week; before week one, what to do instead."""
    title = heading(t("Figures by week"), width)
    if not rows:
        told = t("No week has been played yet. Set some levers on the plan (F2), then run with r.")
        return [title, *paragraph(told, width, "dim")]
    head: list[Cell] = [("", ""), (t("last week"), "dim"), (t("change"), "dim"),
                        (t("by week"), "dim"), (t("season"), "dim")]  # fmt: skip
    return [title, *grid([head, *(_cells(row, seen, t) for row in rows)], "lrrlr", width)]


def _cells(row: pages.Row, seen: Observation, t: Texts) -> list[Cell]:
    (kpi,) = row.keys
    line = pages.series(kpi, [week.kpis for week in seen.history])
    return [
        (words.kpi_name(kpi, t), ""),
        (words.said(row[kpi], t, short=True), "strong"),
        change(row[kpi]),
        (spark(line.values[-_WEEKS:]), "bar"),
        (words.said(row["season"], t, short=True) if "season" in row else "", "dim"),
    ]


def change(fact: pages.Fact) -> Cell:
    """The relative change with its direction: ▲ ▼ or =, green when it is for the better."""
    if fact.before is None:
        return "", ""
    if not fact.moved:
        return "=", "dim"
    size = "" if fact.change is None else f" {words.share(round(abs(fact.change), 2))}"
    return _ARROWS[fact.moved] + size, fact.tone
