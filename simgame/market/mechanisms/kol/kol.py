"""Influencers: offer, refusal or counter-offer, calendar, delivery, reach.

Idea: a KOL knows a price. An offer at or above it is taken, a little below it is countered, far
below it is refused. Media staff brief the KOL; accepted posts queue for the KOL's calendar: the
better offer goes first, ties are broken by a keyed draw, never by seat.

    asks   = fee · (1.15 − 0.3 · fit) · exp(0.15 z)
    worth  = min(fee + ½ commission · sales they can expect, fee ÷ sure part),  0 without a fee
    views  = followers · v0 · (followers / 10⁴)^(−β) · (1 − fake) · flair · (0.6 + 0.8 · freedom)
             · 0.92 if disclosed · exp(0.5 z)
    craft  = (0.6 + 0.6 · fit) · (1.3 − 0.6 · freedom)

    engagement = usual · exp(−c · max(0, ln(followers / F₀))²),   c = (1 − β) ÷ (2 ln(F* / F₀))

Creators judge what they will earn: the larger they are, the more of it must be sure. Freedom brings
views and weakens the message, so that the best of it lies in between. Large accounts
are answered less and less: from F₀ on the log of engagement bends down with the square of log
followers, so that total engagement peaks at F* and falls slowly beyond.

Sources: smaller accounts engage relatively more (slope of log rate on log followers over accounts
of all sizes −0.10 to −0.25, `model:kol`); course:F8 (KOL cooperation); course:F12 (disclosure costs
now, earns trust). Acceptance and calendar are game assumptions. Limits: a KOL has no memory of past
treatment; rivals' KOLs are briefed at once. That followers tire of one brand belongs to
`kol_fatigue`.
"""

from __future__ import annotations

from collections.abc import Generator
from itertools import groupby
from typing import NamedTuple

import numpy as np
import simpy

from simgame.costs.prices import COUNTERED_FROM, SMALL_RISE, worth_fen
from simgame.market.board.factors import ENGAGE
from simgame.market.board.levers import most
from simgame.market.draws import Draws
from simgame.market.kol_calendar import due
from simgame.market.mechanism import Floats, Parameters, given, line, table
from simgame.market.posts import NewPosts, Posts
from simgame.market.rivals_seen import tell_of_kols
from simgame.market.under_way import Booking, Publication, columns
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.observation import Option, Prompt
from simgame.scenario.work_hours import BRIEFING_HOURS

LEVERS = (
    "kol.{kols}.posts",
    "kol.{kols}.fee",
    "kol.{kols}.commission",
    "kol.{kols}.freedom",
    "kol.{kols}.disclosure",
    "standing.kol_counter",
)
WRITES = ("state.busy_until", "state.commission", "week.bookings", "week.new", "week.published")
# Lines over a KOL's fit, and over the freedom that a post has.
ASKS = table([1.15, -0.3], "of the fee; per fit", "assumption")
_FITTING = table([0.6, 0.6], "craft; per fit", "assumption")
_VIEWS = table([0.6, 0.8], "of the usual views; per freedom", "assumption")
_CRAFT = table([1.3, -0.6], "craft; per freedom", "assumption")
_SELL = table([0.6, -0.5], "hard sell; per freedom", "assumption")


class Params(Parameters):
    """Parameters of KOL cooperation."""

    view_rate: float = given(0.62, "views/follower", "assumption")
    small: float = given(1e4, "followers of a small account", "assumption")
    beta: float = given(0.08, "exponent", "model:kol")
    large: float = given(6e5, "followers from which accounts are answered less", "assumption")
    peak_followers: float = given(2.5e6, "followers", "model:kol")
    disclosed_factor: float = given(0.92, "factor", "assumption, course:F12")
    late_hours: float = given(72.0, "hours", "assumption")
    heard_after: int = given(6, "hours from Monday on", "assumption")
    answer_hours: int = given(24, "hours", "assumption")
    fee_sigma: float = given(0.15, "log sd", "assumption")
    luck_sigma: float = given(0.5, "log sd a post", "assumption")
    quality: float = given(0.8, "quality of a post", "assumption")


