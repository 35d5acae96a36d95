"""The table of KPIs: last week, against the week before, and week by week."""

from __future__ import annotations

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.kpis import BY_ID, Kpi
from simgame.tui.cells import Cell, Row, grid, heading, paragraph, spark

# Changes smaller than this are called none: they are within the noise of the reports.
STILL = 0.005


def kpi_table(play: Play, t: Texts, width: int) -> list[Row]:
    """Every KPI of last week, those that are watched first; before week one, what to do instead."""
    last = play.last
    rows = [heading(t("Figures by week"), width)]
    if last is None:
        said = t("No week has been played yet. Set some levers on the plan (F2), then run with r.")
        return [*rows, *paragraph(said, width, "dim")]
    head: list[Cell] = [("", ""), (t("last week"), "dim"), (t("change"), "dim"),
                        (t("by week"), "dim"), (t("season"), "dim")]  # fmt: skip
    known = [kpi for kpi in BY_ID.values() if kpi.id in last.kpis]
    # What the player watches stands above the rest.
    known.sort(key=lambda kpi: not play.observation.start.get(f"watch.{kpi.id}"))
    cells = [_cells(play, kpi, t) for kpi in known]
    return [*rows, *grid([head, *cells], "lrrlr", width)]


def _cells(play: Play, kpi: Kpi, t: Texts) -> list[Cell]:
    weeks = [week.kpis.get(kpi.id, 0.0) for week in play.observation.history]
    season = play.observation.kpis.get(kpi.id) if kpi.span == "season" else None
    return [
        (kpi.label.of(t.lang), ""),
        (words.figure_short(kpi.id, weeks[-1], t), "strong"),
        change(kpi, weeks[-1], weeks[-2] if len(weeks) > 1 else None),
        (spark(weeks[-12:]), "bar"),
        (words.figure_short(kpi.id, season, t) if season is not None else "", "dim"),
    ]


def change(kpi: Kpi, now: float, before: float | None) -> Cell:
    """The relative change with its direction: ▲ ▼ or =, green when it is for the better."""
    if before is None:
        return "", ""
    if abs(now - before) <= STILL * abs(before) or now == before:
        return "=", "dim"
    up = now > before
    size = f" {abs(now / before - 1):.0%}" if before and now / before > 0 else ""
    return ("▲" if up else "▼") + size, "good" if up == kpi.more_is_better else "bad"
