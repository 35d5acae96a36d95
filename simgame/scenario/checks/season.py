"""S302: events happen, and levers open, while the season lasts."""

from __future__ import annotations

from simgame.scenario.checks.reference import At
from simgame.scenario.diagnostics import Finding
from simgame.scenario.places import Path
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """What comes after the last round."""
    times: list[tuple[Path, str, int]] = [
        (("events", name, "at"), name, event.at) for name, event in scenario.events.items()
    ]
    times += [
        (("levers", name, "unlock"), name, rule.unlock) for name, rule in scenario.levers.items()
    ]
    return [
        Finding("S302", at(path), values, (), path, (path, ("rounds",)))
        for path, name, number in times
        if number > scenario.rounds
        for values in [{"name": name, "at": number, "rounds": scenario.rounds}]
    ]