class Drawn(NamedTuple):
    """The week's luck: in what each KOL asks [B, K], and in the views of each post [B, K, posts].

    `uniform` [B, K, posts + 1, 3] also holds each post's tie-break and its luck in time.
    """

    asks: Floats
    views: Floats
    uniform: Floats


class Offer(NamedTuple):
    """One brand's offer to one KOL."""

    brand: int
    kol: int
    posts: int
    fee: int
    commission: float
    freedom: float
    disclosure: float


def step(
    followers: Floats, fake: Floats, flair: Floats, freedom: Floats, disclosed: Floats,
    params: Params,
) -> Floats:  # fmt: skip
    """Views of KOL posts without luck; all [posts]."""
    rate = params.view_rate * (np.maximum(followers, 1.0) / params.small) ** -params.beta
    honesty = np.where(disclosed > 0, params.disclosed_factor, 1.0)
    return followers * rate * (1 - fake) * flair * line(_VIEWS, freedom) * honesty


def engaged(followers: Floats, params: Params) -> Floats:
    """How readily viewers of accounts of this size engage, against those of a small one.

    Log-quadratic beyond `large`: views times this are most at `peak_followers`.
    """
    bend = (1 - params.beta) / (2 * np.log(params.peak_followers / params.large))
    larger = np.log(np.maximum(followers / params.large, 1.0))
    readily: Floats = np.exp(-bend * larger**2)
    return readily


def start_week(week: Week, params: Params) -> None:
    """Put this week's offers to the KOLs and go on with the bookings under way."""
    large = engaged(week.setting.of_kols("followers"), params)
    week.factors.response[ENGAGE, :, week.setting.span("kol")] *= large[:, None]
    shape = (max(len(week.setting.kols), 1), 1 + most(LEVERS[0]), 3)
    week.pass_on(luck_of(week.draws("kol", (), shape), params))
    for booking in week.state.bookings:
        _await(week, _resumed(week, booking))
    back = week.factors.back.tolist()
    offers = sorted(_offers(week), key=lambda offer: back[offer.kol])
    for after, heard in groupby(offers, key=lambda offer: max(back[offer.kol], params.heard_after)):
        week.env.process(_hear(week, list(heard), after, params))


def luck_of(draws: Draws, params: Params) -> Drawn:
    """What `draws` [B, K, posts + 1, 3] come to: first of what is asked, then of each post."""
    z = draws.normal[..., 0]
    asks, views = np.exp(params.fee_sigma * z[..., 0]), np.exp(params.luck_sigma * z[..., 1:])
    return Drawn(asks, views, draws.uniform)


