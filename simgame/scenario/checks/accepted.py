"""S221, S228: what is accepted are warnings, about something that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from simgame.findings import CODES, PLAYED_ABOUT, Finding, Path, Say
from simgame.locale import N_
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.scenario.checks.reference import hints
from simgame.scenario.loaded import BASE_LEVEL
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places


def check_accepted(scenario: Scenario, at: Places) -> list[Finding]:
    """S221: only warnings are accepted; an error is mended. S228: by names that there are."""
    warnings = {name: name for name, code in CODES.items() if code.severity == "warning"}
    found = []
    for code in scenario.accept:
        path: Path = ("accept", code)
        if code not in warnings:
            mended = Say(N_("it is an error, which has to be mended"))
            said = (mended,) if code in CODES else hints(code, warnings)
            found.append(Finding("S221", at.key(path), {"name": code}, said, path))
    for path, of, known in _by_name(scenario):
        name = str(path[-1])
        if name not in known:
            there = hints(name, {one: one for one in known})
            values = {"code": path[1], "name": name}
            found.append(Finding("S228", at.key(path), values, there, path, (path, (of,))))
    return found


def _by_name(scenario: Scenario) -> Iterator[tuple[Path, str, Collection[str]]]:
    """The names that findings of play-tests are accepted for, what they are of, and those there."""
    there: dict[str, Collection[str]] = {
        "goals": scenario.goals,
        "events": scenario.events,
        "levels": {BASE_LEVEL, *scenario.levels},
        "levers": dict.fromkeys(pattern.group for pattern in patterns(Plan)),
        "budget": ("total",),
        "team": ("roles",),
    }
    for code, given in scenario.accept.items():
        if code in PLAYED_ABOUT and isinstance(given, dict):
            for name in given:
                yield ("accept", code, name), PLAYED_ABOUT[code], there[PLAYED_ABOUT[code]]
