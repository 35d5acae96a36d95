"""Carry-over: what was seen is forgotten slowly.

Idea: ad stock keeps part of yesterday's exposures, so that the same budget in a row repeats
itself on the same heads, and a brand memory, slower still, keeps people from forgetting.

    exposure_t = θ_m · (exposure_{t−1} + views per person)
    memory_t   = θ_brand · (memory_{t−1} + pressure_t)

Symbols: θ per day, θ_m by medium: a person is remembered longer than an ad; weekly carry-over is
θ⁷, 0–0.3 for performance and 0.3–0.8 for brand. Source: geometric adstock (`broadbent1979`), ranges
`model:carryover`. Limits: what an ad is for tells on the path, not here.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints
from simgame.market.exposure import per_person
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.stock", "state.exposure", "state.memory")


class Params(Parameters):
    """Parameters of carry-over."""

    posts_daily: float = given(0.82, "share kept/day", "model:carryover")
    ad_daily: float = given(0.78, "share kept/day", "model:carryover")
    people_daily: float = given(0.84, "share kept/day", "model:carryover")
    brand_daily: float = given(0.92, "share kept/day", "model:carryover")


def step(stock: Floats, added: Floats, kept: Floats | float) -> Floats:
    """Tomorrow's stock; any shape."""
    return kept * (stock + added)


@once
def _kept(setting: Setting, params: Params) -> Floats:
    """What of each touchpoint is kept a day [N, G]."""
    daily = {"paid": params.ad_daily, "kol": params.people_daily, "live": params.people_daily}
    kept = [daily.get(touch.group, params.posts_daily) for touch in setting.touchpoints]
    return np.repeat(np.array(kept)[:, None], len(setting.personas), axis=1)


def show(week: Week, params: Params) -> None:
    """Carry ad stock through the week."""
    state, views, kept = week.state, per_person(week), _kept(week.setting, params)
    for day in range(7):
        week.days.stock[day] = state.exposure
        state.exposure = step(state.exposure, views[day], kept)


def end_week(week: Week, params: Params) -> None:
    """Carry brand memory into the next week."""
    pressure = over_touchpoints(week.days.pressure)
    for day in range(7):
        week.state.memory = step(week.state.memory, pressure[day], params.brand_daily)