def _offers(week: Week) -> list[Offer]:
    """The offers that are put to KOLs: those planned, less those taken back."""
    names = ("posts", "fee", "commission", "freedom", "disclosure")
    wanted = [week.levers.kol(name) for name in names]
    standing = ((wanted[0] > 0) & (week.factors.offers > 0)).nonzero()
    columns = (*standing, *(lever[standing] for lever in wanted))
    return [Offer(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def show(week: Week, params: Params) -> None:
    """Give bookings their places in the calendars, and take in the posts that went public."""
    new = [_public(week, booking, params) for booking in due(week, params.late_hours)]
    if new:
        week.published += new
        tell_of_kols(week, new)
        week.new["kol"] = _published(week, new, params)
        _owe(week, new, week.new["kol"].posts)


def asking_price(week: Week, offer: Offer, params: Params) -> int:
    """What the KOL wants for one post, in fen."""
    kol = week.setting.scenario.kols[week.setting.kols[offer.kol]]
    luck: float = week.records[Drawn].asks.item(offer.brand, offer.kol)
    alone = week.factors.asking.item(offer.brand, offer.kol)
    usual = float(line(ASKS, kol.fit))
    return round(kol.fee * usual * luck * alone)


def _hear(
    week: Week, offers: list[Offer], after: float, params: Params
) -> Generator[simpy.Event, None, None]:
    """KOLs hear this week's offers after some hours: they agree, refuse, or ask for more."""
    yield week.env.timeout(after)
    for offer in offers:
        name = week.setting.kols[offer.kol]
        asks, fee = asking_price(week, offer, params), offer.fee
        kol, price = week.setting.scenario.kols[name], week.setting.price.item(offer.brand)
        worth = worth_fen(kol, fee, offer.commission, price)
        if worth < COUNTERED_FROM * asks:
            week.till.release(offer.brand, f"kol.{name}")
            week.tell(offer.brand, "kol-refused", kol=name, offered=fee, asks=asks)
        elif worth < asks:
            week.env.process(_negotiate(week, offer, fee + asks - round(worth), params))
        else:
            _book(week, offer, fee, params)


def _negotiate(
    week: Week, offer: Offer, asks: int, params: Params
) -> Generator[simpy.Event, None, None]:
    agreed = yield from _counter(week, offer, asks, params)
    if agreed:
        _book(week, offer, asks, params)
    else:
        week.till.release(offer.brand, f"kol.{week.setting.kols[offer.kol]}")
        week.tell(offer.brand, "kol-declined", kol=week.setting.kols[offer.kol], asks=asks)


def _counter(
    week: Week, offer: Offer, asks: int, params: Params
) -> Generator[simpy.Event, None, bool]:
    """Ask the brand whether it pays `asks`; the standing order is the default."""
    name, brand = week.setting.kols[offer.kol], week.setting.brands[offer.brand]
    small = asks <= offer.fee * (1 + SMALL_RISE)
    always, at_times = (
        week.levers.chosen("standing.kol_counter", way).item(offer.brand) > 0
        for way in ("accept", "small-rise")
    )
    order = "accept" if always else "small-rise" if at_times else "decline"
    accepts = always or (at_times and small)
    if offer.brand >= len(week.setting.seats):
        # Nobody is asked for a rival; its standing order answers when the time is up.
        yield week.env.timeout(params.answer_hours)
        return accepts
    last = int(week.first_hour) + HOURS_A_WEEK - 1
    prompt = Prompt(
        id=f"kol-counter:{name}:{brand}:{week.state.week + 1}",
        kind="kol-counter",
        seat=brand,
        hour=int(week.env.now),
        deadline_hour=min(int(week.env.now) + params.answer_hours, last),
        options=(Option(id="accept", lead_hours=2, cost=asks * offer.posts),
                 Option(id="decline")),
        default="accept" if accepts else "decline",
        values={"kol": name, "offered": offer.fee, "asks": asks, "posts": offer.posts,
                "order": order, "small_rise": SMALL_RISE},
    )  # fmt: skip
    answer = yield from week.prompts.ask(offer.brand, prompt)
    return answer == "accept"


def _book(week: Week, offer: Offer, fee: int, params: Params) -> None:
    """Pay for as many posts as the money reaches, and queue them."""
    name, brand = week.setting.kols[offer.kol], offer.brand
    money = week.till.left(brand, f"kol.{name}") + week.till.free(brand)
    posts = min(offer.posts, money // fee if fee else offer.posts)
    if posts == 0:
        week.tell(brand, "kol-no-money", kol=name, asks=fee)
        return
    day = int((week.env.now - week.first_hour) // 24)
    week.till.pay(brand, f"kol.{name}", fee * posts, day)
    week.tell(brand, "kol-booked", kol=name, posts=posts, fee=fee)
    drawn: Drawn = week.records[Drawn]
    luck, tie = drawn.views[brand, offer.kol], drawn.uniform[brand, offer.kol]
    for ordinal in range(posts):
        booking = Booking(
            f"{week.setting.brands[brand]}:{week.state.week}:kol:{name}:{ordinal}",
            brand, offer.kol, ordinal, week.state.week, fee, offer.freedom,
            bool(offer.disclosure), offer.commission, tie.item(ordinal, 1),
            tie.item(ordinal, 2), luck.item(ordinal),
        )  # fmt: skip
        _await(week, booking)


def _await(week: Week, booking: Booking) -> None:
    """Queue a booking, and have it briefed."""
    week.bookings[booking.ident] = booking
    if booking.publish_hour < 0:
        _briefed(week, booking)


def _public(week: Week, booking: Booking, params: Params) -> Publication:
    """A booking comes to its end: its post is public."""
    del week.bookings[booking.ident]
    name = week.setting.kols[booking.kol]
    hour = booking.publish_hour
    week.tell_at(hour, booking.brand, "kol-published", kol=name)
    return Publication(
        booking.ident, booking.brand, week.setting.touch_index["kol", name], hour, params.quality,
        float(line(_SELL, booking.freedom)), -1, booking.luck,
        booking.freedom, booking.disclosed, booking.commission,
    )  # fmt: skip


def _resumed(week: Week, booking: Booking) -> Booking:
    """A booking of an earlier week; a briefing in hand ends at this week's pace."""
    if booking.briefed_hour <= week.first_hour or (booking.brand, "media") not in week.staff:
        return booking
    told = week.resumed(booking.briefed_hour, booking.brand, "media")
    return booking._replace(briefed_hour=told)


def _briefed(week: Week, booking: Booking) -> simpy.Process | None:
    """The briefing that a booking waits for, if it has not been and somebody is there for it."""
    staff = week.staff.get((booking.brand, "media"))
    if staff is None or 0 <= booking.briefed_hour <= week.env.now:
        return None
    return week.env.process(_brief(week, booking, staff))


def _brief(
    week: Week, booking: Booking, staff: simpy.Resource
) -> Generator[simpy.Event, None, None]:
    """Media staff tell a booked KOL what the brand wants; they may be busy.

    What Sunday interrupts goes on on Monday, before anything new.
    """
    with staff.request() as turn:
        yield turn
        told = booking.briefed_hour
        if told < 0:
            told = week.env.now + week.elapsed_hours(booking.brand, "media", BRIEFING_HOURS)
            week.bookings[booking.ident] = booking._replace(briefed_hour=told)
        yield week.env.timeout(max(told - week.env.now, 0.0))


def _owe(week: Week, new: list[Publication], posts: Posts) -> None:
    """A KOL's share of sales: that of each post that is still seen, by the views it has to come."""
    owed, before = week.state.commission, week.state.posts
    seen = before.where(before.touch >= week.setting.span("kol").start).plus(posts)
    ages = np.maximum(posts.born_hour[:, None] - seen.born_hour, 0.0)
    coming = np.exp(-seen.rate * ages) * seen.views.sum(axis=1)
    mine = (seen.brand == posts.brand[:, None]) & (seen.touch == posts.touch[:, None])
    earlier = len(seen.brand) - len(new)
    for at, (post, views, same) in enumerate(zip(new, coming, mine, strict=True), earlier):
        left, fresh = float(views[:at][same[:at]].sum()), views.item(at)
        share = fresh / max(left + fresh, 1e-9)
        kol = post.touch - week.setting.span("kol").start
        owed[post.brand, kol] += share * (post.commission - owed[post.brand, kol])


def _published(week: Week, new: list[Publication], params: Params) -> NewPosts:
    setting = week.setting
    brand, touch, hour, quality, sell, luck, freedom, disclosed = columns(
        new, "brand", "touch", "hour", "quality", "sell", "luck", "freedom", "disclosed"
    )
    kol = touch - setting.span("kol").start
    audience, fits = setting.audience[kol], setting.of_kols("fit")[kol]
    views = luck * step(
        setting.of_kols("followers")[kol], setting.of_kols("fake_followers")[kol],
        setting.of_kols("flair")[kol], freedom, disclosed, params,
    )  # fmt: skip
    told = line(_FITTING, fits) * line(_CRAFT, freedom)
    craft = told[:, None].repeat(audience.shape[1], axis=1)
    platform, kind = setting.touch_platform[touch], setting.touch_type[touch]
    rate = np.log(2) / setting.of_platforms("half_life")[platform]
    posts = Posts(brand, touch, hour, rate, sell, disclosed * 1.0, craft, views[:, None] * audience)
    day = ((hour - week.first_hour) // 24).astype(np.intp)
    none, idents, orders = np.zeros(len(new)), tuple(p.ident for p in new), (None,) * len(new)
    return NewPosts(posts, day, platform, kind, quality, none, none, audience, idents, orders)
