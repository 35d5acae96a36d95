"""S303, S307: the weights of goals make 100 %, of which money earned is a fair part."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.checks.shares import CLOSE
from simgame.scenario.format import format_share
from simgame.scenario.schema import Scenario

MONEY = "net_contribution"
LEAST = 0.2  # so that spending everything is never the best plan (`play.md`, score)
PATH: Path = ("goals",)


def check(scenario: Scenario, at: At) -> list[Finding]:
    """A sum of weights that is off, and too light a goal of money."""
    found = []
    total = round(sum(goal.weight for goal in scenario.goals.values()), 6)
    reads: tuple[Path, ...] = tuple((*PATH, name, "weight") for name in scenario.goals)
    if abs(total - 1) > CLOSE:
        found.append(Finding("S303", at.key(PATH), {"total": format_share(total)}, (), PATH, reads))
    money = scenario.goals.get(MONEY)
    weight = money.weight if money else 0.0
    if weight < LEAST:
        path: Path = (*PATH, MONEY, "weight") if money else PATH
        values = {"weight": format_share(weight)}
        found.append(Finding("S307", at(path) if money else at.key(path), values, (), path))
    return found
