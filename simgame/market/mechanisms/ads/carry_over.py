"""Carry-over: what was seen is forgotten slowly.

Idea: ad stock keeps part of yesterday's exposures, so that the same budget in a row repeats
itself on the same heads, and a brand memory, slower still, keeps people from forgetting.

    exposure_t = θ_ad · (exposure_{t−1} + views per person)
    memory_t   = θ_brand · (memory_{t−1} + pressure_t)

Symbols: θ per day; weekly carry-over is θ⁷, 0–0.3 for performance and 0.3–0.8 for brand. Source:
geometric adstock (`broadbent1979`), ranges `model:carryover`. Limits: one θ for all media.
"""

from __future__ import annotations

from simgame.market.array_sums import over_touchpoints
from simgame.market.exposure import per_person
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.stock", "state.exposure", "state.memory")


class Params(Parameters):
    """Parameters of carry-over."""

    ad_daily: float = given(0.82, "share kept/day", "model:carryover")
    brand_daily: float = given(0.92, "share kept/day", "model:carryover")


def step(stock: Floats, added: Floats, kept: float) -> Floats:
    """Tomorrow's stock; any shape."""
    return kept * (stock + added)


def show(week: Week, params: Params) -> None:
    """Carry ad stock through the week."""
    state, views = week.state, per_person(week)
    for day in range(7):
        week.days.stock[day] = state.exposure
        state.exposure = step(state.exposure, views[day], params.ad_daily)


def end_week(week: Week, params: Params) -> None:
    """Carry brand memory into the next week."""
    pressure = over_touchpoints(week.days.pressure)
    for day in range(7):
        week.state.memory = step(week.state.memory, pressure[day], params.brand_daily)
