"""Events of the scenario: prices, traffic and attention change for a while.

Idea: from its round on, for as long as it lasts, an event multiplies a rival's price, the price of
ad impressions or the time people spend on platforms.

    factor = 1 + change

Sources: the scenario; course:T23 (dear traffic), course:F4 (holidays and hot topics). Limits: whole
weeks, and only by the calendar; events with conditions and answers are mechanisms of their own.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Parameters
from simgame.market.week import Week
from simgame.scenario.market_events import Event

LEVERS = ()


class Params(Parameters):
    """Events carry their own numbers."""


def step(event: Event, week_index: int) -> float:
    """The factor of `event` in week `week_index` (0 is the first): 1 when it is not on."""
    started = event.at - 1
    return 1 + event.change if started <= week_index < started + max(event.lasts / 7, 1) else 1.0


def start_week(week: Week, params: Params) -> None:
    """Put this week's factors in place, and tell everybody what has begun."""
    setting = week.setting
    for name, event in setting.scenario.events.items():
        factor = step(event, week.state.week)
        if factor != 1.0:
            _apply(week, event, factor)
        if event.at - 1 == week.state.week and event.type != "crisis":
            for brand in range(len(setting.brands)):
                week.tell(
                    brand, f"event-{event.type}", event=name, change=event.change,
                    rival=event.rival or "", platform=event.platform or "", fit=event.fit,
                )  # fmt: skip


def _apply(week: Week, event: Event, factor: float) -> None:
    setting = week.setting
    where = np.array([event.platform in (None, p) for p in setting.platforms])
    if event.type == "rival-price" and event.rival in setting.brands:
        week.factors.price[setting.brands.index(event.rival)] *= factor
    elif event.type == "traffic-price":
        week.factors.traffic[where] *= factor
    elif event.type == "attention":
        week.factors.attention[where] *= factor
