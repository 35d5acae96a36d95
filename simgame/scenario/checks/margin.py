"""S310: an order earns more than its goods and delivery cost."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.format import format_money
from simgame.scenario.schema import Scenario

PRICE: Path = ("product", "price")


def check(scenario: Scenario, at: At) -> list[Finding]:
    """A price at which every order loses money."""
    product = scenario.product
    costs = product.goods_cost + product.delivery_cost
    if product.price > costs:
        return []
    values = {"price": format_money(product.price), "costs": format_money(costs)}
    reads = (PRICE, ("product", "goods_cost"), ("product", "delivery_cost"))
    return [Finding("S310", at(PRICE), values, (), PRICE, reads)]
