"""How things stand: each goal between floor, target and stretch, and people by stage (5A)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.tui.cells import Cell, Row, Span, bar_spans, fit, fit_right, grid, heading, pairs
from simgame.tui.pages.figures import about

_BAR, _WITH_WEIGHTS, _WITH_WIDE_BARS, _WITH_TARGETS = 6, 70, 56, 44
_LEAST_BAR = 4


def goals(rows: Sequence[pages.Row], t: Texts, width: int) -> list[Row]:
    """One line a goal, with a bar for the share of its points."""
    if width < _WITH_TARGETS:
        narrow = [line for row in rows for line in _narrow(row, t, width)]
        return [heading(t("Goals so far"), width), *narrow]
    aligns = "lrlrr" if width >= _WITH_WEIGHTS else "lrlr"
    cells = [_cells(row, t)[: len(aligns)] for row in rows]
    bar = _BAR if width < _WITH_WIDE_BARS else 10
    told = grid(cells, aligns, width - bar - 2)
    bars = [(Span("  "), *bar_spans(row["share"].value, bar)) for row in rows]
    drawn = [(*row, *bar) for row, bar in zip(told, bars, strict=True)]
    return [heading(t("Goals so far: no points below the floor"), width), *drawn]


def _narrow(row: pages.Row, t: Texts, width: int) -> list[Row]:
    """A goal in two rows: its name and value, then a bar with the share of its points."""
    share = words.share(round(row["share"].value, 2))
    named = pairs([(words.goal_name(row.keys[0], row.note, t), about(row["value"], t))], width)
    bar = bar_spans(row["share"].value, max(width - 6, 4))
    return [*named, (*bar, Span(fit_right(share, 6), row["share"].tone))]


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
    rates = [words.said(row["rate"], t) if "rate" in row else "" for row in rows]
    rate_width = min(max(map(cell_len, rates), default=0) + 1, 8)
    bar_width = width - name_width - count_width - rate_width - 3
    if bar_width < _LEAST_BAR:  # a bar of two cells tells nothing
        bar_width = 0
    biggest = math.log10(max([*(row["reached"].value for row in rows), 1]) + 1)
    title = t("People by stage (5A), bars on a log scale")
    drawn = [heading(title if cell_len(title) < width else t("People by stage (5A)"), width)]
    for row, name, count, rate in zip(rows, names, counts, rates, strict=True):
        size = math.log10(row["reached"].value + 1) / biggest
        drawn.append(
            (
                Span(fit(name, name_width) + " "),
                Span(_centred(size, bar_width), "bar"),
                Span(" " + fit_right(count, count_width), "strong"),
                Span(" " + fit_right(rate, rate_width), "dim"),
            )
        )
    return drawn


def _centred(share: float, width: int) -> str:
    filled = max(round(share * width), 1 if share > 0 else 0)
    filled -= (width - filled) % 2 if filled > 1 else 0
    return ("▇" * filled).center(width)
