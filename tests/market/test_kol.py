"""Rules of KOLs that span weeks: each post's own commission, and briefings that go on."""

from types import SimpleNamespace

import numpy as np
import pytest
import simpy

from simgame.game.season import Season
from simgame.market.kol_calendar import due
from simgame.market.mechanisms.kol.kol import _briefed, _owe
from simgame.market.posts import Posts
from simgame.market.under_way import Booking, Publication
from simgame.plan.plan import Plan
from tests.game.weeks import live
from tests.market.seasons import SHORT, scenario

HALF_LIFE = 24.0
TOLD = 30.0


def _posts(hours: list[float], views: list[float]) -> Posts:
    n = len(hours)
    one = np.ones(n)
    return Posts(
        np.zeros(n, np.intp), np.full(n, 5), np.array(hours), one * np.log(2) / HALF_LIFE, one,
        one, np.ones((n, 1)), np.array(views)[:, None],
    )  # fmt: skip


def _post(hour: float, commission: float) -> Publication:
    return Publication("you:0:kol:k:0", 0, 5, hour, 0.8, 0.5, -1, 1.0, commission=commission)


def _rate(seen: Posts, before: float, new: list[Publication], posts: Posts) -> float:
    state = SimpleNamespace(commission=np.array([[before]]), posts=seen)
    setting = SimpleNamespace(span=lambda _: slice(5, 6))
    _owe(SimpleNamespace(state=state, setting=setting), new, posts)
    return float(state.commission[0, 0])


def test_a_first_post_brings_its_own_commission():
    """Whatever was owed for posts that nobody sees any more."""
    rate = _rate(_posts([], []), 0.3, [_post(200, 0.1)], _posts([200], [1000]))
    assert rate == pytest.approx(0.1)


def test_older_posts_keep_what_was_agreed_for_them():
    """By the views they have left: after a half-life, half of 1,000 against 1,500 new ones."""
    rate = _rate(_posts([200], [1000]), 0.1, [_post(224, 0.3)], _posts([224], [1500]))
    assert rate == pytest.approx((500 * 0.1 + 1500 * 0.3) / 2000)


def test_posts_of_one_week_are_weighed_alike():
    """Two posts at once, each with its own commission."""
    new = [_post(200, 0.1), _post(200, 0.3)]
    assert _rate(_posts([], []), 0.0, new, _posts([200, 200], [3000, 1000])) == pytest.approx(0.15)


def _week(start: float, booking: Booking) -> SimpleNamespace:
    env = simpy.Environment(initial_time=start)
    return SimpleNamespace(
        env=env, staff={(0, "media"): simpy.Resource(env, 1)}, bookings={booking.ident: booking},
        elapsed_hours=lambda *_: TOLD,
    )  # fmt: skip


def test_a_briefing_that_sunday_interrupts_goes_on_on_monday():
    """It ends at the hour at which it would have ended; one that is over is not given again."""
    booking = Booking("you:0:kol:k:0", 0, 0, 0, 0, 100, 0.5, True, 0.1, 0.5, 0.5, 1.0)
    week = _week(150, booking)
    assert _briefed(week, booking) is not None
    week.env.run(until=168)
    carried = week.bookings[booking.ident]
    assert carried.briefed_hour == 150 + TOLD
    following = _week(168, carried)
    following.env.run(until=_briefed(following, carried))
    assert following.env.now == 150 + TOLD
    assert _briefed(_week(336, carried), carried) is None


def _hour(
    booking: Booking, staff: dict[tuple[int, str], object], until: float, brand: str = "you"
) -> float:
    """When a booking of a KOL who makes a post a day goes public, by what is due `until`."""
    kol = SimpleNamespace(posts_per_week=7, reliability=1.0)
    setting = SimpleNamespace(kols=("k",), scenario=SimpleNamespace(kols={"k": kol}))
    state = SimpleNamespace(week=0, busy_until={})
    rival = booking._replace(ident="b:0:kol:k:0", brand=1, offer=200)
    bookings = {b.ident: b for b in (booking, rival)}
    week = SimpleNamespace(
        setting=setting, state=state, bookings=bookings, staff=staff, first_hour=0.0,
        env=SimpleNamespace(now=until),
    )  # fmt: skip
    return {b.ident: b.publish_hour for b in due(week, 72.0)}.get(f"{brand}:0:kol:k:0", -1.0)


def test_the_better_offer_has_the_earlier_place():
    """The rival's post takes a day from hour 37 on, so that the next is begun a day later."""
    booking = Booking("you:0:kol:k:0", 0, 0, 0, 0, 100, 0.5, True, 0.1, 0.5, 0.5, 1.0)
    assert _hour(booking, {}, 168.0) == 92
    assert _hour(booking._replace(offer=300), {}, 168.0) == 68
    assert _hour(booking, {}, 92.0) == -1


def test_nobody_begins_before_the_briefing():
    """Where somebody is there for it; a booking that has not been briefed waits."""
    booking = Booking("you:0:kol:k:0", 0, 0, 0, 0, 300, 0.5, True, 0.1, 0.5, 0.5, 1.0)
    staff: dict[tuple[int, str], object] = {(0, "media"): None}
    assert _hour(booking, staff, 168.0) == -1
    assert _hour(booking._replace(briefed_hour=100.0), staff, 168.0) == 140


def test_nobody_waits_for_the_briefing_of_another():
    """The rival's post is begun at once, though the better offer waits for its briefing."""
    booking = Booking("you:0:kol:k:0", 0, 0, 0, 0, 300, 0.5, True, 0.1, 0.5, 0.5, 1.0)
    assert _hour(booking, {(0, "media"): None}, 168.0, "b") == 68


def test_a_week_without_hours_costs_a_week():
    """A briefing that nobody has hours for is given when there are some again."""
    season, offer = Season(scenario(SHORT), 3), {"posts": 1, "fee": 400_000}
    idle = {"team": {"roles": {"media": {"training_hours": 40}}}}
    live(season, Plan.model_validate({"kol": {"campus-kai": offer}} | idle))
    assert season.state.bookings
    live(season, Plan())
    assert not season.state.bookings
