"""Laws of what is seen: bounds, direction, nothing out of nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simgame.market.event_times import Span
from simgame.market.mechanisms.ads import ad_response, carry_over, paid_auction
from simgame.market.mechanisms.kol import kol
from simgame.market.mechanisms.reach import attention, organic_reach, reach_frequency
from simgame.market.mechanisms.response import content_response
from simgame.scenario.market_events import Attention
from tests.properties.comparing import SHARE, SLACK, VIEWS, array, at_most


@given(VIEWS, VIEWS, st.floats(0.3, 5))
def test_reach_is_a_share_and_grows_with_views(one: float, other: float, k: float) -> None:
    """0 ≤ reach ≤ min(1, views), monotone in views; no views, no reach."""
    low, high = sorted((one, other))
    less, more = reach_frequency.step(array(low, high), array(1), k)
    assert 0 <= less <= more + SLACK
    assert at_most([less, more], np.minimum([low, high], 1))
    assert reach_frequency.step(array(0), array(1), k).tolist() == [0]


@given(VIEWS, st.floats(0.3, 5), st.floats(0.3, 5))
def test_views_that_fall_evenly_reach_more(views: float, one: float, other: float) -> None:
    """The less people differ (larger k), the more of them are reached."""
    low, high = sorted((one, other))
    assert at_most(
        reach_frequency.step(array(views), array(1), low),
        reach_frequency.step(array(views), array(1), high),
    )


@given(SHARE, VIEWS, VIEWS, st.floats(0.3, 0.8))
def test_response_saturates_at_those_reached(
    reached: float, one: float, other: float, ec: float
) -> None:
    """0 ≤ response ≤ reached, monotone in views, by less and less."""
    low, high = sorted((one, other))
    middle = (low + high) / 2
    less, half, more = ad_response.step(array(reached, reached, reached),
                                        array(low, middle, high), ec)  # fmt: skip
    assert at_most([0, less, half, more], [less, half, more, reached])
    assert at_most(less + more, 2 * half)


@given(st.floats(0, 1e9), st.floats(0, 600), st.floats(0, 600), st.floats(0, 2))
def test_more_minutes_bring_more_people_online(
    people: float, one: float, other: float, factor: float
) -> None:
    """0 ≤ online ≤ people, monotone in minutes; no minutes, nobody."""
    low, high = sorted((one, other))
    online = attention.step(array(people), array([low, high, 0]), array(factor), attention.Params())
    assert at_most([0, online[0, 0], online[0, 1]], [online[0, 0], online[0, 1], people])
    assert online[0, 2] == 0


@given(VIEWS, VIEWS, SHARE)
def test_what_is_carried_over_only_shrinks(stock: float, added: float, kept: float) -> None:
    """Nothing comes of nothing, and never more than was there."""
    after = carry_over.step(array(stock, 0), array(added, 0), kept)
    assert 0 <= after[0] <= stock + added
    assert after[1] == 0


@given(st.floats(0, 1e8), SHARE, st.floats(0, 5), st.floats(0, 5), st.floats(0, 2))
def test_actions_follow_fit_and_stay_below_half_of_the_views(
    views: float, rate: float, one: float, other: float, tilt: float
) -> None:
    """0 ≤ actions ≤ views / 2, monotone in fit; no views, no actions."""
    low, high = sorted((one, other))
    acts = content_response.step(array([[views, views, 0]]), array([rate]),
                                 array([[low, high, high]]), array([[tilt]]))[0, 0]  # fmt: skip
    assert at_most([0, acts[0], acts[1]], [acts[0], acts[1], views / 2])
    assert acts[2] == 0


POST = {"rate": 0.08, "discovery": 1000.0}


def _organic(followers: float, quality: float, rhythm: float, factor: float) -> float:
    views = organic_reach.step(
        array([followers]), array([1.0]), array(quality), array(POST["rate"]),
        array(POST["discovery"]), array(factor), array(rhythm), organic_reach.Params(),
    )  # fmt: skip
    return float(views[0, 0])


@pytest.mark.parametrize("what", range(4), ids=["followers", "quality", "rhythm", "factor"])
@given(st.tuples(st.floats(0, 1e7), SHARE, SHARE, st.floats(0, 3)), SHARE)
def test_a_post_is_seen_more_with_more_of_anything(
    what: int, given_: tuple[float, ...], more: float
) -> None:
    """Views never fall with followers, quality, rhythm or fit; without fit there are none."""
    raised = list(given_)
    raised[what] += more
    assert _organic(*given_) >= 0
    assert at_most(_organic(*given_), _organic(*raised))
    assert _organic(*given_[:3], 0.0) == 0


KOL = st.tuples(st.floats(0, 2e7), SHARE, st.floats(0.5, 2), SHARE, st.sampled_from([0.0, 1.0]))


def _kol(*given_: float) -> float:
    return float(kol.step(*(array(x) for x in given_), kol.Params())[0])


@pytest.mark.parametrize(
    ("what", "sign"), [(0, 1), (1, -1), (2, 1), (3, 1)],
    ids=["followers", "fake", "flair", "freedom"],
)  # fmt: skip
@given(KOL, SHARE)
def test_a_kol_is_seen_in_the_obvious_direction(
    what: int, sign: int, given_: tuple[float, ...], more: float
) -> None:
    """More views with followers, flair and freedom, fewer with fakes and when disclosed."""
    raised = list(given_)
    raised[what] += more * (1 - given_[1]) if what == 1 else more
    assert _kol(*given_) >= 0
    assert sign * (_kol(*raised) - _kol(*given_)) >= -SLACK * (1 + _kol(*given_))
    assert at_most(_kol(*given_[:4], 1.0), _kol(*given_[:4], 0.0))


@given(st.floats(0.1, 1e7), st.floats(1, 1e8), st.floats(0.5, 50), st.floats(0, 1))
def test_an_auction_sells_what_there_is_at_rising_prices(
    budget: float, inventory: float, price: float, sigma: float
) -> None:
    """Between nothing and the inventory; more money buys more, by less and less."""
    bought, twice = (paid_auction.step(b, inventory, price, sigma) for b in (budget, 2 * budget))
    # Normal quantiles of tiny shares are good to seven digits.
    assert at_most([0, bought, twice], [bought, twice, inventory], slack=1e-6)
    assert at_most(twice, 2 * bought, slack=1e-6)
    assert paid_auction.step(0.0, inventory, price, sigma) == 0


@given(st.floats(1, 1e7), st.floats(1, 1e8), st.floats(0.5, 50), st.floats(1, 3))
def test_dearer_traffic_buys_less(
    budget: float, inventory: float, price: float, rise: float
) -> None:
    """The same money at a higher price never buys more."""
    dear, cheap = (paid_auction.step(budget, inventory, p, 0.6) for p in (price * rise, price))
    assert at_most(dear, cheap, slack=1e-6)


@given(st.integers(0, 1300), st.floats(0.1, 60), st.integers(0, 8))
def test_an_event_lasts_as_long_as_is_written(at: int, days: float, week: int) -> None:
    """Hours of a week in which it is on, over the weeks, are its hours; days add up to weeks."""
    span = Span("one", Attention.model_construct(), at, at + 24 * days, (0,))
    weeks = [span.share(168.0 * w, 168) for w in range(20)]
    assert sum(weeks) * 168 == pytest.approx(24 * days)
    assert span.on_days(168.0 * week).mean() == pytest.approx(weeks[week], abs=1e-9)
    assert at_most(weeks, 1)
