"""How things stand: each goal between floor, target and stretch, and people by stage (5A)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.tui.cells import Cell, Row, Span, bar_spans, fit, fit_right, grid, heading
from simgame.tui.pages.figures import about

_BAR, _WITH_WEIGHTS, _WITH_WIDE_BARS = 6, 70, 56


def goals(rows: Sequence[pages.Row], t: Texts, width: int) -> list[Row]:
    """One line a goal, with a bar for the share of its points."""
    aligns = "lrlrr" if width >= _WITH_WEIGHTS else "lrlr"
    cells = [_cells(row, t)[: len(aligns)] for row in rows]
    bar = _BAR if width < _WITH_WIDE_BARS else 10
    told = grid(cells, aligns, width - bar - 2)
    bars = [(Span("  "), *bar_spans(row["share"].value, bar)) for row in rows]
    drawn = [(*row, *bar) for row, bar in zip(told, bars, strict=True)]
    return [heading(t("Goals so far"), width), *drawn]


def _cells(row: pages.Row, t: Texts) -> list[Cell]:
    share = row["share"]
    return [
        (words.goal_name(row.keys[0], row.note, t), ""),
        (about(row["value"], t), "strong"),
        (t("of {value}", value=words.said(row["target"], t, short=True)), "dim"),
        (words.share(round(share.value, 2)), share.tone),
        (t("weight {share}", share=words.said(row["weight"], t)), "dim"),
    ]


def funnel(rows: Sequence[pages.Row], t: Texts, width: int) -> list[Row]:
    """People at each stage as centred bars on a log scale.

    The rate is those at this stage or beyond, of those before.
    """
    names = [words.stage_name(row.keys[0], t) for row in rows]
    name_width = max(map(cell_len, names), default=0)
    counts = [words.said(row["here"], t, short=True) for row in rows]
    count_width = max(map(cell_len, counts), default=0)
    bar_width = max(width - name_width - count_width - 10, 4)
    biggest = math.log10(max([*(row["reached"].value for row in rows), 1]) + 1)
    drawn = [heading(t("People by stage (5A), bars on a log scale"), width)]
    for row, name, count in zip(rows, names, counts, strict=True):
        size = math.log10(row["reached"].value + 1) / biggest
        rate = words.said(row["rate"], t) if "rate" in row else ""
        drawn.append(
            (
                Span(fit(name, name_width) + " "),
                Span(_centred(size, bar_width), "bar"),
                Span(" " + fit_right(count, count_width), "strong"),
                Span(" " + fit_right(rate, 7), "dim"),
            )
        )
    return drawn


def _centred(share: float, width: int) -> str:
    filled = max(round(share * width), 1 if share > 0 else 0)
    filled -= (width - filled) % 2 if filled > 1 else 0
    return ("▇" * filled).center(width)
