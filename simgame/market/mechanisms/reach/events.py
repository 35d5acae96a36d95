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
from simgame.market.event_conditions import events_of
from simgame.market.event_questions import ask
from simgame.market.event_times import Span, agenda
from simgame.market.event_words import words_of
from simgame.market.mechanism import Floats, Parameters
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.text import Text
from simgame.scenario.event_parts import Announced, Happens, OnPlatform
from simgame.scenario.market_events import (
    Attention,
    Demand,
    HotTopic,
    Note,
    PlatformOpens,
    PlatformOutage,
    PlatformRule,
    PlatformShift,
    Question,
    RivalPrice,
    TrafficPrice,
)

LEVERS = ()
# Of the week, or of each of its days.
Shares = TypeVar("Shares", float, Floats)
# Time spent where nobody is, so that nothing is divided by zero (of the usual).
_NOBODY = 1e-9
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
    _not_open_yet(week)
    _enter(week)
    demanded = _in_season(week)
    for span in agenda(week):
        share = span.share(week.first_hour, HOURS_A_WEEK)
        if share:
            _apply(week, span, share)
        if share and isinstance(span.event, Demand):
            demanded = _demanded(week, span, span.event, demanded)
        _tell(week, span)
    if demanded is not None:
        week.pass_on(Demanded(demanded))


def _not_open_yet(week: Week) -> None:
    """Before a platform opens nobody is on it."""
    for _, _, event in events_of(week.setting, PlatformOpens):
        if event.at > week.first_hour:
            open_ = max(week.first_hour + HOURS_A_WEEK - event.at, 0.0) / HOURS_A_WEEK
            week.factors.attention[where(week.setting, event)] *= max(open_, _NOBODY)


def _enter(week: Week) -> None:
    """Tell which rivals sell from this week on."""
    setting, number = week.setting, week.state.week + 1
    for brand in np.flatnonzero(setting.enters == number).tolist() if number > 1 else ():
        rival = setting.scenario.rivals[setting.brands[brand]]
        texts = {f"text_{lang}": rival.text.of(lang) for lang in ("zh", "en")}
        week.tell_others(brand, "rival-enters", **{k: v for k, v in texts.items() if v})


def _announce(week: Week) -> None:
    """Tell what is known of before it begins."""
    first = week.first_hour
    for told, name, event in _told_before(week.setting):
        if first <= told < first + HOURS_A_WEEK:
            for seat in range(len(week.setting.seats)):
                week.tell_at(
                    told, seat, "event-announced",
                    **event.told, **_named(name, event), kind=event.type, round=event.round,
                )  # fmt: skip


@once
def _told_before(setting: Setting) -> tuple[tuple[float, str, Happens], ...]:
    """What is known of before it begins, each with the hour at which it is told."""
    found: list[tuple[float, str, Happens]] = []
    for name, event in setting.scenario.events.items():
        told = event.announced if isinstance(event, Announced) else None
        if told is None and event.BINDS and event.at and event.condition is None:
            told = event.at - 1  # for who plans on Monday must know
        if told is not None:
            found.append((told, name, event))
    return tuple(found)


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
    elif isinstance(event, PlatformRule):
        factors.reach[:, where(week.setting, event)] *= step(event.change, share)
    elif isinstance(event, PlatformOutage):
        factors.attention[where(week.setting, event)] *= max(step(-1.0, share), _NOBODY)
    elif isinstance(event, PlatformShift):
        spend_time(week, _shifted(week, event, share))


def _shifted(week: Week, event: PlatformShift, share: float) -> Floats:
    """The time [G, P] that personas spend against the usual; what leaves one comes to the other."""
    platforms, minutes = week.setting.platforms, week.setting.minutes
    start, end = platforms.index(event.platform), platforms.index(event.to)
    gone = -event.change * share * whom(week.setting, event.personas)
    times = np.ones_like(minutes)
    times[:, start] -= gone
    times[:, end] += gone * minutes[:, start] / np.maximum(minutes[:, end], 1e-9)
    return np.where(minutes > 0, times, 1.0)


def spend_time(week: Week, times: Floats) -> None:
    """Let each persona spend `times` [G, P] as much time on each platform as usual.

    What this comes to for all people is the platform's attention, and how personas differ a habit.
    """
    minutes = week.setting.minutes * week.setting.people[:, None]
    usual = np.maximum(minutes.sum(axis=0), 1e-9)
    mean = np.where(minutes.any(axis=0), (minutes * times).sum(axis=0) / usual, times.mean(axis=0))
    week.factors.attention *= mean
    week.factors.habit *= times / np.maximum(mean, 1e-9)


def _in_season(week: Week) -> Floats | None:
    """Buying occasions by the category's season [7, G]; None in a usual week."""
    much = week.setting.scenario.product.category.in_season(week.state.week + 1)
    return None if much == 1.0 else np.full((7, len(week.setting.personas)), much)


def _demanded(week: Week, span: Span, event: Demand, before: Floats | None) -> Floats:
    """Buying occasions of the week's days, against the usual [7, G]."""
    found = np.ones((7, len(week.setting.personas))) if before is None else before
    days = step(event.change, span.on_days(week.first_hour))
    found[:, whom(week.setting, event.personas)] *= days[:, None]
    return found


def where(
    setting: Setting, event: OnPlatform | PlatformOpens | PlatformOutage | PlatformRule
) -> NDArray[np.bool_]:
    """The platforms on which an event happens [P]."""
    return np.array([event.platform in (None, p) for p in setting.platforms])


def whom(setting: Setting, personas: tuple[str, ...]) -> NDArray[np.bool_]:
    """The personas whom an event is about [G]: those named, or all."""
    return np.array([not personas or g in personas for g in setting.personas])
