"""Livestreams: people come and go all the time, some buy on the spot, and many send it back.

Idea: viewers arrive at a steady rate and each stays for a while, so a stream fills up and then
holds (M/M/∞). Time spent watching is what sells. Whoever already asks or has bought may buy on the
spot; others begin to ask. An offer sells more, and more of it comes back.

    viewing(H) = λ · τ · (H − τ · (1 − e^{−H/τ}))     viewer-hours of a stream of H hours
    λ          = live · appeal · (follow · followers + found · discovery) · (1 − night)
    urge/day   = buy · viewing ÷ knowing people · (1 + 2 offer)
    returned   = usual + 0.3 · offer                  of what was bought in a stream
    dear       = (1 − s + s · m · (1 − offer)) ÷ (1 − s + s · m) ÷ (1 − s · offer)

Symbols: λ arrivals an hour, τ mean stay in hours, longer when questions are answered; s the share
of streams in the parcels under way, m how much more of it comes back, dear what one that comes back
cost, of the mean price. More sessions a week find the same people again: session^0.75. Sources:
M/M/∞ is textbook queueing (`model:stream`); course:F3, course:T30 (virtual hosts), course:T39 (deep
formats hold people); sizes are game assumptions. Limits: streams are in the evening; a KOL host is
one of many, not a named one.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simgame.market.arrays import places
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered, RepeatBuyers
from simgame.market.setting import ASK, AWARE, Setting
from simgame.market.week import Week

LEVERS = (
    "live.{platforms}.sessions",
    "live.{platforms}.hours",
    "live.{platforms}.host",
    "live.{platforms}.offer",
    "live.{platforms}.qa",
)
WRITES = ("days.craft", "days.hard", "days.intents", "days.urge", "days.views")

# Hosts after the staff.
_KOL, _VIRTUAL = 1, 2


class Params(Parameters):
    """Parameters of livestreams."""

    stay_hours: float = given(0.18, "hours", "model:stream")
    qa_stay: float = given(1.6, "factor", "assumption, course:T39")
    follow: float = given(0.01, "followers/hour", "assumption")
    found: float = given(0.3, "of a usual post's discovery/hour", "assumption")
    again: float = given(0.75, "exponent of sessions", "assumption")
    most_there: float = given(0.5, "of those online", "assumption")
    kol_appeal: float = given(2.5, "factor", "assumption")
    virtual_appeal: float = given(0.8, "factor", "assumption, course:T30")
    buy: float = given(2.5, "orders/hour watched", "assumption")
    qa_buy: float = given(0.6, "factor an hour", "assumption, course:T39")
    ask: float = given(0.12, "intentions/hour watched", "assumption")
    returned: float = given(0.33, "share of orders", "model:stream")
    returned_offer: float = given(0.3, "share per offer", "assumption")
    least_returned: float = given(0.01, "share of orders, outside streams", "assumption")
    advocates: float = given(2.0, "advocacy per follower reached", "assumption, course:T39")
    stays_loyal: float = given(0.2, "fewer exits per follower reached", "assumption, course:T39")
    pushed: float = given(0.3, "hard sell without an offer", "assumption")


def step(arrivals: Floats, stay: Floats, hours: Floats) -> Floats:
    """Viewer-hours of a stream that lasts `hours`: arrivals an hour, mean stay in hours."""
    filled = hours - stay * (1 - np.exp(-hours / stay))
    watched: Floats = arrivals * stay * filled
    return watched


class Stream(NamedTuple):
    """What a brand orders of a platform's streams: its levers, in the order of `LEVERS`."""

    sessions: int
    hours: float
    host: int
    offer: float
    qa: float


class Sold(NamedTuple):
    """Hazard of buying in this week's streams [D, B, G], and the same times the offer [D, B]."""

    urge: Floats
    offer: Floats


class Memory(Remembered, owner="livestream"):
    """Share of last week's orders that were bought in a stream, and at what offer [B]."""

    share: Floats
    offer: Floats


def opening(setting: Setting) -> dict[str, Floats]:
    """Share of last week's orders that were bought in a stream, and at what offer [B]."""
    brands = len(setting.brands)
    return {"share": np.zeros(brands), "offer": np.zeros(brands)}


