"""What the shop's recommender costs; coupons are paid by those who buy less dear."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.plan.plan import Plan
from simgame.scenario.costs import Context, Line
from simgame.scenario.prices import RECOMMENDER_FEN
from simgame.scenario.schema import Scenario


def lines(scenario: Scenario, plan: Plan, context: Context) -> Iterator[Line]:
    """The week's price of the recommender."""
    if plan.price.recommender:
        offer = scenario.tools.get("recommender")
        yield Line("price.recommender", RECOMMENDER_FEN if offer is None else offer.price)
