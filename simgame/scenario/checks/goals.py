"""S303, S306, S307, S316, S317: goals can be weighed and reached."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.plan.kpis import BY_ID, Kpi
from simgame.quantity.format import format_count, format_money, format_share
from simgame.scenario.checks.events import by_then
from simgame.scenario.checks.reference import CLOSE
from simgame.scenario.checks.shelf import gap
from simgame.scenario.schema import Goal, Scenario
from simgame.yamlread import Places

_MONEY = "net_contribution"
_LEAST = 0.2  # so that spending everything is never the best plan (`play.md`, score)
_GOALS: Path = ("goals",)
# Whatever these bounds come from: a finding waits until all of it can be read.
_READS: tuple[Path, ...] = (
    ("product",),
    ("opening",),
    ("rounds",),
    ("team",),
    ("levers",),
    ("private_channels",),
    ("platforms",),
)
_WEEKS_OF_OCCASIONS = 4


def check_goal_weights(scenario: Scenario, at: Places) -> list[Finding]:
    """S303, S307: the weights of goals make 100 %, of which money earned is a fair part."""
    found = []
    total = round(sum(goal.weight for goal in scenario.goals.values()), 6)
    reads: tuple[Path, ...] = tuple((*_GOALS, name, "weight") for name in scenario.goals)
    if abs(total - 1) > CLOSE:
        values = {"total": format_share(total)}
        found.append(Finding("S303", at.key(_GOALS), values, (gap(total),), _GOALS, reads))
    money = scenario.goals.get(_MONEY)
    weight = money.weight if money else 0.0
    if weight < _LEAST and (money or scenario.goals.keys() <= BY_ID.keys()):
        path: Path = (*_GOALS, _MONEY, "weight") if money else _GOALS
        values = {"weight": format_share(weight)}
        found.append(Finding("S307", at(path) if money else at.key(path), values, (), path))
    return found


def check_goal_order(scenario: Scenario, at: Places) -> list[Finding]:
    """S306: floor, target and stretch of a goal rise, or all fall."""
    found = []
    for name, goal in scenario.goals.items():
        if _ordered(name, goal):
            continue
        path: Path = ("goals", name, _odd_one(goal))
        reads = tuple(("goals", name, step) for step in ("floor", "target", "stretch"))
        found.append(Finding("S306", at(path), {"name": name}, (_order(name),), path, reads))
    return found


def _ordered(metric: str, goal: Goal) -> bool:
    rising = goal.floor < goal.target < goal.stretch
    falling = goal.floor > goal.target > goal.stretch
    known = BY_ID.get(metric)
    return rising or (falling and (known is None or not known.more_is_better))


def _order(metric: str) -> Say:
    """Which way the three values of a goal go."""
    known = BY_ID.get(metric)
    if known is None or known.more_is_better:
        return Say(N_("write them so that `floor` < `target` < `stretch`"))
    return Say(N_("write them so that `floor` > `target` > `stretch`: less of it is better"))


def _odd_one(goal: Goal) -> str:
    """The value without which the other two would be in order."""
    if goal.floor < goal.stretch:
        return "target"
    return "stretch" if goal.floor < goal.target else "floor"


def check_goal_reach(scenario: Scenario, at: Places) -> list[Finding]:
    """S316, S317, S346: a goal can be reached, but neither at the start nor by doing nothing.

    The bounds are what the scenario makes possible at the very best: everybody in the market buys
    whenever anybody buys in the category, at full price. What lies above them no play can reach.
    """
    return [*_too_high(scenario, at), *_reached(scenario, at), *_idle(scenario, at)]


def _too_high(scenario: Scenario, at: Places) -> Iterator[Finding]:
    """The first value of each goal that lies above the bound."""
    bounds = _most(scenario)
    for name, goal in scenario.goals.items():
        bound, kpi = bounds.get(name), BY_ID.get(name)
        if bound is None or kpi is None:
            continue
        steps = {"target": goal.target, "stretch": goal.stretch}
        step = next((step for step, value in steps.items() if value > bound), None)
        if step:
            path: Path = ("goals", name, step)
            values = {"name": name, "found": _shown(kpi, steps[step]), "most": _shown(kpi, bound)}
            yield Finding("S316", at(path), values, (), path, (path, *_READS))


def _reached(scenario: Scenario, at: Places) -> Iterator[Finding]:
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


def _idle(scenario: Scenario, at: Places) -> Iterator[Finding]:
    """Goals whose target somebody reaches who does nothing at all."""
    found = {"spend": 0.0, "exits": 0.0}
    if scenario.opening.customers:  # who come back by themselves, at the full price
        found |= {"repeat_rate": 1.0, "aov": float(scenario.product.price)}
    for name, value in found.items():
        goal = scenario.goals.get(name)
        if goal and (value - goal.target) * (goal.target - goal.floor) >= 0:
            path: Path = ("goals", name, "target")
            values = {"name": name, "found": _shown(BY_ID[name], value)}
            yield Finding("S346", at(path), values, (), path, (path, ("opening",)))


def check_goal_windows(scenario: Scenario, at: Places) -> list[Finding]:
    """S302, S345: the weeks that count are some of the season's."""
    found = []
    for name, goal in scenario.goals.items():
        path: Path = ("goals", name, "window")
        if goal.window > scenario.rounds:
            values = {"name": name, "at": goal.window, "rounds": scenario.rounds}
            found.append(
                Finding("S302", at(path), values, by_then(scenario.rounds), path,
                        (path, ("rounds",)))
            )  # fmt: skip
        elif goal.window == 1 or goal.window <= -scenario.rounds:
            why = Say(N_("it is the whole season"))
            values = {"name": f"goals.{name}.window", "why": why}
            found.append(Finding("S345", at.key(path), values, (), path, (path, ("rounds",))))
    return found


def _most(scenario: Scenario) -> dict[str, float]:
    """The most that each metric can be, for those of which that is known."""
    product, people = scenario.product, scenario.product.category.people
    orders = people * product.category.occasions * scenario.rounds / _WEEKS_OF_OCCASIONS
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
