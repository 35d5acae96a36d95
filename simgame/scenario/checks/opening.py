"""S324–S326: the opening is a part of the market, and does not play the season by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.plan.goal_windows import weeks_of
from simgame.plan.kpis import BY_ID
from simgame.quantity.format import format_count, format_money, format_share
from simgame.scenario.schema import Opening, Scenario
from simgame.yamlread import Places

CUSTOMERS: Path = ("opening", "customers")
_PARTS = ("aware", "appeal", "customers")
# Part of the category's purchases that earlier buyers make at the brand when nothing is done for
# them: 0.08–0.14 in seasons of `do_nothing` (measured).
_COME_BACK = 0.1
_WEEKS_OF_OCCASIONS = 4


def check_opening(scenario: Scenario, at: Places) -> list[Finding]:
    """S324–S326: the opening is a part of the market, and does not play the season by itself."""
    return [
        *_more_than_all(scenario, at),
        *_more_than_people(scenario, at),
        *_for_nothing(scenario, at),
    ]


def _openings(scenario: Scenario) -> dict[Path, Opening]:
    rivals = scenario.rivals.items()
    return {("opening",): scenario.opening} | {
        ("rivals", name, "opening"): rival.opening for name, rival in rivals
    }


def _more_than_people(scenario: Scenario, at: Places) -> Iterator[Finding]:
    """Followers are people of the market who use the platform; members are people of it."""
    people = scenario.product.category.people
    using = {
        name: round(people * sum(p.share for p in scenario.personas.values() if p.usage.get(name)))
        for name in scenario.platforms
    }
    for path, opening in _openings(scenario).items():
        found: dict[Path, tuple[int, int]] = {
            (*path, "followers", p): (n, using.get(p, n)) for p, n in opening.followers.items()
        }
        found |= {(*path, "members", c): (n, people) for c, n in opening.members.items()}
        for place, (there, most) in found.items():
            if there > most:
                values = {"found": format_count(there), "most": format_count(most)}
                reads = (place, ("product", "category", "people"), ("personas",))
                yield Finding("S326", at(place), values, (), place, reads)


def _more_than_all(scenario: Scenario, at: Places) -> Iterator[Finding]:
    for path, opening in _openings(scenario).items():
        total = round(sum(getattr(opening, part) for part in _PARTS), 6)
        if total > 1:
            hint = Say(N_("take away {gap}"), {"gap": format_share(round(total - 1, 6))})
            reads = tuple((*path, part) for part in _PARTS)
            values = {"total": format_share(total)}
            yield Finding("S325", at.key(path), values, (hint,), path, reads)


def _for_nothing(scenario: Scenario, at: Places) -> Iterator[Finding]:
    """Goals of which orders that nobody works for reach half the way to the target."""
    for name, whole in _unworked(scenario).items():
        goal = scenario.goals.get(name)
        weeks = len(weeks_of(goal.window, scenario.rounds)) if goal else 0
        value = whole * weeks / scenario.rounds
        if goal and value >= (goal.floor + goal.target) / 2 and goal.floor < goal.target:
            money = BY_ID[name].unit == "fen"
            found = format_money(_rough(value)) if money else format_count(_rough(value))
            path: Path = ("goals", name, "target")
            reads = (path, ("goals", name, "floor"), ("opening",), ("product",), ("rounds",))
            hint = Say(N_("fewer `customers` in the opening, or a higher floor and target"))
            yield Finding("S324", at(path), {"name": name, "found": found}, (hint,), path, reads)


def _unworked(scenario: Scenario) -> Mapping[str, float]:
    """What those who have bought before bring in a season in which nothing is done, by metric."""
    product, opening = scenario.product, scenario.opening
    buyers = product.category.people * opening.customers
    weeks = scenario.rounds / _WEEKS_OF_OCCASIONS
    orders = buyers * product.category.occasions * weeks * _COME_BACK
    if not orders:
        return {}
    kept = 1 - product.return_rate
    fee = sum(shop.share * shop.commission for shop in product.sold_at.values())
    each = product.price * (kept - fee) - product.goods_cost - product.delivery_cost
    return {
        "orders": orders,
        "gmv": orders * product.price,
        "net_revenue": orders * product.price * kept,
        "net_contribution": orders * each,
    }


def _rough(value: float) -> int:
    """The value to one digit: it is an estimate."""
    size = 10 ** (len(str(int(value))) - 1)
    return int(round(value / size) * size)
