"""S316, S317: a goal can be reached, and is not reached before the season begins.

The bounds are what the scenario makes possible at the very best: everybody in the market buys
whenever anybody buys in the category, at full price. What lies above them no play can reach.
"""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.plan.kpis import BY_ID, Kpi
from simgame.scenario.checks.reference import At
from simgame.scenario.format import format_count, format_money, format_share
from simgame.scenario.schema import Scenario

# Whatever these bounds come from: a finding waits until all of it can be read.
READS: tuple[Path, ...] = (
    ("product",),
    ("opening",),
    ("rounds",),
    ("team",),
    ("levers",),
    ("private_channels",),
    ("platforms",),
)
WEEKS_OF_OCCASIONS = 4


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Goals beyond what is possible, and goals that ask for nothing."""
    return [*_too_high(scenario, at), *_reached(scenario, at)]


def _too_high(scenario: Scenario, at: At) -> Iterator[Finding]:
    """The first value of each goal that lies above the bound."""
    bounds = most(scenario)
    for name, goal in scenario.goals.items():
        bound, kpi = bounds.get(name), BY_ID.get(name)
        if bound is None or kpi is None:
            continue
        steps = {"target": goal.target, "stretch": goal.stretch}
        step = next((step for step, value in steps.items() if value > bound), None)
        if step:
            path: Path = ("goals", name, step)
            values = {
                "name": name,
                "found": _shown(kpi, steps[step]),
                "most": _shown(kpi, bound),
            }
            yield Finding("S316", at(path), values, (), path, (path, *READS))


def _reached(scenario: Scenario, at: At) -> Iterator[Finding]:
    opening = scenario.opening
    before = {
        "members": sum(opening.members.values()),
        "followers": sum(opening.followers.values()),
        "brand_awareness": opening.aware + opening.appeal + opening.customers,
        "appeal_share": opening.appeal + opening.customers,
        "trust": opening.trust,
    }
    for name, value in before.items():
        goal = scenario.goals.get(name)
        if goal and goal.floor < goal.target <= value:
            path: Path = ("goals", name, "stretch" if goal.stretch <= value else "target")
            values = {"name": name, "found": _shown(BY_ID[name], value)}
            yield Finding("S317", at(path), values, (), path, (path, ("opening",)))


def most(scenario: Scenario) -> dict[str, float]:
    """The most that each metric can be, for those of which that is known."""
    product, people = scenario.product, scenario.product.category.people
    orders = people * product.category.occasions * scenario.rounds / WEEKS_OF_OCCASIONS
    shop = min((shop.commission for shop in product.sold_at.values()), default=0.0)
    earned = product.price * (1 - shop) - product.goods_cost - product.delivery_cost
    money = {"net_contribution": orders * earned} if earned > 0 else {}
    return money | {
        "orders": orders,
        "gmv": orders * product.price,
        "net_revenue": orders * product.price,
        "new_customers": people * (1 - scenario.opening.customers),
        "followers": people * len(scenario.platforms) + sum(scenario.opening.followers.values()),
        "members": _members(scenario),
    }


def _members(scenario: Scenario) -> float:
    """Those who are there, or as many as the community staff can look after."""
    there = float(sum(scenario.opening.members.values()))
    rule = scenario.levers.get("private")
    inner = any(name.startswith("private.") for name in scenario.levers)
    if rule and not rule.enabled and not inner:
        return there
    staff = scenario.team.roles.get("community")
    hours = staff.people * staff.hours if staff else 0.0
    each = max((c.seats_per_hour for c in scenario.private_channels.values()), default=0.0)
    return max(there, hours * each)


def _shown(kpi: Kpi, value: float) -> str:
    if kpi.unit == "fen":
        return format_money(int(value))
    return format_share(value) if kpi.unit == "share" else format_count(int(value))
