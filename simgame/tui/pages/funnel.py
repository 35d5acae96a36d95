"""The 5A funnel as centred bars on a log scale, with the rate of each step."""

from __future__ import annotations

import math
from collections.abc import Mapping

from rich.cells import cell_len

from simgame import words
from simgame.locale import Texts
from simgame.tui.cells import Row, Span, fit, fit_right, heading
from simgame.words.numbers import count_short


def funnel(stages: Mapping[str, int], t: Texts, width: int) -> list[Row]:
    """People at each stage; the rate is those at this stage or beyond, of those before."""
    names = {stage: words.stage_name(stage, t) for stage in stages}
    name_width = max((cell_len(name) for name in names.values()), default=0)
    counts = {stage: count_short(n, t) for stage, n in stages.items()}
    count_width = max((cell_len(text) for text in counts.values()), default=0)
    bar_width = max(width - name_width - count_width - 10, 4)
    rows = [heading(t("People by stage (5A), bars on a log scale"), width)]
    beyond = _at_least(stages)
    biggest = math.log10(max([*beyond.values(), 1]) + 1)
    before = 0
    for stage in stages:
        size = math.log10(beyond[stage] + 1) / biggest if biggest else 0.0
        rate = words.share(beyond[stage] / before) if before else ""
        rows.append(
            (
                Span(fit(names[stage], name_width) + " "),
                Span(_centred(size, bar_width), "bar"),
                Span(" " + fit_right(counts[stage], count_width), "strong"),
                Span(" " + fit_right(rate, 7), "dim"),
            )
        )
        before = beyond[stage]
    return rows


def _at_least(stages: Mapping[str, int]) -> dict[str, int]:
    """People at each stage or a later one."""
    total, found = sum(stages.values()), {}
    for stage, count in stages.items():
        found[stage] = total
        total -= count
    return found


def _centred(share: float, width: int) -> str:
    filled = max(round(share * width), 1 if share > 0 else 0)
    filled -= (width - filled) % 2 if filled > 1 else 0
    return ("█" * filled).center(width)
