"""What depends on the week in which it is done, and on how much is done already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from random import Random

import numpy as np

from simgame.lab.trial import Trial
from simgame.lab.trials import run_each
from simgame.market.kpis import season_kpis
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Brief
from tests.calibration.measure import REFERENCE, above, seasons
from tests.calibration.row import Measured, Row
from tests.market.seasons import open_season, reference, scenario

Levers = Mapping[str, Value]
WEIBO, NOTES = "content.weibo.picture-text", "content.xiaohongshu.picture-text"
ADS: Levers = {"paid.douyin.objective": "conversion"}
PULSE = 8_000_000


def _kpis(
    steady: Levers, weeks: Sequence[int], until: int, extra: Levers, seed: int
) -> Mapping[str, float]:
    """KPIs after `until` weeks with `steady` levers, and `extra` ones in `weeks` (from 1)."""
    decide = reference(REFERENCE)

    def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
        now = extra if observation.round in weeks else {}
        return plan_from({**flatten(decide(brief, observation, rng)), **steady, **now})

    season = open_season(scenario(REFERENCE), changed, seed)
    while season.state.week < until:
        season.run_week()
    return season_kpis(season.setting, season.state, 0)


def _topic() -> Measured:
    """Posts that ride on a topic while one is open, against the same posts in the same weeks.

    Women's Day and Consumer Rights Day end the first two weeks.
    """
    ride = {f"{WEIBO}.hot_topic": True, f"{NOTES}.hot_topic": True}
    many = {f"{WEIBO}.count": 7, f"{NOTES}.count": 7}
    found = run_each(partial(_kpis, many, (1, 2), 3), ({}, ride), range(16))
    without, with_it = np.array([[kpis["impressions"] for kpis in row] for row in found])
    return above(list(with_it / without - 1), 0.0)


def _returned(week: int, seed: int) -> float:
    """Extra contribution before marketing within three weeks of a pulse of ads, to its money."""
    on = {"paid.douyin.budget": PULSE}
    with_it = _kpis(ADS, (week,), week + 2, on, seed)
    without = _kpis(ADS, (), week + 2, {}, seed)
    money = with_it["spend"] - without["spend"]
    return (with_it["net_contribution"] - without["net_contribution"] + money) / money


def _later() -> Measured:
    early, late = np.array(run_each(_returned, (2, 10), range(12)))
    return above(list((early - late) / abs(early.mean())), 0.0)


def _more() -> Measured:
    """What the first ¥20k a week of hard-sell ads return, less what ¥60k more do."""

    def at(budget: int) -> list[Mapping[str, float]]:
        levers = {**ADS, "paid.douyin.budget": budget}
        return list(seasons(Trial(REFERENCE, levers=tuple(levers.items())), 16))

    steps = [at(budget) for budget in (0, 2_000_000, 8_000_000)]
    first, second = (
        [_between(a, b) for a, b in zip(few, many, strict=True)] for few, many in pairwise(steps)
    )
    return above(list((np.array(first) - second) / abs(np.mean(first))), 0.0)


def _between(few: Mapping[str, float], many: Mapping[str, float]) -> float:
    money = many["spend"] - few["spend"]
    return (many["net_contribution"] - few["net_contribution"] + money) / money


ROWS: tuple[Row, ...] = (
    Row("F4-topic", "Posts that ride on an open topic are seen by more", "course:F4",
        "impressions up", _topic),
    Row("T6-more", "The more is spent on hard-sell ads, the less each yuan returns", "course:T6",
        "incremental ROI down", _more),
    Row("T6-later", "The same hard-sell ads return less late in the season", "course:T6",
        "incremental ROI down", _later),
)  # fmt: skip
