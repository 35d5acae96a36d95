"""That playing better scores more, and that every lever group pulls its weight."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from simgame.lab.effect import Effect, effect
from simgame.lab.trial import Figures, Trial
from simgame.lab.trials import run_all
from tests.market.seasons import TEA
from tests.verify.row import Row

SEEDS = range(100, 150)
BOTS = ("do_nothing", "random", "even_split", "greedy_roi")
# What the reference plan loses without a group: one of the figures in each set goes down.
LOSES: dict[str, list[tuple[str, ...]]] = {
    "content": [("net_contribution",)],
    "paid": [("brand_awareness",)],
    "kol": [("saves",), ("score",)],
    "private": [("members",), ("net_contribution", "orders")],
    "forecast": [("calibration",)],
}


def bots_ordered() -> str:
    """Play tea-launch with each bot on the same seeds and compare mean scores."""
    scores = [_scores(found) for found in run_all([Trial(TEA, bot) for bot in BOTS], SEEDS)]
    said = [
        f"{bot} {mine.mean():.0f} ± {mine.std(ddof=1):.0f}"
        for bot, mine in zip(BOTS, scores, strict=True)
    ]
    figure = f"score, mean ± sd of {len(SEEDS)} seeds: {' < '.join(said)}"
    assert all(a.mean() < b.mean() for a, b in pairwise(scores)), figure.replace(" < ", ", ")
    return figure


def _scores(found: Sequence[Figures]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([figures["score"] for figures in found], float)


def groups_matter() -> str:
    """Remove each lever group from the reference plan on the same seeds."""
    before, *without = run_all([Trial(TEA), *(Trial(TEA, group=group) for group in LOSES)], SEEDS)
    wrong, said = [], []
    for (group, sets), after in zip(LOSES.items(), without, strict=True):
        for kpis in sets:
            clear, line = _lost(before, after, kpis)
            print(f"    without {group}: {line}", flush=True)
            said.append(f"{group} {line}")
            if not clear:
                wrong.append(f"without {group}: {line}")
    assert not wrong, "\n".join([f"{len(wrong)} of {len(said)} effects are not clear", *wrong])
    return "; ".join(line.partition(" ±")[0] for line in said)


def _lost(
    before: Sequence[Figures], after: Sequence[Figures], kpis: Sequence[str]
) -> tuple[bool, str]:
    """Whether one of the figures clearly goes down, and what is to be said of them."""
    effects: dict[str, Effect] = {kpi: effect(before, after, kpi) for kpi in kpis}
    clear = any(found.sign == "down" for found in effects.values())
    return clear, ", ".join(f"{kpi} {found}" for kpi, found in effects.items())


ROWS = (
    Row(
        "bots-ordered",
        "on tea-launch do_nothing < random < even_split < greedy_roi in mean score",
        bots_ordered,
    ),
    Row(
        "groups-matter",
        "each lever group removed from the reference plan costs what it is there for",
        groups_matter,
    ),
)
