"""S314, S315, S318: an event has what its type needs, nothing beyond it, and an effect."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.nearest import there_are
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario

# The key that says where an event of a type happens; others need none and take none.
WHERE = {
    "rival-price": "rival",
    "traffic-price": "platform",
    "attention": "platform",
    "hot-topic": "platform",
    "newcomer-platform": "platform",
}


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Events that contradict themselves or can change nothing."""
    found: list[Finding] = []
    for name, event in scenario.events.items():
        found += _of_type(scenario, name, event, at)
        found += _without_effect(name, event, at)
    return found


def _of_type(scenario: Scenario, name: str, event: Event, at: At) -> list[Finding]:
    path: Path = ("events", name)
    reads = ((*path, "type"), (*path, "rival"), (*path, "platform"))
    values = {"name": name, "type": event.type}
    where = WHERE.get(event.type)
    if where == "rival" and event.rival is None:
        hint = there_are(scenario.rivals)
        hints = (hint,) if hint else ()
        return [Finding("S314", at.key(path), values, hints, path, (*reads, ("rivals",)))]
    odd = {"rival": event.rival, "platform": event.platform}
    return [
        Finding("S315", at.key((*path, key)), values | {"key": key}, (), (*path, key), reads)
        for key, value in odd.items()
        if value is not None and key != where
    ]


def _without_effect(name: str, event: Event, at: At) -> list[Finding]:
    still = [key for key, value in (("change", event.change), ("lasts", event.lasts)) if not value]
    paths: list[Path] = [("events", name, key) for key in still]
    return [Finding("S318", at(path), {"name": name}, (), path) for path in paths]
