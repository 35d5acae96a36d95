"""References and common sense: rules by subject, found by convention.

A rule is a function `check_…(scenario, at) -> list[Finding]` of a module in this folder, where
`at(path)` is the place of a value in the trainer's files, `at.key(path)` that of its key; one that
needs the values as they were written is called `written_…(data, at)`. Its docstring begins with the
codes it gives. A finding carries its path, and in `reads` the paths it was judged by where those
are others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Any

from simgame.findings import Finding, Path
from simgame.registry import modules_in
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places

Rule = Callable[[Any, Places], list[Finding]]

# What holds of the values that were read, whatever else the file says.
_ALONE = frozenset({
    "S105", "S106", "S107", "S109", "S110", "S111", "S217", "S222", "S302", "S304", "S305", "S306",
    "S310", "S311", "S318", "S319", "S321", "S323", "S325", "S349",
})  # fmt: skip


@lru_cache
def rules(kind: str) -> tuple[Rule, ...]:
    """All rules of a kind, which is what their names begin with: `check_` or `written_`."""
    found = (vars(module).items() for module in modules_in(__name__).values())
    return tuple(rule for named in found for name, rule in named if name.startswith(kind))


def run_checks(
    scenario: Scenario, data: Mapping[str, Any], origins: Places, guessed: Collection[Path] = ()
) -> list[Finding]:
    """The findings of all rules, but for those about `guessed` values that nobody wrote."""
    written = [f for rule in rules("written_") for f in rule(data, origins)]
    # A value with the wrong unit has its finding; what it would mean is not judged as well.
    guessed = [*guessed, *(f.path for f in written if f.code < "S3")]
    judged = [f for rule in rules("check_") for f in rule(scenario, origins)]
    return written + [finding for finding in judged if not _made_up(finding, guessed)]


def _made_up(finding: Finding, guessed: Collection[Path]) -> bool:
    """Whether a finding goes by a value that nobody wrote; a key stands there whatever it holds."""
    of_key = {finding.path} if finding.of_key else ()
    return any(
        _nested(read, path) and not (read in of_key and len(path) >= len(read))
        for read in (finding.path, *finding.reads)
        for path in guessed
    )


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


def _nested(one: Path, other: Path) -> bool:
    """Whether one path lies at or below the other; `*` is any entry."""
    return all(a == b or "*" in (a, b) for a, b in zip(one, other, strict=False))
