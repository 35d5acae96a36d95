"""S221: only warnings are accepted; an error is mended."""

from __future__ import annotations

from simgame.findings.codes import CODES
from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At, hints
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Codes in `accept` that are those of errors, or of nothing.

    Warnings of playtests (`W03`) are known only to them.
    """
    warnings = {name: name for name, code in CODES.items() if code.severity == "warning"}
    paths: list[Path] = [
        ("accept", name)
        for name in scenario.accept
        if name.startswith("S") and name not in warnings
    ]
    return [
        Finding("S221", at.key(path), {"name": path[-1]}, hints(str(path[-1]), warnings), path)
        for path in paths
    ]
