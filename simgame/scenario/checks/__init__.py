"""References and common sense: one small file for each rule, found by convention.

A rule is a module in this folder with `check(scenario, at) -> list[Finding]`, where `at(path)`
is the place of a value in the trainer's files. Rules see a whole scenario and return all their
findings. A rule that also depends on values elsewhere names their paths in `READS`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Collection
from importlib import import_module
from types import ModuleType

from simgame.scenario.diagnostics import Finding
from simgame.scenario.places import Path, Places
from simgame.scenario.schema import Scenario


def rules() -> list[ModuleType]:
    """The modules of all rules, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return [module for module in modules if hasattr(module, "check")]


def run_checks(
    scenario: Scenario, origins: Places, guessed: Collection[Path] = ()
) -> list[Finding]:
    """The findings of all rules, but for those about `guessed` values that nobody wrote."""
    return [
        finding
        for rule in rules()
        for finding in rule.check(scenario, origins.value)
        if not any(_touch(finding.path, getattr(rule, "READS", ()), path) for path in guessed)
    ]


def _touch(path: Path, elsewhere: Collection[Path], guessed: Path) -> bool:
    return any(_nested(read, guessed) for read in (path, *elsewhere))


def _nested(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]
