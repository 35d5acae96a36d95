"""Page 7 of the debrief: the score week by week beside other seasons, reports beside the truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.profile import Finished, Played
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, heading, spark
from simgame.tui.front.home_lists import GRADES
from simgame.tui.look import Canvas

_CHART_ROWS = 9
_WIDEST = 170  # cells of a chart at most
_FULL = 1000.0


def compare_lines(
    known: pages.Debrief, before: Sequence[Played], mine: Finished | None, t: Texts, width: int
) -> list[Line]:
    """The score week by week beside the best one, other tries, and reports beside the truth."""
    rows: list[Row] = []
    best = max(before, key=lambda one: one.result.total, default=None)
    if mine is not None:
        rows += [(), heading(t("The score week by week"), width)]
        rows += curve_rows(mine, best.result if best else None, t, width)
    if before and mine is not None:
        rows += [(), heading(t("Your other seasons here"), width)]
        rows += [_try(one.result, t, width) for one in before[-6:]]
    rows += [(), heading(t("What was reported, and what was true"), width)]
    rows += _truth(known, t, width)
    return [Line(row) for row in rows]


def curve_rows(
    mine: Finished, best: Finished | None, t: Texts, width: int, high: int = _CHART_ROWS
) -> list[Row]:
    """Yours solid, the best before it dashed; the chart is `high` rows."""
    room = max(min(width - 24, _WIDEST), 20)
    canvas = Canvas(room, high)
    top = max([*mine.by_week, *(best.by_week if best else ()), 100])
    if best is not None:
        canvas.line([score / top for score in best.by_week], "text", every=3)
    canvas.line([score / top for score in mine.by_week], "brand")
    drawn = list(canvas.rows())
    labels = {0: f"{top:,}", high - 1: "0"}
    rows: list[Row] = [(Span(fit_right(labels.get(n, ""), 5) + " ", "faint"), *row)
                       for n, row in enumerate(drawn)]  # fmt: skip
    rows.append((Span(" " * 6), *_weeks(max(len(mine.by_week), 1), t, room)))
    legend: Row = (Span(" " * 6), Span("── ", "brand bold"),
                   Span(t("this season {points}", points=mine.total)))  # fmt: skip
    if best is not None:
        legend = (*legend, Span("   ╌╌ ", "bright"),
                  Span(t("the other {points}", points=best.total), "dim"))  # fmt: skip
    return [*rows, legend]


def _weeks(weeks: int, t: Texts, room: int) -> Row:
    """Under a chart of `room` cells: which week stands where, as many as there is room for."""
    axis, free = Canvas(room, 1), 0
    for week in range(weeks):
        said = t("wk {week}", week=week + 1)
        x = round(week / max(weeks - 1, 1) * (room - 1)) - (cell_len(said) // 2 if week else 0)
        x = min(x, room - cell_len(said))
        if x >= free:
            axis.text(x, 0, said, "dim")
            free = x + cell_len(said) + 2
    return axis.rows()[0]


def _try(result: Finished, t: Texts, width: int) -> Row:
    tone = GRADES.get(result.grade, "text")
    luck = t("seed {seed}", seed=result.seed)
    return (
        Span(fit(luck, 24), "dim"), Span(fit_right(str(result.total), 5), "bright bold"),
        Span(f" {result.grade}  ", f"{tone} bold"),
        *bar_spans(result.total / _FULL, max(min(width - 60, 40), 8), tone),
        Span("  " + spark(result.by_week), "brand"),
    )  # fmt: skip


def _truth(known: pages.Debrief, t: Texts, width: int) -> Iterator[Row]:
    for row in known.page["truth"]:
        reported, true = (words.said(row[name], t) for name in ("reported", "true"))
        yield (
            Span(fit(words.kpi_name(row.keys[0], t), 24)),
            Span(fit(t("reported"), 9), "dim"), Span(fit_right(reported, 10), "dim"),
            Span("  " + fit(t("true"), 6)),
            Span(fit_right(true, 12), "bright bold"),
        )  # fmt: skip
    if not known.page["truth"]:
        yield (Span(fit(t("Every figure of the score is exact here."), width), "dim"),)
