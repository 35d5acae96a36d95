"""Events of the scenario: prices, traffic and attention change for a while.

Idea: from its round on, for as long as it lasts, an event multiplies a rival's price, the price of
ad impressions or the time people spend on platforms.

    factor = 1 + change

Sources: the scenario; course:T23 (dear traffic), course:F4 (holidays and hot topics). Limits: whole
weeks, and only by the calendar; events with conditions and answers are mechanisms of their own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from simgame.market.mechanism import Parameters
from simgame.market.week import Week
from simgame.scenario.market_events import (
    Attention,
    Crisis,
    Lasts,
    OnPlatform,
    RivalPrice,
    TrafficPrice,
)

LEVERS = ()


class Params(Parameters):
    """Events carry their own numbers."""


def step(event: Lasts, week_index: int) -> float:
    """The factor of `event` in week `week_index` (0 is the first): 1 when it is not on."""
    started = event.at - 1
    return 1 + event.change if started <= week_index < started + max(event.lasts / 7, 1) else 1.0


def start_week(week: Week, params: Params) -> None:
    """Put this week's factors in place, and tell everybody what has begun."""
    setting = week.setting
    for name, event in setting.scenario.events.items():
        if isinstance(event, Crisis):
            continue
        _apply(week, event, step(event, week.state.week))
        if event.at - 1 == week.state.week:
            for brand in range(len(setting.brands)):
                week.tell(brand, f"event-{event.type}", event=name, **event.told)


def _apply(week: Week, event: Lasts, factor: float) -> None:
    brands, factors = week.setting.brands, week.factors
    if isinstance(event, RivalPrice) and event.rival in brands:
        factors.price[brands.index(event.rival)] *= factor
    elif isinstance(event, TrafficPrice):
        factors.traffic[where(week, event)] *= factor
    elif isinstance(event, Attention):
        factors.attention[where(week, event)] *= factor


def where(week: Week, event: OnPlatform) -> NDArray[np.bool_]:
    """The platforms on which an event happens [P]."""
    return np.array([event.platform in (None, p) for p in week.setting.platforms])
