"""S215, S216, S220: rivals and styles that are referred to exist; no rival is a seat as well."""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The references to rivals and to styles there are not, and ids that two brands share."""
    rivals: list[tuple[Path, str]] = [
        (("events", name, "rival"), event.rival)
        for name, event in scenario.events.items()
        if event.rival
    ]
    styles: list[tuple[Path, str]] = [
        (("rivals", name, "style"), rival.style) for name, rival in scenario.rivals.items()
    ]
    return [
        *unknown("S215", rivals, scenario.rivals, at),
        *unknown("S216", styles, scenario.rival_styles, at),
        *_both(scenario, at),
    ]


def _both(scenario: Scenario, at: At) -> list[Finding]:
    """Rivals with the id of a seat: every brand of the market has an id of its own."""
    paths: list[Path] = [("rivals", name) for name in scenario.rivals if name in scenario.seats]
    return [
        Finding("S220", at.key(path), {"name": path[-1]}, (), path, (path, ("seats",)))
        for path in paths
    ]
