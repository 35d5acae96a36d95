"""What people know and what things cost decides what is sold, in unlike markets."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from simgame.game.season import Season
from simgame.lab.experiment import live_steadily
from simgame.lab.rerun import lived_weeks
from simgame.lab.trial import Trial, figures_of, policy_of
from simgame.market.mechanisms.path import progression
from simgame.market.run_week import Rules
from simgame.market.totals import TOTALS
from simgame.market.week import Week
from simgame.players.policy import policy
from simgame.scenario.schema import Scenario
from tests.market.seasons import TEA, everybody, play, scenario

pytestmark = pytest.mark.unhurried  # many seasons a rule

_OWN = Path(__file__).parents[1] / "fixtures"
# An established brand, a launch, a trade of thin margins; then a large trade, and another pack.
MARKETS = ("_library/reference", TEA, "takeaway-margins")
PRICED = (*MARKETS, str(_OWN / "beauty" / "scenario.yaml"), str(_OWN / "abroad" / "scenario.yaml"))
SEEDS = (1001, 1002)
_ORDERS, _EARNED = TOTALS.index("orders"), "net_contribution"


def _orders(played: Scenario, rules: Rules | None = None) -> int:
    """Orders of the first seat over some seasons."""
    seasons = [play(played, "even_split", seed, rules) for seed in SEEDS]
    return sum(int(season.state.totals[0, _ORDERS]) for season in seasons)


@lru_cache
def _usual(name: str) -> int:
    return _orders(scenario(name))


def _known(name: str, times: float) -> Scenario:
    """The market where so many times as many people know and like the brand when it opens."""
    played = scenario(name)
    shares = {"aware": played.opening.aware * times, "appeal": played.opening.appeal * times}
    return played.model_copy(update={"opening": played.opening.model_copy(update=shares)})


def _priced(name: str, own: float, rivals: float = 1.0) -> Scenario:
    """The market with prices times `own` and `rivals`; without rivals where that is 0."""
    played = scenario(name)
    price = played.product.price
    product = played.product.model_copy(update={"price": round(price * own)})
    kept = {
        key: rival.model_copy(update={"price": round((rival.price or price) * rivals)})
        for key, rival in played.rivals.items()
        if rivals
    }
    return played.model_copy(update={"product": product, "rivals": kept})


@pytest.mark.parametrize("name", MARKETS)
def test_being_known_sells(name: str) -> None:
    """Twice as many who know and like the brand buy at least 5 % more, none clearly less."""
    assert _orders(_known(name, 2)) > 1.05 * _usual(name)
    assert _orders(_known(name, 0)) < 0.95 * _usual(name)


@pytest.mark.parametrize("name", MARKETS)
@pytest.mark.parametrize("rate", ["alpha", "kappa"])
def test_what_exposure_does_to_minds_sells(name: str, rate: str) -> None:
    """Where nobody comes to know a brand by what is seen, or to like it, less is sold."""
    unmoved = Rules(params={"progression": progression.Params(**{rate: 0.0})})
    assert _orders(scenario(name), unmoved) < 0.99 * _usual(name)


def _first(name: str, rules: Rules | None = None) -> np.ndarray:
    """First purchases by week, over some seasons."""
    kept = TOTALS.index("new_customers")
    seasons = [play(scenario(name), "even_split", seed, rules) for seed in SEEDS]
    totals = [[s.totals[0, kept] for s in (*one.mondays, one.state)] for one in seasons]
    return np.diff(np.array(totals, float), axis=1).sum(axis=0)


@pytest.mark.parametrize("name", MARKETS)
def test_adoption_brings_adoption(name: str) -> None:
    """Without imitation fewer buy for the first time, and those who do, sooner."""
    imitated, alone = _first(name), _first(name, Rules(frozenset({"imitation"})))
    weeks = np.arange(len(imitated))
    assert alone.sum() < 0.98 * imitated.sum()
    assert alone @ weeks / alone.sum() < imitated @ weeks / imitated.sum()


SHARES = (0.02, 0.04, 0.08, 0.16)


def _unequal(name: str) -> Scenario:
    """The market with four rivals that differ only in how many have bought and like them."""
    played = scenario(name)
    like = next(iter(played.rivals.values()))
    opening = {"followers": {}, "members": {}, "aware": 0.3, "trust": 0.5}
    rivals = {
        f"rival-{n}": like.model_copy(update={"opening": like.opening.model_copy(
            update={**opening, "appeal": share, "customers": share})})
        for n, share in enumerate(SHARES)
    }  # fmt: skip
    return played.model_copy(update={"rivals": rivals, "events": {}})


@pytest.mark.parametrize("name", MARKETS)
def test_small_brands_are_bought_less_often(name: str) -> None:
    """Of equal rivals the smaller has fewer buyers, who buy a little less often."""
    played = _unequal(name)
    season = Season(played, 1001, everybody(played, "do_nothing"))
    while not season.finished:
        season.run_week()
    orders, new = (season.state.totals[1:, TOTALS.index(k)] for k in ("orders", "new_customers"))
    often = (orders - new) / (np.array(SHARES) * season.setting.people.sum())
    assert (np.diff(often) > 0).all()
    assert 1.05 < often[-1] / often[0] < 1.35


def _roi(name: str, platform: str, objective: str) -> float:
    """Contribution before ads for money spent on one platform's ads alone, against none."""
    played, budget = scenario(name), scenario(name).budget.per_round // 16
    none = {f"paid.{p}.budget": 0 for p in played.platforms}
    ads = {f"paid.{platform}.budget": budget, f"paid.{platform}.objective": objective}
    with_, without = (
        sum(figures_of(Trial(played, "even_split", levers=tuple(levers.items())), seed)[_EARNED]
            for seed in SEEDS)
        for levers in ({**none, **ads}, none)
    )  # fmt: skip
    return (with_ - without) / (budget * played.rounds * len(SEEDS)) + 1


