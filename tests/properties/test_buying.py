"""Laws of what money buys: bounds, direction, nothing for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simgame.market.mechanisms.ads import boost, search_ads, targeting
from simgame.market.mechanisms.kol import fraud, kol_audit
from tests.properties.comparing import SHARE, array, at_most

MONEY = st.floats(0, 1e8)


@given(st.floats(0, 1e6), MONEY, MONEY, st.floats(0.1, 50))
def test_boosting_buys_more_by_less_and_less(
    reach: float, one: float, other: float, price: float
) -> None:
    """0 ≤ bought ≤ most · reach and no more than the money pays for; monotone and concave."""
    low, high = sorted((one, other))
    money = array(0, low, (low + high) / 2, high)
    nothing, less, half, more = boost.step(array(reach), money, array(price), 6.0)
    assert nothing == 0
    assert at_most([nothing, less, half, more], [less, half, more, 6 * reach])
    assert at_most(less + more, 2 * half)
    assert at_most(more, high / price)


@given(MONEY, MONEY, st.floats(0, 1e7), st.floats(1, 1e3))
def test_no_money_catches_more_than_all_searches(
    one: float, other: float, searches: float, price: float
) -> None:
    """A share of the searches, larger for more money."""
    low, high = sorted((one, other))
    less, more = (search_ads.step(m, searches, price, 0.6) for m in (low, high))
    assert at_most([0, less, more], [less, more, 1], slack=1e-6)


@given(SHARE, SHARE, SHARE)
def test_a_tool_only_lowers_fake_traffic(usual: float, one: float, other: float) -> None:
    """What is left is a share, and less the more is found."""
    low, high = sorted((one, other))
    less, more = fraud.step(array(usual, usual), array(high, low))
    assert at_most([0, less, more], [less, more, usual])


@given(SHARE, st.floats(-6, 6))
def test_an_audit_says_a_share(fake: float, z: float) -> None:
    """Whatever the luck of the sample."""
    assert 0 <= kol_audit.step(array(fake), array(z), 0.04)[0] <= 1


@given(st.tuples(st.integers(0, 2), SHARE, SHARE), st.booleans())
def test_more_data_knows_more(given_: tuple[int, float, float], explicit: bool) -> None:
    """What is known is a share that rises with tier, tracking and survey, and falls by consent."""
    params = targeting.Params()
    base = [array(x) for x in (*given_, explicit)]
    data, known = (float(x[0]) for x in targeting.step(*base, 1.0, params))
    assert at_most([0, data, known], [data, known, 1])
    for i, more in enumerate((1.0, (1 - given_[1]) / 2, (1 - given_[2]) / 2)):
        raised = [x + more * (i == j) for j, x in enumerate(base)]
        assert at_most(known, targeting.step(*raised, 1.0, params)[1])
    asked = [*base[:3], array(1.0)]
    assert at_most(targeting.step(*asked, 1.0, params)[1], known)
