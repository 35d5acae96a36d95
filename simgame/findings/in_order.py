"""Findings as they are told: in the order of the files' lines, each said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from simgame.findings.finding import Finding, Say
from simgame.findings.place import Place

MOST = 300  # findings of one scenario that are shown
_SPLIT, _MISSING = "S018", "S105"


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of the files' lines, each said once, and not more than `MOST`."""
    unique: dict[tuple[str, Place, str], Finding] = {}
    for one in findings:
        key = (one.code, one.place, str(one.values))
        unique[key] = _at_both(unique[key], one) if key in unique else one
    told = _with_units([*unique.values()])
    ordered = sorted(told, key=lambda f: (f.place, f.code))
    if len(ordered) <= MOST:
        return ordered
    more = Finding("S120", ordered[MOST].place, {"count": len(ordered) - MOST})
    return [*ordered[:MOST], more]


def _at_both(first: Finding, again: Finding) -> Finding:
    """The same finding at several levels."""
    if not first.levels or first.levels == again.levels:
        return first
    levels = tuple(dict.fromkeys((*first.levels, *again.levels))) if again.levels else ()
    return replace(first, levels=levels)


def _with_units(found: list[Finding]) -> list[Finding]:
    """A number that a comma split and that lacks its unit is told once, with both mended."""
    split = {_start(f): f for f in found if f.code == _SPLIT}
    bare = {_start(f): f for f in found if f.code == _MISSING and _start(f) in split}
    told = [f for f in found if f.code != _MISSING or _start(f) not in bare]
    return [
        replace(f, hints=_united(f.hints, bare[_start(f)].hints))
        if f.code == _SPLIT and _start(f) in bare
        else f
        for f in told
    ]


def _start(finding: Finding) -> tuple[str, int, int]:
    return finding.file, finding.line, finding.column


def _united(split: tuple[Say, ...], missing: tuple[Say, ...]) -> tuple[Say, ...]:
    """What the split number may be, each with the unit that the first of them is said to lack."""
    write = str(split[0].values["write"])
    united = missing[0].values.get("write", "")
    if write not in str(united) or "other" in missing[0].values:
        return missing
    values = {name: _put(united, write, str(number)) for name, number in split[0].values.items()}
    return (Say(split[0].text, values),)


def _put(united: object, write: str, number: str) -> object:
    """The number in the place of the one that was written with its unit."""
    if isinstance(united, Say):
        values = {name: number if v == write else v for name, v in united.values.items()}
        return Say(united.text, values)
    return str(united).replace(write, number)