def test_conversion_is_for_brands_that_are_known() -> None:
    """Ads for conversion beat seeding for an established brand, and lose at a launch."""
    known, new = (
        [_roi(name, "douyin", objective) for objective in ("conversion", "seeding")]
        for name in MARKETS[:2]
    )
    assert known[0] > 1.1 * known[1]
    assert new[0] < 0.8 * new[1]


def _trust(name: str, weeks: int) -> np.ndarray:
    """Trust by week and brand where nobody does anything."""
    felt: list[np.ndarray] = []

    def look(week: Week, day: int) -> None:
        if day == 7:
            felt.append(week.state.trust.mean(axis=1))

    live_steadily(scenario(name), 1001, weeks, look, policy("do_nothing"))
    return np.array(felt)


def test_trust_that_is_not_fed_fades() -> None:
    """Without marketing trust does not rise, and in two years nobody is hated or adored."""
    felt = _trust("_library/reference", 104)
    assert felt[25, 0] < felt[0, 0]
    assert 0.15 < felt[-1].min() < felt[-1].max() < 0.75


def _reached(fen: int) -> float:
    """Share of all people who still know of ads on one platform, for so much money a week."""
    played = scenario("_library/reference")
    ads = (("paid.douyin.budget", fen), ("paid.douyin.objective", "awareness"))
    decide = policy_of(Trial(played, "do_nothing", levers=ads))
    season = Season(played, 1001, dict.fromkeys(played.seats, decide))
    for _ in range(3):
        season.run_week()
    *_, lived = lived_weeks(season)
    reached = lived.week.days.reached[-1, 0, season.setting.touch_index["paid", "douyin"]]
    return float(reached @ season.setting.people / season.setting.people.sum())


def test_more_money_finds_the_same_heads_again() -> None:
    """Ten times the ads of one platform reach by far less than ten times the people there."""
    few, many = _reached(1_000_000), _reached(10_000_000)
    assert 1.2 * few < many < 5 * few
    assert many < 0.25


def _elasticity(name: str, rivals: bool) -> float:
    low, high = (_orders(_priced(name, f, f if rivals else 1.0)) for f in (0.95, 1.05))
    return float(np.log(high / low) / np.log(1.05 / 0.95))


@pytest.mark.parametrize("name", PRICED)
def test_a_dear_brand_loses_to_the_others(name: str) -> None:
    """Own price elasticity is −1.8 to −2.6 (`model:choice`)."""
    assert -2.6 < _elasticity(name, rivals=False) < -1.8


@pytest.mark.parametrize("name", PRICED)
def test_a_dear_category_loses_to_going_without(name: str) -> None:
    """Where all brands are dearer by as much, less is bought, though by far not as much less."""
    assert -1.0 < _elasticity(name, rivals=True) < -0.3


@pytest.mark.parametrize("name", PRICED)
def test_nobody_pays_any_price(name: str) -> None:
    """Without rivals, four times the price loses most orders."""
    assert _orders(_priced(name, 4, 0)) < 0.25 * _orders(_priced(name, 1, 0))
