"""References and common sense: one small file for each rule, found by convention.

A rule is a module in this folder with `check(scenario, at) -> list[Finding]`, where `at(path)`
is the place of a value in the trainer's files, `at.key(path)` that of its key; one that needs
the values as they were written has `check_written(data, at)` instead. A finding carries its
path, and in `reads` the paths it was judged by where those are others.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Collection, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from simgame.findings.finding import Finding
from simgame.findings.place import Path
from simgame.scenario.schema import Scenario
from simgame.yamlread.node import Places

# What holds of the values that were read, whatever else the file says.
_ALONE = frozenset({
    "S105", "S106", "S107", "S109", "S110", "S111", "S217", "S222", "S302", "S304", "S305", "S306",
    "S310", "S311", "S315", "S318", "S319", "S321", "S323", "S325",
})  # fmt: skip


def rules() -> list[ModuleType]:
    """The modules of all rules, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return [m for m in modules if hasattr(m, "check") or hasattr(m, "check_written")]


def run_checks(
    scenario: Scenario,
    data: Mapping[str, Any],
    origins: Places,
    guessed: Collection[Path] = (),
) -> list[Finding]:
    """The findings of all rules, but for those about `guessed` values that nobody wrote."""
    written = [f for rule in rules() for f in _as_written(rule, data, origins)]
    # A value with the wrong unit has its finding; what it would mean is not judged as well.
    guessed = [*guessed, *(f.path for f in written if f.code < "S3")]
    judged = [f for rule in rules() for f in _findings(rule, scenario, origins)]
    return written + [
        finding
        for finding in judged
        if not any(
            _nested(read, path) for read in finding.reads or (finding.path,) for path in guessed
        )
    ]


def standing_alone(findings: Collection[Finding], data: Mapping[str, Any]) -> list[Finding]:
    """Those findings that stay true however a file goes on that could be read only in part."""
    return [
        finding
        for finding in findings
        if finding.code in _ALONE and all(_is_there(path, data) for path in finding.reads)
    ]


def _is_there(path: Path, data: Any) -> bool:
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return False
    return True


def _as_written(rule: ModuleType, data: Mapping[str, Any], origins: Places) -> list[Finding]:
    found: list[Finding] = []
    if hasattr(rule, "check_written"):
        found = rule.check_written(data, origins)
    return found


def _findings(rule: ModuleType, scenario: Scenario, origins: Places) -> list[Finding]:
    found: list[Finding] = rule.check(scenario, origins) if hasattr(rule, "check") else []
    return found


def _nested(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]
