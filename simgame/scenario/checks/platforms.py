"""S210: platforms that KOLs, events, openings, personas and rival styles refer to exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The references to platforms there are not."""
    return unknown("S210", _references(scenario), scenario.platforms, at)


def _references(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    for kol, entry in scenario.kols.items():
        yield ("kols", kol, "platform"), entry.platform
    for name, event in scenario.events.items():
        if event.platform:
            yield ("events", name, "platform"), event.platform
    for path, platforms in _maps(scenario):
        yield from (((*path, platform), platform) for platform in platforms)


def _maps(scenario: Scenario) -> Iterator[tuple[Path, Collection[str]]]:
    yield ("opening", "followers"), scenario.opening.followers
    for rival, brand in scenario.rivals.items():
        yield ("rivals", rival, "opening", "followers"), brand.opening.followers
    for persona, people in scenario.personas.items():
        yield ("personas", persona, "usage"), people.usage
    for style, manner in scenario.rival_styles.items():
        yield ("rival_styles", style, "platforms"), manner.platforms
