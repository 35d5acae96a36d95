"""Findings of one cause told once: a name that is not there may be named in many places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from simgame.findings.finding import Finding, Say
from simgame.locale import N_

NAMES = "S2"  # findings about names that are not there
_MOST = 8  # lines that are listed

KINDS: Mapping[str, str] = {
    "S0": N_("the form of the file"),
    "S1": N_("keys and values"),
    NAMES: N_("names"),
    "S3": N_("sense"),
}


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """The findings; of those that say the same of a name, the first, with the other lines."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for one in findings:
        same = (one.file, one.code, str(one.values), str(one.hints), one.levels)
        alone = (one.place,) if not one.code.startswith(NAMES) else ()
        groups.setdefault((*same, *alone), []).append(one)
    return [_with_lines(first, others) for first, *others in groups.values()]


def _with_lines(first: Finding, others: list[Finding]) -> Finding:
    lines = dict.fromkeys(str(one.line) for one in others if one.line != first.line)
    if not lines:
        return first
    shown = [*lines][:_MOST] + ["…"] * (len(lines) > _MOST)
    also = Say(N_("(also on lines {lines})"), {"lines": ", ".join(shown)})
    return replace(first, hints=(*first.hints, also))


def by_kind(findings: Iterable[Finding]) -> dict[str, int]:
    """How many there are of each kind, by its word."""
    found: dict[str, int] = {}
    for one in findings:
        kind = KINDS.get(one.code[:2], KINDS["S1"])
        found[kind] = found.get(kind, 0) + 1
    return found
