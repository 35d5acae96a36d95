"""S302, S319: events happen, levers open and dates lie within the season."""

from __future__ import annotations

import datetime

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.checks.reference import At
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """What comes after the last round, or before the first."""
    return [*_rounds(scenario, at), *_dates(scenario, at)]


def _rounds(scenario: Scenario, at: At) -> list[Finding]:
    times: list[tuple[Path, str, int]] = [
        (("events", name, "at"), name, event.at) for name, event in scenario.events.items()
    ]
    times += [
        (("levers", name, "unlock"), name, rule.unlock) for name, rule in scenario.levers.items()
    ]
    return [
        Finding("S302", at(path), values, (), path, (path, ("rounds",)))
        for path, name, number in times
        if number > scenario.rounds
        for values in [{"name": name, "at": number, "rounds": scenario.rounds}]
    ]


def _dates(scenario: Scenario, at: At) -> list[Finding]:
    own = at(()).file  # a pack lists the holidays of a whole year
    last = scenario.start + datetime.timedelta(weeks=scenario.rounds, days=-1)
    paths: list[Path] = [("calendar", day) for day in scenario.calendar]
    return [
        Finding("S319", at.key(path), values, (), path, (path, ("start",), ("rounds",)))
        for path in paths
        if at.key(path).file == own
        and not scenario.start <= datetime.date.fromisoformat(str(path[-1])) <= last
        for values in [{"name": path[-1], "first": scenario.start, "last": last}]
    ]
