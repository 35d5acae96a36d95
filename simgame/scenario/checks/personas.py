"""S211: the personas in the audiences of KOLs exist."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The references to personas there are not."""
    references: list[tuple[Path, str]] = [
        (("kols", kol, "audience", persona), persona)
        for kol, entry in scenario.kols.items()
        for persona in entry.audience
    ]
    return unknown("S211", references, scenario.personas, at)
