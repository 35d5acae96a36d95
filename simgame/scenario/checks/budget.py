"""S304, S305, S308: the budget can be spent, and buys at least something."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.format import format_money
from simgame.scenario.schema import Scenario

TOTAL: Path = ("budget", "total")
WEEKLY: Path = ("budget", "per_round")


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Money that can never be spent, and limits that make no sense."""
    total, weekly = scenario.budget.total, scenario.budget.per_round
    values = {
        "rounds": scenario.rounds,
        "weekly": format_money(weekly),
        "total": format_money(total),
    }
    if weekly > total:
        return [Finding("S305", at(WEEKLY), values, (), WEEKLY, (TOTAL, WEEKLY))]
    found = []
    if total > weekly * scenario.rounds:
        found.append(Finding("S304", at(TOTAL), values, (), TOTAL, (TOTAL, WEEKLY, ("rounds",))))
    prices = [kind.cost for kind in scenario.content_types.values()]
    cheapest = min([*prices, *(kol.fee for kol in scenario.kols.values())], default=0)
    if weekly < cheapest:
        values |= {"cheapest": format_money(cheapest)}
        found.append(
            Finding("S308", at(WEEKLY), values, (), WEEKLY, (WEEKLY, ("content_types",), ("kols",)))
        )
    return found
