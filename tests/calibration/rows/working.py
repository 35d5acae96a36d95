"""AI and tools at work: how much of them is best, and what they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from simgame.game.season import Season
from simgame.lab.trial import Trial, figures, figures_of, play, reference_file
from simgame.lab.trials import run_each
from simgame.market.mechanism import Floats
from simgame.market.mechanisms.response import ai_content
from simgame.plan.lever import Value
from tests.calibration.measure import REFERENCE, above, below, direction, exact, seasons
from tests.calibration.row import Measured, Row
from tests.market.seasons import scenario

NOTES = "content.xiaohongshu.picture-text"
FILMS = "content.douyin.short-video"
Levers = Mapping[str, Value]
# More to make than there are hours, with every tool for making it.
BUSY: Levers = {
    f"{NOTES}.count": 14, f"{NOTES}.quality": 0.9, f"{FILMS}.count": 12, f"{FILMS}.quality": 0.9,
    "tools.ai_video": True, "tools.ai_cutting": True, "tools.ai_script": True,
}  # fmt: skip
COPIES: Levers = {
    **BUSY,
    "content.weibo.picture-text.count": 12, "content.weibo.picture-text.quality": 0.9,
    "content.weibo.picture-text.tailored": False,
    "content.channels.short-video.count": 8, "content.channels.short-video.tailored": False,
}  # fmt: skip
ALL_AI: Levers = {f"{NOTES}.ai_share": 1.0, f"{FILMS}.ai_share": 1.0}


def _figure(levers: Levers, kpi: str, seeds: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found = seasons(_trial(levers), seeds)
    return np.array([season[kpi] for season in found])


def _best_between(choices: Sequence[Levers], kpi: str, seeds: int) -> Callable[[], Measured]:
    """What the middle of three `choices` does better than the better one of the two ends.

    The end that is better on average, so that luck does not choose it seed by seed.
    """

    def measure() -> Measured:
        little, some, much = (_figure(levers, kpi, seeds) for levers in choices)
        better = max(little, much, key=lambda end: float(end.mean()))
        return above(list(some / better - 1), 0.0, "above the better end")

    return measure


def _ai(share: float) -> Levers:
    return {**BUSY, f"{NOTES}.ai_share": share, f"{FILMS}.ai_share": share}


def _season(levers: Levers, seed: int, market: float | None = None) -> Season:
    """The reference season with `levers`, in a market of which AI makes the share `market`."""
    played = scenario(REFERENCE)
    if market is not None:
        category = played.product.category.model_copy(update={"ai_share": market})
        product = played.product.model_copy(update={"category": category})
        played = played.model_copy(update={"product": product})
    plan = str(reference_file(REFERENCE))
    return play(Trial(played, plan, levers=tuple(levers.items())), seed)


def _trial(levers: Levers) -> Trial:
    return Trial(REFERENCE, levers=tuple(levers.items()))


def _saves(market_and_levers: tuple[float, Levers], seed: int) -> float:
    market, levers = market_and_levers
    return figures(_season(levers, seed, market))["saves"]


def _alike() -> Measured:
    """What AI costs in saves where all others use it, less what it costs where hardly anyone does.

    As a share of the saves without AI.
    """
    each = list(product((0.1, 0.9), ({}, ALL_AI)))
    found: Floats = np.array(run_each(_saves, each, range(10))).reshape(2, 2, -1)
    alone, crowded = 1 - found[:, 1] / found[:, 0]
    return above(list(crowded - alone), 0.0)


def _trained(hours: float, seed: int) -> float:
    """Saves with all-AI content that makes no mistakes, by a team that trains so much."""
    levers: Levers = {**ALL_AI, "team.roles.content.training_hours": hours}
    careful = (("ai_content", ai_content.Params(mistakes=0.0)),)
    return figures_of(replace(_trial(levers), params=careful), seed)["saves"]


def _less_alike() -> Measured:
    without, with_it = np.array(run_each(_trained, (0.0, 6.0), range(10)))
    return above(list(with_it / without - 1), 0.0)


def _late(levers: Levers, seed: int) -> float:
    """Views of the last week that its report does not count yet, to those that it does."""
    played = _season(levers, seed)
    late = float(played.state.own["late_counts.held"][0, 0].sum())
    rows = played.reports(played.seats[0])[-1].channels
    return late / sum(row.impressions for row in rows)


def _sooner() -> Measured:
    asked: list[Levers] = [{"tools.automation": on} for on in (False, True)]
    without, with_it = np.array(run_each(_late, asked, range(6)))
    return below(list(with_it / without), 1.0)


ROWS: tuple[Row, ...] = (
    Row("T20-market", "AI costs more where everybody uses it, for everything looks alike",
        "course:T20", "loss of saves up", _alike),
    Row("T22-best", "For a busy team AI is best at a part of the work, not at none or all",
        "course:T22", "saves up", _best_between([_ai(0.0), _ai(0.5), _ai(1.0)], "saves", 16)),
    Row("T32", "Share of the category's content that AI makes", "course:T32", "at least 70 %",
        lambda: exact(scenario(REFERENCE).product.category.ai_share, 0.7, 1.0), basis="set"),
    Row("T36-alike", "A team that handles AI well gets less of what everybody gets", "course:T36",
        "saves up", _less_alike),
    Row("T35-sooner", "With automation less is missing from the week's report", "course:T35",
        "below 1", _sooner),
    direction("T35-hours", "Automation makes copies for more platforms cheap, so more gets made",
              "impressions", "up", before=COPIES, after={**COPIES, "tools.automation": True}),
)  # fmt: skip
