"""S219: `levers` names levers of the Plan: a group, a path, or the start of one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import Any

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.plan.lever import Key, Pattern, patterns
from simgame.plan.plan import Plan
from simgame.scenario.checks.reference import At, unknown
from simgame.scenario.schema import Scenario


def check(scenario: Scenario, at: At) -> list[Finding]:
    """Rules for levers there are not."""
    levers = tuple(patterns(Plan)) if scenario.levers else ()
    wrong: list[tuple[Path, str]] = [
        (("levers", name), name)
        for name in scenario.levers
        if not any(_names(name, pattern, scenario) for pattern in levers)
    ]
    return unknown("S219", wrong, dict.fromkeys(_paths(scenario)), at) if wrong else []


def _names(name: str, pattern: Pattern, scenario: Scenario) -> bool:
    """Whether a dotted path is this lever, or the start of its path; `*` is any segment."""
    parts = name.split(".")
    options = [_options(segment, scenario) for segment in pattern.segments]
    fits = all(part == "*" or part in ids for part, ids in zip(parts, options, strict=False))
    return len(parts) <= len(options) and fits


def _paths(scenario: Scenario) -> Iterator[str]:
    """Every lever's path in this scenario, and every start of one."""
    for pattern in patterns(Plan):
        for filled in product(*(_options(segment, scenario) for segment in pattern.segments)):
            yield from (".".join(filled[:end]) for end in range(1, len(filled) + 1))


def _options(segment: str | Key, scenario: Scenario) -> Collection[str]:
    if isinstance(segment, str):
        return (segment,)
    collection: Mapping[str, Any] = getattr(scenario, segment.collection, {})
    return collection
