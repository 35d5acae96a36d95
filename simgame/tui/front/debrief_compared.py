"""Page 7 of the debrief: the score week by week beside other seasons, reports beside the truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.profile import Finished, Played
from simgame.tui.cells import (
    Cell,
    Line,
    Row,
    Span,
    bar_spans,
    fit,
    fit_right,
    grid,
    heading,
    spark,
    spread_over,
)
from simgame.tui.front.home_lists import GRADES
from simgame.tui.front.score_curve import titled_curve

_FULL = 1000.0


def compare_lines(
    known: pages.Debrief, before: Sequence[Played], mine: Finished | None, t: Texts, width: int
) -> list[Line]:
    """The score week by week beside the best one, other tries, and reports beside the truth."""
    rows: list[Row] = []
    if mine is not None:
        rows += titled_curve(mine, before, t, width)
    if before and mine is not None:
        rows += [(), heading(t("Your other seasons here"), width)]
        rows += [_try(one.result, t, width) for one in before[-6:]]
    rows += [(), heading(t("What was reported, and what was true"), width)]
    rows += _truth(known, t, width)
    return [Line(row) for row in rows]


def _try(result: Finished, t: Texts, width: int) -> Row:
    tone = GRADES.get(result.grade, "text")
    luck = t("seed {seed}", seed=result.seed)
    return (
        Span(fit(luck, 24), "dim"), Span(fit_right(str(result.total), 5), "bright bold"),
        Span(f" {result.grade}  ", f"{tone} bold"),
        *bar_spans(result.total / _FULL, max(min(width - 60, 40), 8), tone),
        Span("  " + spark(result.by_week), "brand"),
    )  # fmt: skip


def goal_rows(curves: Sequence[pages.Curve], t: Texts, width: int) -> list[Row]:
    """Each goal after every week as it truly was, beside its target; none where nobody knows."""
    if not any(curve.true for curve in curves):
        return []
    heads: list[list[Cell]] = [[("", ""), ("", ""), ("", "")]]
    weeks = [[t("wk {week}", week=n + 1) for n in range(len(curves[0].true))]]
    for curve in curves:
        aim = t("target {value}", value=words.figure(curve.kpi, curve.goal.target, t, short=True))
        heads.append([(words.kpi_name(curve.kpi, t), ""), (spark(curve.true), "brand"),
                      (aim, "dim")])  # fmt: skip
        weeks.append([words.figure(curve.kpi, value, t, short=True) for value in curve.true])
    shown = spread_over(len(weeks[0]), _weeks_that_fit(heads, weeks, width))
    cells: list[list[Cell]] = [
        [*head, *((told[n], "" if place else "dim") for n in shown)]
        for place, (head, told) in enumerate(zip(heads, weeks, strict=True))
    ]
    rows = grid(cells, "lll" + "r" * len(shown), width)
    return [heading(t("Goals as they truly were after each week"), width), *rows]


def _weeks_that_fit(heads: list[list[Cell]], weeks: list[list[str]], width: int) -> int:
    """How many weeks have room behind the heads, a cell apart, whichever they are."""
    taken = sum(max(cell_len(row[n][0]) for row in heads) + 1 for n in range(len(heads[0])))
    each = max(cell_len(told) for row in weeks for told in row) + 1
    return max((width - taken) // each, 1)


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
