"""S321: a lever that is taken away does not also open later."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Rules that are both `enabled: false` and `unlock: round N`."""
    found = []
    for name, rule in scenario.levers.items():
        path: Path = ("levers", name, "unlock")
        if not rule.enabled and rule.unlock > 1:
            reads = (path, ("levers", name, "enabled"))
            found.append(Finding("S321", at(path), {"name": name}, (), path, reads))
    return found
