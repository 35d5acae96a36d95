"""S312, S313: a KOL taken from the pack posts where, and for whom, the scenario plays.

The references of KOLs written in the scenario itself are looked at by the rules for platforms
and personas.
"""

from __future__ import annotations

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.parts import Kol
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """KOLs for whom money is spent in vain."""
    found: list[Finding] = []
    for name, kol in scenario.kols.items():
        found += _findings(scenario, name, kol, at)
    return found


def _findings(scenario: Scenario, name: str, kol: Kol, at: At) -> list[Finding]:
    path: Path = ("kols", name)
    platform, followers = (*path, "platform"), (*path, "audience")
    found = []
    if kol.platform not in scenario.platforms and _from_pack(platform, at):
        values = {"name": name, "platform": kol.platform}
        found.append(Finding("S312", at.key(path), values, (), platform))
    known = any(persona in scenario.personas for persona in kol.audience)
    if not known and _from_pack(followers, at):
        reads = (followers, ("personas",))
        found.append(Finding("S313", at.key(path), {"name": name}, (), followers, reads))
    return found


def _from_pack(path: Path, at: At) -> bool:
    return at(path).file != at(()).file
