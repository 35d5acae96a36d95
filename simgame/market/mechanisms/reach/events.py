"""Events of the scenario: prices, traffic and attention change for a while.

Idea: from its round on, for as long as it lasts, an event multiplies a rival's price, the price of
ad impressions or the time people spend on platforms.

    factor = 1 + change

Sources: the scenario; course:T23 (dear traffic), course:F4 (holidays and hot topics). Limits: whole
weeks, and only by the calendar; events with conditions and answers are mechanisms of their own.
"""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from simgame.market.mechanism import Parameters
from simgame.market.week import Week
from simgame.scenario.market_events import (
    Attention,
    Crisis,
    HotTopic,
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
    return 1 + event.change if event.at - 1 <= week_index < over_in(event) else 1.0


def over_in(event: Lasts) -> int:
    """The first week, from 0, in which an event is not on any more."""
    return event.at - 1 + max(ceil(event.lasts / 7), 1)


def start_week(week: Week, params: Params) -> None:
    """Put this week's factors in place, and tell everybody what has begun and what is over."""
    setting = week.setting
    for name, event in setting.scenario.events.items():
        if isinstance(event, Crisis):
            continue
        _apply(week, event, step(event, week.state.week))
        if event.at - 1 == week.state.week:
            _tell(week, name, event, begins=True)
        elif over_in(event) == week.state.week and not isinstance(event, HotTopic):
            _tell(week, name, event, begins=False)


def _tell(week: Week, name: str, event: Lasts, *, begins: bool) -> None:
    """Tell everybody, by the event's own name where it has one."""
    title = {f"title_{lang}": text for lang, text in event.name.model_dump().items() if text}
    for brand in range(len(week.setting.brands)):
        week.tell(
            brand, f"event-{event.type}" if begins else f"over-{event.type}",
            event=name, **event.told, **title,
        )  # fmt: skip


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
