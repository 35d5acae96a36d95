"""Laws of what people do: bounds, direction, nothing out of nothing, nobody lost."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simgame.market.draws import Draws
from simgame.market.funnel import MOVES, chances, move
from simgame.market.mechanisms.private import private_acquisition, touch_fatigue
from simgame.market.mechanisms.response import search_seeding
from simgame.market.mechanisms.sales import fulfilment, purchase_choice
from simgame.market.mechanisms.team import production
from tests.properties.comparing import SHARE, SLACK, UNIFORM, array, at_most

STAGE = hnp.arrays(np.int64, (3, 6), elements=st.integers(0, 10**9))
WAYS = len(MOVES)
ON = MOVES.index((0, 1))
HAZARDS = hnp.arrays(float, (WAYS, 3), elements=st.floats(0, 5))
UNIFORMS = hnp.arrays(float, (WAYS, 3), elements=UNIFORM)


def _moved(stage, hazards, uniforms):  # type: ignore[no-untyped-def]
    return move(stage, chances(hazards[None])[0], Draws(uniforms))[0]


@settings(max_examples=200)
@given(STAGE, HAZARDS, UNIFORMS)
def test_moving_loses_nobody(stage, hazards, uniforms) -> None:  # type: ignore[no-untyped-def]
    """People of a cell are conserved and no stage is negative, whatever the hazards."""
    after = _moved(stage, hazards, uniforms)
    assert (after >= 0).all()
    assert stage.sum(axis=-1).tolist() == after.sum(axis=-1).tolist()


@given(STAGE, UNIFORMS)
def test_without_hazards_nobody_moves(stage, uniforms) -> None:  # type: ignore[no-untyped-def]
    """Zero in, zero out."""
    assert stage.tolist() == _moved(stage, np.zeros((WAYS, 3)), uniforms).tolist()


@given(st.integers(0, 10**9), st.floats(0, 3), st.floats(0, 3), UNIFORMS)
def test_a_stronger_pull_moves_no_fewer(people, one, other, uniforms) -> None:  # type: ignore[no-untyped-def]
    """With the same draws more of the unaware move on where the hazard is larger."""
    stage, less, more = np.zeros((3, 6), np.int64), np.zeros((WAYS, 3)), np.zeros((WAYS, 3))
    stage[:, 0] = people
    less[ON], more[ON] = sorted((one, other))
    # Where the count is drawn from a table and where from the normal, up to a few people differ.
    moved = [_moved(stage, on, uniforms) for on in (less, more)]
    assert (moved[0][:, 1] <= moved[1][:, 1] + 3).all()


CHOICE = st.integers(1, 4).flatmap(
    lambda n: st.tuples(
        hnp.arrays(float, (n, 1), elements=st.floats(-4, 4)),
        hnp.arrays(float, (n, 1), elements=SHARE),
        st.floats(0, 20).map(lambda worth: np.full((n, 1), worth)),
    )
)


@given(CHOICE, st.floats(0, 5), SHARE, st.floats(0, 3))
def test_choice_is_a_chance_that_rises_with_utility(choice, without, nest, more) -> None:  # type: ignore[no-untyped-def]
    """0 ≤ chance ≤ 1; what people consider does not sum above 1; better gets more, others less."""
    utility, considered, others = choice
    chance = purchase_choice.step(utility, considered, others, without, nest)
    better = utility.copy()
    better[0] += more
    after = purchase_choice.step(better, considered, others, without, nest)
    assert at_most(np.zeros(chance.shape), chance)
    assert at_most(chance, np.ones(chance.shape))
    assert at_most((considered * chance).sum(), 1)
    assert at_most(chance[0], after[0])
    assert at_most(after[1:], chance[1:])


STOCKS = hnp.arrays(float, (3, 2), elements=st.floats(0, 100))


@given(STOCKS, SHARE, st.floats(0.3, 1), st.floats(0.1, 5), st.floats(0, 50))
def test_share_of_search_is_shared(stock, here, eta, others, more) -> None:  # type: ignore[no-untyped-def]
    """Shares are ≥ 0 and leave something to others; more content gets more, from the others."""
    where = np.array([here, 1 - here])
    share = search_seeding.step(stock, where, eta, others)
    richer = stock.copy()
    richer[0] += more
    after = search_seeding.step(richer, where, eta, others)
    assert at_most(np.zeros(3), share)
    assert at_most(share.sum(), 1)
    assert at_most(share[0], after[0])
    assert at_most(after[1:], share[1:])
    assert search_seeding.step(np.zeros((3, 2)), where, eta, others).tolist() == [0, 0, 0]


@pytest.mark.parametrize("mean", [2.0, 3.0, 4.0])
def test_searches_come_after_the_mean_lag(mean: float) -> None:
    """Lag shares sum to 1 and have the mean they are asked for (course:T13: about 3 days)."""
    shares = search_seeding.lag_shares(mean)
    days = np.arange(1, len(shares) + 1)
    assert shares.sum() == pytest.approx(1)
    assert (shares >= 0).all()
    assert (days * shares).sum() == pytest.approx(mean, abs=0.1)


@given(st.integers(0, 10**8), SHARE, SHARE, UNIFORM)
def test_returns_are_some_of_what_was_delivered(
    delivered: int, one: float, other: float, luck: float
) -> None:
    """0 ≤ returned ≤ delivered, and about monotone in the rate."""
    low, high = sorted((one, other))
    assume(high - low > 0.05)
    less, more = fulfilment.step(np.full(2, delivered), array(low, high), Draws(array(luck, luck)))
    assert 0 <= less <= more + 3
    assert more <= delivered


@given(st.floats(0, 1e6), SHARE, st.floats(0, 1), st.floats(0, 1), SHARE, SHARE)
def test_joining_follows_incentive_and_trust(
    invited: float, rate: float, gift: float, more: float, trust: float, trusts: float
) -> None:
    """0 ≤ joins ≤ 90 % of the invited; more with a larger gift and with more trust."""

    def joins(incentive: float, trust: float) -> float:
        found = private_acquisition.step(
            array([[invited]]), array(rate), array([incentive]), array([trust]), 0.08
        )
        return float(found[0, 0, 0])

    low, high = sorted((trust, trusts))
    assert at_most([0, joins(gift, low)], [joins(gift, low), 0.9 * invited])
    assert at_most(joins(gift, low), joins(gift + more, low))
    assert at_most(joins(gift, low), joins(gift, high))


@given(st.floats(0, 20), st.floats(0, 20), SHARE, SHARE)
def test_members_leave_more_when_touched_and_sold_to_more(
    one: float, other: float, promotion: float, promotions: float
) -> None:
    """Exits are ≥ 0 and never fall with touches or with promotion."""

    def exits(touches: float, promotion: float) -> float:
        found = touch_fatigue.step(
            array([touches]), array(7), array(0.01), array([promotion]), 0.0025
        )
        return float(found[0, 0])

    (few, many), (soft, hard) = sorted((one, other)), sorted((promotion, promotions))
    assert at_most([0, exits(few, soft)], [exits(few, soft), exits(many, soft)])
    assert at_most(exits(few, soft), exits(few, hard))


@given(st.floats(0, 5000), st.integers(0, 23))
def test_work_goes_public_within_a_day_at_its_hour(ready: float, slot: int) -> None:
    """Never before it is ready, never a day later, always on the hour of its slot."""
    hour = production.step(ready, slot)
    assert ready - SLACK <= hour <= ready + 24
    assert (hour - slot) % 24 == pytest.approx(0, abs=1e-6) or (
        (hour - slot) % 24 == pytest.approx(24, abs=1e-6)
    )
