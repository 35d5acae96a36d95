"""S214: the private channels in which brands have members at the start exist."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The references to private channels there are not."""
    return unknown("S214", _references(scenario), scenario.private_channels, at)


def _references(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    for channel in scenario.opening.members:
        yield ("opening", "members", channel), channel
    for rival, brand in scenario.rivals.items():
        for channel in brand.opening.members:
            yield ("rivals", rival, "opening", "members", channel), channel
