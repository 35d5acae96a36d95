"""S215, S216: the rivals of events and the styles of rivals exist."""

from __future__ import annotations

from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.diagnostics import Finding
from simgame.scenario.places import Path
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """The references to rivals and to rival styles there are not."""
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
    ]
