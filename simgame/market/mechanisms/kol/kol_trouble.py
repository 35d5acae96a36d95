"""A creator in trouble, or away: those who booked them are hit, and may cut ties at a price.

Idea: a scandal falls back on the brands whose posts the creator carries or is about to. Whoever has
booked posts is asked whether to stand by the creator or to cut ties: that costs a share of the fees
booked and loses the posts, and little of the scandal sticks; standing by keeps the posts, and all
of it does. Who had nothing to do with the creator is not hit. A creator in trouble, or on leave,
takes no offers: those of a week that is over sooner are heard then. Whoever is on leave posts what
was booked after coming back.

    trust · (1 − change · stuck),   stuck = 1 who stands by, c who cuts ties
    cost  = price · fees of the posts that were booked and are not out

Symbols: c the share that sticks all the same. Sources: course:F13 (risks of partners), an answer
that fits the responsibility (`coombs2007`); sizes are game assumptions. Limits: rivals cut ties.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import simpy

from simgame.market.event_times import Span, agenda
from simgame.market.event_words import words_of
from simgame.market.mechanism import Parameters, given
from simgame.market.penalties import charge
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.observation import Option, Prompt
from simgame.scenario.market_events import KolTrouble

LEVERS = ("kol.{kols}.posts",)
WRITES = ("state.busy_until", "week.bookings")
CUT, STAND = "cut-ties", "stand-by"


class Params(Parameters):
    """Parameters of creators in trouble."""

    sticks: float = given(0.3, "of the damage", "assumption, course:F13")
    answer_hours: int = given(24, "hours", "assumption")
    remembered: float = given(28.0, "days after a post", "assumption")


def step(change: float, cut: bool, sticks: float) -> float:
    """The share of trust that is lost by a brand that has worked with the creator."""
    return -change * (sticks if cut else 1.0)


def start_week(week: Week, params: Params) -> None:
    """Creators who are away take no offers; a scandal of this week begins its clock."""
    for span in agenda(week):
        event = span.event
        if not isinstance(event, KolTrouble) or event.kol not in week.setting.kols:
            continue
        kol = week.setting.kols.index(event.kol)
        if span.share(week.first_hour, 24):
            back = span.ends - week.first_hour
            week.factors.back[kol] = max(week.factors.back[kol], back)
            if back >= HOURS_A_WEEK:
                _take_no_offers(week, kol, event)
        if event.effect == "leave" and span.ends > week.first_hour:
            week.env.process(_leave(week, kol, span))
        if event.effect == "scandal" and span.begins >= week.first_hour:
            for brand in range(len(week.setting.brands)):
                week.env.process(_hit(week, brand, kol, span, event, params))


def _leave(week: Week, kol: int, span: Span) -> Generator[simpy.Event, None, None]:
    """From when they are away no post is begun until they are back."""
    yield week.env.timeout(max(span.begins - week.env.now, 0.0))
    until = week.state.busy_until
    until[kol] = max(until.get(kol, 0.0), span.ends)


def _take_no_offers(week: Week, kol: int, event: KolTrouble) -> None:
    """What was offered this week is not heard; the money set aside for it is free."""
    week.factors.offers[:, kol] = 0.0
    for brand in np.flatnonzero(week.levers.kol("posts")[:, kol]).tolist():
        week.till.release(brand, f"kol.{event.kol}")
        week.tell(brand, "kol-away", kol=event.kol)


def _hit(
    week: Week, brand: int, kol: int, span: Span, event: KolTrouble, params: Params
) -> Generator[simpy.Event, object, None]:
    """A brand learns of the scandal, if it has to do with the creator, and answers."""
    yield week.env.timeout(max(span.begins - week.env.now, 0.0))
    booked = _booked(week, brand, kol)
    if not booked and not _worked_together(week, brand, kol, params):
        return
    cut = True
    if brand < len(week.setting.seats) and booked:
        answer = yield from week.prompts.ask(brand, _prompt(week, brand, span, event, params))
        cut = answer == CUT
    elif not booked:
        cut = False
    lost = step(event.change, cut, params.sticks)
    week.trust.lose(lost, brand)
    if cut and booked:
        charge(week, brand, _price(week, brand, kol, event))
        for ident in _booked(week, brand, kol):
            del week.bookings[ident]
    week.tell(brand, "kol-scandal-hit", kol=event.kol, share=lost)


def _booked(week: Week, brand: int, kol: int) -> list[str]:
    """The posts of a brand that this creator has been booked for and that are not out."""
    return [
        ident
        for ident, booking in week.bookings.items()
        if booking.brand == brand and booking.kol == kol
        if not 0 <= booking.publish_hour <= week.env.now
    ]


def _worked_together(week: Week, brand: int, kol: int, params: Params) -> bool:
    """Whether a post of the creator for the brand is still remembered."""
    posts, touch = week.state.posts, week.setting.span("kol").start + kol
    since = week.env.now - 24 * params.remembered
    return bool(((posts.brand == brand) & (posts.touch == touch) & (posts.born_hour > since)).any())


def _price(week: Week, brand: int, kol: int, event: KolTrouble) -> int:
    """What it costs to cut ties now, in fen."""
    fees = sum(week.bookings[ident].offer for ident in _booked(week, brand, kol))
    return round(event.price * fees)


def _prompt(week: Week, brand: int, span: Span, event: KolTrouble, params: Params) -> Prompt:
    name, hour = week.setting.brands[brand], int(week.env.now)
    kol = week.setting.kols.index(event.kol)
    last = int(week.first_hour) + HOURS_A_WEEK - 1
    return Prompt(
        id=f"kol-scandal:{span.name}:{name}:{week.state.week + 1}",
        kind="kol-scandal",
        seat=name,
        hour=hour,
        deadline_hour=min(hour + params.answer_hours, last),
        options=(Option(id=CUT, cost=_price(week, brand, kol, event)), Option(id=STAND)),
        default=STAND,
        values={"event": span.name, "kol": event.kol, "posts": len(_booked(week, brand, kol))}
        | words_of(event),
    )
