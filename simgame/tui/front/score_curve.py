"""The score of a season week by week, as a chart, beside another one."""

from __future__ import annotations

from collections.abc import Sequence

from simgame.locale import Texts
from simgame.profile import Finished, Played
from simgame.tui.cells import Row, Span, fit_right, heading
from simgame.tui.look import Canvas, named_points

CHART_ROWS = 9
BESIDE = 4  # rows of `titled_curve` that are not of its chart
_WIDEST = 170  # cells of a chart at most


def titled_curve(
    mine: Finished, before: Sequence[Played], t: Texts, width: int, high: int = CHART_ROWS
) -> list[Row]:
    """The curve beside that of the best season `before` it, under its title."""
    best = max((one.result for one in before), key=lambda one: one.total, default=None)
    title = heading(t("The score week by week"), width)
    return [(), title, *curve_rows(mine, best, t, width, high)]


def curve_rows(
    mine: Finished, best: Finished | None, t: Texts, width: int, high: int = CHART_ROWS
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
    weeks = [t("wk {week}", week=n + 1) for n in range(max(len(mine.by_week), 1))]
    rows.append((Span(" " * 6), *named_points(weeks, room)))
    legend: Row = (Span(" " * 6), Span("── ", "brand bold"),
                   Span(t("this season {points}", points=mine.total)))  # fmt: skip
    if best is not None:
        legend = (*legend, Span("   ╌╌ ", "bright"),
                  Span(t("the other {points}", points=best.total), "dim"))  # fmt: skip
    return [*rows, legend]
