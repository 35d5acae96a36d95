"""S212: the content types that KOLs make, personas want and platforms carry exist."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The references to content types there are not."""
    return unknown("S212", _references(scenario), scenario.content_types, at)


def _references(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    for kol, entry in scenario.kols.items():
        yield ("kols", kol, "content_type"), entry.content_type
    for persona, people in scenario.personas.items():
        for kind in people.wants:
            yield ("personas", persona, "wants", kind), kind
    for name, platform in scenario.platforms.items():
        for kind in platform.formats:
            yield ("platforms", name, "formats", kind), kind
