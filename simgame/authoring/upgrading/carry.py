"""Changes carried over to a file's own lines, so that all other lines keep their every byte.

A library that writes YAML has its own idea of blanks and line ends. Written twice, before and after
a change, it shows which lines the change touches; only those are taken from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class _Unit(NamedTuple):
    """Lines of the base, and the own ones that say the same."""

    start: int
    end: int
    lines: Sequence[str]


def carried_over(own: str, base: str, changed: str) -> str:
    """`own` with what is different from `base` to `changed`; `base` says the same as `own`."""
    end = "\r\n" if "\r\n" in own else "\n"
    before, after = base.split("\n"), changed.split("\n")
    kept = _kept(before, after)
    units = _units(own.splitlines(keepends=True), before)
    whole = {kept[unit.start]: unit for unit in units if _stays(unit, kept)}
    return "".join(_merged(whole, after, end))


def _stays(unit: _Unit, kept: Mapping[int, int]) -> bool:
    """Whether a change leaves all of a unit as it is, in one piece."""
    first = kept.get(unit.start)
    lines = range(unit.end - unit.start)
    return first is not None and all(kept.get(unit.start + n) == first + n for n in lines)


def _merged(units: Mapping[int, _Unit], after: Sequence[str], end: str) -> Iterator[str]:
    """The own lines wherever a unit of them is kept, else those of the change."""
    at = 0
    while at < len(after):
        unit = units.get(at)
        if unit:
            yield from unit.lines
            at += unit.end - unit.start
        else:
            yield after[at] + (end if at < len(after) - 1 else "")
            at += 1


def _kept(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """The lines that a change leaves as they are, with their place behind it."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {a + n: b + n for a, b, size in blocks for n in range(size)}


def _units(own: Sequence[str], base: Sequence[str]) -> list[_Unit]:
    """The base cut into the smallest pieces whose own lines are known."""
    one, other = ([" ".join(line.split()) for line in side] for side in (base, own))
    found: list[_Unit] = []
    ahead: Sequence[str] = ()  # own lines before the first of the base
    for _, start, end, first, last in SequenceMatcher(None, one, other, False).get_opcodes():
        lines = own[first:last]
        if end - start == len(lines):
            found += [_Unit(start + n, start + n + 1, [line]) for n, line in enumerate(lines)]
        elif end > start:
            found.append(_Unit(start, end, lines))
        elif found:
            found[-1] = found[-1]._replace(lines=[*found[-1].lines, *lines])
        else:
            ahead = lines
    return [found[0]._replace(lines=[*ahead, *found[0].lines]), *found[1:]] if found else []
