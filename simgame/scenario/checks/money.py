"""S304, S305, S308, S310, S322, S327: money can be spent and counted, and staff can work."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.quantity.format import format_count, format_money, shortest
from simgame.scenario.schema import Scenario
from simgame.scenario.work_hours import BRIEFING_HOURS, content_hours, touch_hours
from simgame.yamlread import Places

_TOTAL: Path = ("budget", "total")
_WEEKLY: Path = ("budget", "per_round")
_PRICE: Path = ("product", "price")
_WEEKS_OF_OCCASIONS = 4
# Sums of a season stay exact in floats, too, with room for what several brands do (fen).
_MOST_FEN = 10**15


def check_budget(scenario: Scenario, at: Places) -> list[Finding]:
    """S304, S305, S308: the budget can be spent, and buys at least something."""
    total, weekly = scenario.budget.total, scenario.budget.per_round
    values = {
        "rounds": scenario.rounds,
        "weekly": format_money(weekly),
        "total": format_money(total),
    }
    if weekly > total:
        hint = Say(N_("write `{total}` or less, or a larger `total`"), values)
        return [Finding("S305", at(_WEEKLY), values, (hint,), _WEEKLY, (_TOTAL, _WEEKLY))]
    found = []
    if total > weekly * scenario.rounds:
        most = {"most": format_money(weekly * scenario.rounds)}
        hint = Say(N_("write `{most}`, or a larger `per_round`"), most)
        found.append(
            Finding("S304", at(_TOTAL), values, (hint,), _TOTAL, (_TOTAL, _WEEKLY, ("rounds",)))
        )
    prices = [kind.cost for kind in scenario.content_types.values()]
    cheapest = min([*prices, *(kol.fee for kol in scenario.kols.values())], default=0)
    if weekly < cheapest:
        values |= {"cheapest": format_money(cheapest)}
        found.append(
            Finding(
                "S308", at(_WEEKLY), values, (), _WEEKLY, (_WEEKLY, ("content_types",), ("kols",))
            )
        )
    return found


def check_margin(scenario: Scenario, at: Places) -> list[Finding]:
    """S310: an order earns more than its goods and delivery cost."""
    product = scenario.product
    costs = product.goods_cost + product.delivery_cost
    if product.price > costs:
        return []
    values = {"price": format_money(product.price), "costs": format_money(costs)}
    reads = (_PRICE, ("product", "goods_cost"), ("product", "delivery_cost"))
    return [Finding("S310", at(_PRICE), values, (), _PRICE, reads)]


def check_turnover(scenario: Scenario, at: Places) -> list[Finding]:
    """S327: all money of the season can be counted exactly, whatever is sold.

    Of everything that is paid by the order, the dearest is told.
    """
    category = scenario.product.category
    orders = category.people * category.occasions * max(scenario.rounds / _WEEKS_OF_OCCASIONS, 1)
    path, fen = max(_by_order(scenario), key=lambda found: found[1])
    if orders * fen <= _MOST_FEN:
        return []
    values = {
        "found": format_count(int(orders)),
        "price": format_money(fen),
        "most": format_money(int(_MOST_FEN / orders)),
    }
    reads = (path, ("product", "category"), ("rounds",))
    return [Finding("S327", at(path), values, (), path, reads)]


def _by_order(scenario: Scenario) -> Iterator[tuple[Path, int]]:
    """What is paid or earned for each order, in fen."""
    product = scenario.product
    for key in ("price", "goods_cost", "delivery_cost"):
        yield ("product", key), getattr(product, key)
    for name, shop in product.sold_at.items():
        yield ("product", "sold_at", name, "delivery_cost"), shop.delivery_cost or 0
    for name, rival in scenario.rivals.items():
        yield ("rivals", name, "price"), rival.price or 0


def check_staff(scenario: Scenario, at: Places) -> list[Finding]:
    """S322: the staff of a role that is needed has the hours for at least one piece of its work."""
    needed: dict[str, float] = {}
    for role, hours in _work(scenario):
        needed[role] = min(hours, needed.get(role, hours))
    return [
        finding
        for role, least in needed.items()
        if (finding := _too_few_hours(scenario, role, least, at)) is not None
    ]


def _work(scenario: Scenario) -> Iterator[tuple[str, float]]:
    """Every kind of work as its role and the fewest hours that one piece of it takes."""
    for kind in scenario.content_types.values():
        yield kind.role, content_hours(kind, 0.0, ahead=True)
    if scenario.kols:
        yield "media", BRIEFING_HOURS
    for channel in scenario.private_channels.values():
        yield "community", touch_hours(channel, 1, 0.0)


def _too_few_hours(scenario: Scenario, role: str, least: float, at: Places) -> Finding | None:
    staff = scenario.team.roles.get(role)  # type: ignore[call-overload]
    hours = staff.people * staff.hours if staff else 0.0
    if hours >= least:
        return None
    path: Path = ("team", "roles", role)
    values = {"role": role, "hours": shortest(hours), "least": shortest(least)}
    reads = (path, ("content_types",), ("kols",), ("private_channels",))
    return Finding("S322", at.key(path), values, (), path, reads)
