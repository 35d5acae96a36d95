"""Events of the scenario: prices, traffic, time and demand change for a while, and it is told.

Idea: from its hour on, for as long as it lasts, an event multiplies a rival's price, the price of
ad impressions, the time people spend on platforms or the occasions on which they buy. What is on
for a part of the week moves the week by that part; demand moves on its own days.

    factor = 1 + change · share of the week in which it is on

Sources: the scenario; course:T23 (dear traffic), course:F4 (holidays and hot topics). Limits:
prices and time are the week's means; events with answers, stock or users are mechanisms of their
own.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from simgame.market.board.passed_on import Demanded
from simgame.market.event_questions import ask
from simgame.market.event_times import Span, agenda
from simgame.market.event_words import words_of
from simgame.market.mechanism import Floats, Parameters
from simgame.market.setting import Setting
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.text import Text
from simgame.scenario.event_parts import Foretold, Happens, OnPlatform
from simgame.scenario.market_events import (
    Attention,
    Demand,
    HotTopic,
    Note,
    Question,
    RivalPrice,
    TrafficPrice,
)

LEVERS = ()
# Of the week, or of each of its days.
Shares = TypeVar("Shares", float, Floats)
# What is only said is not over later, and a topic dies down by itself.
_NEVER_OVER = (HotTopic, Note, Question)


class Params(Parameters):
    """Events carry their own numbers."""


def step(change: float, share: Shares) -> Shares:
    """The factor of an event that is on for a `share` of the time: 1 when it is not on."""
    return 1 + change * share


def start_week(week: Week, params: Params) -> None:
    """Put this week's factors in place, and tell everybody what has begun and what is over."""
    _announce(week)
    demanded: Floats | None = None
    for span in agenda(week):
        share = span.share(week.first_hour, HOURS_A_WEEK)
        if share:
            _apply(week, span, share)
        if share and isinstance(span.event, Demand):
            demanded = _demanded(week, span, span.event, demanded)
        _tell(week, span)
    if demanded is not None:
        week.pass_on(Demanded(demanded))


def _announce(week: Week) -> None:
    """Tell what is known of before it begins."""
    first = week.first_hour
    for name, event in week.setting.scenario.events.items():
        told = event.announced if isinstance(event, Foretold) else None
        if told is not None and first <= told < first + HOURS_A_WEEK:
            for seat in range(len(week.setting.seats)):
                week.tell_at(
                    told, seat, "event-announced",
                    **event.told, **_named(name, event), kind=event.type, round=event.round,
                )  # fmt: skip


def _tell(week: Week, span: Span) -> None:
    """Tell those it happens to, by the event's own name and text where it has them."""
    first, last = week.first_hour, week.first_hour + HOURS_A_WEEK
    event = span.event
    if first <= span.begins < last:
        for seat in span.seats:
            week.tell_at(span.begins, seat, f"event-{event.type}",
                         **event.told, **_named(span.name, event))  # fmt: skip
        if isinstance(event, Question):
            ask(week, span, event)
    if first <= span.ends < last and not isinstance(event, _NEVER_OVER):
        words = {k: v for k, v in _named(span.name, event).items() if not k.startswith("text_")}
        for seat in span.seats:
            week.tell_at(span.ends, seat, f"over-{event.type}", **event.told, **words)


def _named(name: str, event: Happens) -> dict[str, str]:
    more: dict[str, Text] = {}
    if isinstance(event, Note | Question):
        more["sender"] = event.sender
    return {"event": name} | words_of(event, **more)


def _apply(week: Week, span: Span, share: float) -> None:
    brands, factors, event = week.setting.brands, week.factors, span.event
    if isinstance(event, RivalPrice) and event.rival in brands:
        factors.price[brands.index(event.rival)] *= step(event.change, share)
    elif isinstance(event, TrafficPrice):
        factors.traffic[where(week.setting, event)] *= step(event.change, share)
    elif isinstance(event, Attention):
        times = np.ones_like(factors.habit)
        who = whom(week.setting, event.personas)
        times[np.ix_(who, where(week.setting, event))] = step(event.change, share)
        spend_time(week, times)


def spend_time(week: Week, times: Floats) -> None:
    """Let each persona spend `times` [G, P] as much time on each platform as usual.

    What this comes to for all people is the platform's attention, and how personas differ a habit.
    """
    minutes = week.setting.minutes * week.setting.people[:, None]
    usual = np.maximum(minutes.sum(axis=0), 1e-9)
    mean = np.where(minutes.any(axis=0), (minutes * times).sum(axis=0) / usual, times.mean(axis=0))
    week.factors.attention *= mean
    week.factors.habit *= times / np.maximum(mean, 1e-9)


def _demanded(week: Week, span: Span, event: Demand, before: Floats | None) -> Floats:
    """Buying occasions of the week's days, against the usual [7, G]."""
    found = np.ones((7, len(week.setting.personas))) if before is None else before
    days = step(event.change, span.on_days(week.first_hour))
    found[:, whom(week.setting, event.personas)] *= days[:, None]
    return found


def where(setting: Setting, event: OnPlatform) -> NDArray[np.bool_]:
    """The platforms on which an event happens [P]."""
    return np.array([event.platform in (None, p) for p in setting.platforms])


def whom(setting: Setting, personas: tuple[str, ...]) -> NDArray[np.bool_]:
    """The personas whom an event is about [G]: those named, or all."""
    return np.array([not personas or g in personas for g in setting.personas])
