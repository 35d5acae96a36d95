"""Rules of what offers are worth to KOLs: a fee that is sure, and a commission that is not."""

from __future__ import annotations

import pytest

from simgame.costs.prices import COUNTERED_FROM, SURE, worth_fen
from simgame.lab.trial import Trial, play
from simgame.market.kol_odds import odds
from simgame.plan.lever import Value
from simgame.scenario.parts import Kol
from tests.market.rosters import PACKS, roster
from tests.market.seasons import scenario

MOST = 0.5
PRICES = (6_900, 23_900, 268_000)


def _all() -> list[Kol]:
    return [kol for pack in PACKS for kol in roster(pack)]


@pytest.mark.parametrize("price", PRICES)
def test_nobody_works_for_a_commission_alone(price: int) -> None:
    """Half of all sales and no fee: worth nothing, to anybody, whatever is sold."""
    assert {worth_fen(kol, 0, MOST, price) for kol in _all()} == {0.0}


def test_whoever_is_offered_nothing_neither_agrees_nor_asks() -> None:
    """No chance of any answer, and no fee that could be met."""
    assert {odds(kol, 0, MOST, price) for kol in _all() for price in PRICES} == {(0.0, 0.0, 0)}


def test_the_larger_the_account_the_more_must_be_sure() -> None:
    """Below so much of what they ask, no commission makes KOLs even answer."""
    assert SURE["head"] > SURE["mid"] > SURE["tail"] > SURE["koc"] > 0
    for kol in _all():
        low = int(0.99 * COUNTERED_FROM * SURE[kol.tier] * kol.fee)
        assert worth_fen(kol, low, MOST, 10**9) < COUNTERED_FROM * kol.fee


def test_a_commission_helps_where_sales_can_be_expected() -> None:
    """Beside a fee it counts, by half of what it may bring; a fee alone counts in full."""
    kol = next(k for k in _all() if k.tier == "mid")
    assert worth_fen(kol, kol.fee, 0.0, 6_900) == kol.fee
    expected = 0.1 * kol.followers * 0.0006 * 6_900
    assert worth_fen(kol, kol.fee, 0.1, 6_900) == pytest.approx(kol.fee + expected / 2)


def test_offers_without_a_fee_are_refused_in_the_market() -> None:
    """In a season with such offers to everybody nobody is booked."""
    levers: dict[str, Value] = {}
    for kol in scenario("beauty-community").kols:
        levers |= {f"kol.{kol}.posts": 1, f"kol.{kol}.fee": 0, f"kol.{kol}.commission": MOST}
    season = play(Trial("beauty-community", levers=tuple(levers.items())), 5001)
    told = [n.code for past in season.past for n in past.passed.notes if n.brand == 0]
    assert "kol-refused" in told
    assert "kol-booked" not in told
