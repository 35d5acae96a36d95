"""Levers that are money reach as far as the scenario's money does."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario
from tests.market.seasons import SHORT, scenario

# By what follows the money of a week, and what the price of an order.
BY_WEEK = {
    "paid.douyin.budget": 1.0,
    "kol.tea-sister.fee": 1.0,
    "compliance.security_budget": 0.2,
    "compliance.prevention_budget": 0.2,
    "compliance.reserve": 0.5,
    "innovation.virtual_ads": 0.5,
}
BY_PRICE = {
    "private.wecom.incentive": 0.3,
    "private.wecom.invite_reward": 0.5,
    "co_creation.douyin.reward": 1.0,
}


def _high(played: Scenario, path: str) -> float:
    return catalogue_of(played, all_open=True).by_path[path].lever.high


def _times(times: int, part: str) -> Scenario:
    """The short season with so many times the money of a week, or the price."""
    played = scenario(SHORT)
    money = {"per_round": times * played.budget.per_round, "total": times * played.budget.total}
    changed = {
        "budget": played.budget.model_copy(update=money if part == "week" else {}),
        "product": played.product.model_copy(
            update={"price": times * played.product.price} if part == "price" else {}
        ),
    }
    return played.model_copy(update=changed)


@pytest.mark.parametrize(("path", "share"), BY_WEEK.items())
def test_a_brand_with_more_money_may_spend_it(path: str, share: float) -> None:
    """At ¥40M a week, every lever of money reaches its part of that, in whole steps."""
    rich = _times(1000, "week")
    assert _high(rich, path) == share * rich.budget.per_round
    assert _high(_times(1000, "price"), path) == _high(scenario(SHORT), path)


@pytest.mark.parametrize(("path", "share"), BY_PRICE.items())
def test_rewards_follow_the_price(path: str, share: float) -> None:
    """Of a car as of a cup of tea; more money alone makes no gift larger."""
    dear = _times(1000, "price")
    assert _high(dear, path) == share * dear.product.price
    assert _high(_times(1000, "week"), path) == _high(scenario(SHORT), path)


def test_small_brands_keep_the_usual_bounds() -> None:
    """What is offered in a small scenario is what the Plan says."""
    usual = {str(p): p.lever.high for p in patterns(Plan)}
    small = catalogue_of(scenario(SHORT), all_open=True).by_path
    assert small["paid.douyin.budget"].lever.high == usual["paid.{platforms}.budget"]


def test_no_lever_of_money_is_left_at_a_bound_of_its_own() -> None:
    """Every lever in fen says what it follows."""
    money = [p for p in patterns(Plan) if p.lever.unit == "fen"]
    assert len(money) == len(BY_WEEK) + len(BY_PRICE)
    assert [str(p) for p in money if not (p.lever.of_week or p.lever.of_price)] == []
