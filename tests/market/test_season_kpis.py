"""Rules of the season's true figures: each from the books, by example."""

from __future__ import annotations

import math

import pytest

from simgame.market.kpis import season_kpis
from simgame.market.setting import Setting, compile_setting
from simgame.market.state import LEDGER, SPENDING, TOTALS, State, opening_state
from tests.market.seasons import SHORT, scenario


@pytest.fixture
def setting() -> Setting:
    """Return the short season: 2.4 million office workers and 1.6 million students."""
    return compile_setting(scenario(SHORT))


@pytest.fixture
def state(setting: Setting) -> State:
    """Return its opening."""
    return opening_state(setting)


def _book(state: State, **accounts: int) -> None:
    for account, fen in accounts.items():
        state.ledger[0, LEDGER.index(account)] = fen


def test_what_is_earned_is_sales_less_everything(setting: Setting, state: State) -> None:
    """1,000 of sales; goods, delivery, shops, refunds and marketing come off."""
    _book(state, gmv=1_000, goods=300, delivery=80, shop_commission=40, refunds=100, paid=50, kol=7)
    kpis = season_kpis(setting, state, 0)
    assert kpis["net_contribution"] == 1_000 - 300 - 80 - 40 - 100 - 50 - 7
    assert kpis["net_revenue"] == 900
    assert kpis["gmv"] == 1_000
    assert kpis["spend"] == 57


@pytest.mark.parametrize("account", SPENDING)
def test_every_spending_account_counts(setting: Setting, state: State, account: str) -> None:
    """Nothing is spent that does not show."""
    _book(state, **{account: 11})
    kpis = season_kpis(setting, state, 0)
    assert (kpis["spend"], kpis["net_contribution"]) == (11, -11)
    assert season_kpis(setting, state, 1)["spend"] == 0


def test_counts_are_those_of_the_season(setting: Setting, state: State) -> None:
    """Orders, first orders, impressions and saves as they were added up."""
    names = ("orders", "new_customers", "impressions", "saves")
    for n, name in enumerate(names, start=5):
        state.totals[0, TOTALS.index(name)] = n
    kpis = season_kpis(setting, state, 0)
    assert [kpis[name] for name in names] == [5, 6, 7, 8]


def test_levels_are_those_of_now(setting: Setting, state: State) -> None:
    """2 % are aware, of whom 0.3 % of all are attracted; followers and members are counted."""
    state.members[0, 0, 0, :] = [1, 2, 3, 4]
    kpis = season_kpis(setting, state, 0)
    assert kpis["brand_awareness"] == pytest.approx(0.023)
    assert kpis["appeal_share"] == pytest.approx(0.003)
    assert kpis["members"] == 10
    assert kpis["followers"] == pytest.approx(5_000, abs=2)


def test_trust_and_mood_are_those_of_people_who_know_the_brand(
    setting: Setting, state: State
) -> None:
    """Where only students know it, theirs; where nobody does, everybody's by number."""
    state.trust[0] = [0.2, 0.7]
    state.own["sentiment.fast"][0] = [0.0, 0.1]
    state.own["sentiment.slow"][0] = [0.0, 0.2]
    state.stage[0, 0, :, 1:] = 0
    kpis = season_kpis(setting, state, 0)
    assert kpis["trust"] == pytest.approx(0.7)
    assert kpis["sentiment"] == pytest.approx(1 / (1 + math.exp(-1.6)))
    state.stage[0, ..., 1:] = 0
    kpis = season_kpis(setting, state, 0)
    assert kpis["trust"] == pytest.approx(0.6 * 0.2 + 0.4 * 0.7)
    assert kpis["sentiment"] == pytest.approx(
        0.6 / (1 + math.exp(-0.4)) + 0.4 / (1 + math.exp(-1.6))
    )
