"""S322: the staff of a role that is needed has the hours for at least one piece of its work."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.format import shortest
from simgame.scenario.schema import Scenario
from simgame.scenario.work_hours import BRIEFING_HOURS, content_hours, touch_hours


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Roles whose weekly hours can produce nothing."""
    needed: dict[str, float] = {}
    for role, hours in _work(scenario):
        needed[role] = min(hours, needed.get(role, hours))
    return [
        finding
        for role, least in needed.items()
        if (finding := _finding(scenario, role, least, at)) is not None
    ]


def _work(scenario: Scenario) -> Iterator[tuple[str, float]]:
    """Every kind of work as its role and the fewest hours that one piece of it takes."""
    for kind in scenario.content_types.values():
        yield kind.role, content_hours(kind, 0.0, ahead=True)
    if scenario.kols:
        yield "media", BRIEFING_HOURS
    for channel in scenario.private_channels.values():
        yield "community", touch_hours(channel, 1, 0.0)


def _finding(scenario: Scenario, role: str, least: float, at: At) -> Finding | None:
    staff = scenario.team.roles.get(role)  # type: ignore[call-overload]
    hours = staff.people * staff.hours if staff else 0.0
    if hours >= least:
        return None
    path: Path = ("team", "roles", role)
    values = {"role": role, "hours": shortest(hours), "least": shortest(least)}
    reads = (path, ("content_types",), ("kols",), ("private_channels",))
    return Finding("S322", at.key(path), values, (), path, reads)
