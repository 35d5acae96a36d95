"""The goals: where each stands between floor, target and stretch."""

from __future__ import annotations

from collections.abc import Sequence

from simgame import pages, words
from simgame.locale import Texts
from simgame.tui.cells import Cell, Row, Span, bar_spans, grid, heading

_BAR = 10
_WITH_WEIGHTS = 70


def goals(rows: Sequence[pages.Row], t: Texts, width: int) -> list[Row]:
    """One line a goal, with a bar for the share of its points."""
    aligns = "lrlrr" if width >= _WITH_WEIGHTS else "lrlr"
    cells = [_cells(row, t)[: len(aligns)] for row in rows]
    told = grid(cells, aligns, width - _BAR - 2)
    bars = [(Span("  "), *bar_spans(row["share"].value, _BAR)) for row in rows]
    drawn = [(*row, *bar) for row, bar in zip(told, bars, strict=True)]
    return [heading(t("Goals so far"), width), *drawn]


def _cells(row: pages.Row, t: Texts) -> list[Cell]:
    share = row["share"]
    return [
        (words.kpi_name(row.keys[0], t), ""),
        (words.said(row["value"], t, short=True), "strong"),
        (t("of {value}", value=words.said(row["target"], t, short=True)), "dim"),
        (words.share(round(share.value, 2)), share.tone),
        (t("weight {share}", share=words.said(row["weight"], t)), "dim"),
    ]