def show(week: Week, params: Params) -> None:
    """Let people watch, buy on the spot or begin to ask."""
    setting, days = week.setting, week.days
    live = setting.span("live")
    streams = places(week.levers[LEVERS[0]])
    if not streams or live.stop == live.start:
        return
    known = np.maximum(week.state.stage[..., AWARE:].sum(axis=(2, 3)), 1)
    sold = Sold(np.zeros_like(days.urge), np.zeros((7, len(setting.brands))))
    week.pass_on(sold)
    for b, p in streams:
        order = Stream(*(week.levers[pattern].item(b, p) for pattern in LEVERS))
        viewers, watched = _audience(week, b, p, order, params)
        on = np.bincount(np.arange(order.sessions) * 7 // order.sessions, minlength=7)[:, None]
        views, hours = on * viewers / order.sessions, on * watched / order.sessions
        n = live.start + p
        days.views[:, b, n] += views
        days.craft[:, b, n] += views
        days.hard[:, b, n] += views * min(params.pushed + order.offer, 1.0)
        readily = params.buy * (params.qa_buy if order.qa else 1.0) * (1 + 2 * order.offer)
        urge = readily * hours / known[b]
        sold.urge[:, b] += urge
        sold.offer[:, b] += urge.sum(axis=1) * order.offer
        days.intents[:, b] += params.ask * hours * (1 + order.offer)
        if order.qa:
            followers = np.maximum(week.state.followers[b, :, p], 1)
            touched = np.minimum(viewers / followers, 1.0)
            week.factors.advocacy[b] *= 1 + params.advocates * touched
            week.factors.exits[b] *= 1 - params.stays_loyal * float(touched.mean())
    days.urge += sold.urge


def _audience(
    week: Week, b: int, p: int, order: Stream, params: Params
) -> tuple[Floats, Floats]:  # fmt: skip
    """Viewers of the week, and the hours they watch [G], of one brand's streams on a platform."""
    setting = week.setting
    online = week.online[:, p]
    draw = setting.of_platforms("live")[p] * week.factors.attention[p]
    draw *= _appeal(week, order, params)
    strangers = setting.of_platforms("discovery")[p] * online / max(online.sum(), 1.0)
    known = week.state.followers[b, :, p]
    arrivals = draw * (params.follow * known + params.found * strangers)
    stay = params.stay_hours * (params.qa_stay if order.qa else 1.0)
    often = order.sessions**params.again
    viewers = np.minimum(often * arrivals * order.hours, params.most_there * online)
    watched = often * step(arrivals, np.array(stay), np.array(order.hours))
    return viewers, np.minimum(watched, params.most_there * online * stay)


def _appeal(week: Week, order: Stream, params: Params) -> Floats:
    """How many the host draws, by persona [G]; virtual hosts please those who like new things."""
    if order.host == _VIRTUAL:
        return params.virtual_appeal * week.setting.levels("novelty")
    drawn = params.kol_appeal if order.host == _KOL else 1.0
    return np.full(len(week.setting.personas), drawn)


def end_week(week: Week, params: Params) -> None:
    """Take the offer off the price of what was sold in streams, and expect much of it back."""
    own, sold = Memory(week.state), week.passed_on(Sold)
    if sold is None and not own.share.any():
        return
    share, offer = np.zeros(len(week.setting.brands)), np.zeros(len(week.setting.brands))
    if sold is not None:
        ready = week.state.stage[..., ASK].sum(axis=2) + RepeatBuyers(week.state).buyers.sum(axis=2)
        orders = np.maximum(week.days.orders.sum(axis=(0, 2, 3, 4)), 1)
        share = np.minimum((sold.urge.sum(axis=0) * ready).sum(axis=1) / orders, 1.0)
        offer = sold.offer.sum(axis=0) / np.maximum(sold.urge.sum(axis=(0, 2)), 1e-12)
    week.factors.price *= 1 - offer * share
    _send_back(week, share, offer, params)
    own.share, own.offer = share, offer


def _send_back(week: Week, share: Floats, offer: Floats, params: Params) -> None:
    """What returns, and what it cost, where streams sold a `share` at an `offer` this week [B].

    The parcels under way are half this week's and half the last's.
    """
    own = Memory(week.state)
    streams = (own.share + share) / 2
    cheaper = (own.share * own.offer + share * offer) / np.maximum(2 * streams, 1e-12)
    usual = max(week.setting.scenario.product.return_rate, params.least_returned)
    rate = params.returned + params.returned_offer * cheaper
    more = streams * np.maximum(rate / usual, 1.0)
    whole = 1 - streams + more
    week.factors.returns *= whole[:, None]
    week.factors.refunded *= (1 - more * cheaper / whole) / (1 - streams * cheaper)
