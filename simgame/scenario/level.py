"""Levels of difficulty: overlays over the base file, which is the level `normal`."""

from __future__ import annotations

from dataclasses import replace

from simgame.locale import N_
from simgame.scenario.diagnostics import Finding, Say
from simgame.scenario.merge import Merger, Node
from simgame.scenario.nearest import did_you_mean, nearest

BASE_LEVEL = "normal"
LEVELS = "levels"


def level_names(scenario: Node) -> tuple[str, ...]:
    """The levels there are, `normal` first unless the file lists it itself."""
    own = tuple(_levels(scenario).map or {})
    return own if BASE_LEVEL in own else (BASE_LEVEL, *own)


def with_level(merger: Merger, scenario: Node, level: str) -> Node:
    """The scenario at a level, without its `levels`; findings for a level there is not."""
    entries = scenario.map
    if entries is None:
        return scenario
    base = replace(scenario, value={k: v for k, v in entries.items() if k != LEVELS})
    overlays = _levels(scenario).map or {}
    if level in overlays:
        return merger.over(base, overlays[level])
    if level != BASE_LEVEL:
        merger.findings.append(_no_level(scenario, level))
    return base


def _levels(scenario: Node) -> Node:
    nothing = Node({}, scenario.at)
    return (scenario.map or {}).get(LEVELS, nothing)


def _no_level(scenario: Node, level: str) -> Finding:
    known = level_names(scenario)
    there = Say(N_("there are {names}"), {"names": known})
    hint = did_you_mean(nearest(level, known)) or there
    levels = _levels(scenario)
    return Finding("S205", levels.key or levels.at, {"name": level}, (hint,))
