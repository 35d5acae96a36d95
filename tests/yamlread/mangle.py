"""Mangles one value of a scenario at a time, and says where a finding has to come.

Every value of the file, single or whole map, is replaced in the text by what cannot be meant: a
value of another type, of another unit, nonsense, a negative number, nothing. What stands in a free
text is not mangled by other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simgame.findings import Finding, Path
from simgame.scenario.loading import load_source, load_source_levels
from simgame.scenario.merge import SHELVES
from simgame.yamlread.parser_events import Event, Spot, events

# Keys behind which any text may stand, in whatever lies below them.
TEXTS = (
    "title", "brief", "name", "short_name", "about", "text", "debrief", "because", "choices",
    "tags", "calendar", "accept", "zh", "en",
)  # fmt: skip
# May be below zero, so a minus before it is no mistake.
SIGNED = (("goals", "net_contribution"),)
AMOUNT = re.compile(r"[¥\d]")
NONSENSE = "no such thing!"


@dataclass(frozen=True)
class Value:
    """A value in the text: its path, where it stands, as it is written, and what it is."""

    path: Path
    start: Spot
    end: Spot
    key: Spot
    written: str
    kind: str


@dataclass(frozen=True)
class Mangle:
    """A value, and what is written in its place."""

    value: Value
    write: str

    def __str__(self) -> str:
        return f"{'.'.join(map(str, self.value.path))} = {self.write or 'nothing'}"


def values(text: str) -> list[Value]:
    """Every value of the document but the whole of it."""
    lines = text.split("\n")
    found: list[Value] = []
    stream = events(text)
    next(event for event in stream if event.kind == "document")
    _walk(next(stream), stream, (), (0, 0), lines, found)
    return found[:-1]


def _walk(
    event: Event, stream: Iterator[Event], path: Path, key: Spot, lines: list[str],
    found: list[Value],
) -> Spot:  # fmt: skip
    """Add a value and all inside it, the inner ones first; returns where it ends."""
    end = event.end
    if event.kind == "map":
        while (name := next(stream)).kind != "end":
            inner = (*path, name.text)
            last = _walk(next(stream), stream, inner, name.start, lines, found)
            end = last
        end = name.end if lines[event.start[0]][event.start[1]] == "{" else end
    elif event.kind == "list":
        number = 0
        while (item := next(stream)).kind != "end":
            end = _walk(item, stream, (*path, number), item.start, lines, found)
            number += 1
        end = item.end if lines[event.start[0]][event.start[1]] == "[" else end
    if event.style in ("|", ">"):
        end = (end[0] - 1, len(lines[end[0] - 1])) if end[1] == 0 else end
    written = lines[event.start[0]][event.start[1] : end[1]] if end[0] == event.start[0] else ""
    found.append(Value(path, event.start, end, key, written, event.kind))
    return end


def mangles(value: Value) -> list[Mangle]:
    """What one value is replaced by."""
    return [Mangle(value, write) for write in _writes(value)]


def _writes(value: Value) -> list[str]:
    nothing = [] if isinstance(value.path[-1], int) else [""]  # an item less is no mistake
    if value.kind != "scalar":
        # An entry of a shelf with nothing behind it is taken as the pack has it.
        kept = value.written == "{}" or (len(value.path) == 2 and value.path[0] in SHELVES)
        other = "[mangled]" if value.kind == "map" else "{mangled: 1}"
        text = [] if _is_text(value.path) and value.path[-1] != "choices" else [f'"{NONSENSE}"']
        return ["7", other, *text, *([] if kept else nothing)]
    wrong = ["[mangled]", "{mangled: 1}", *nothing]
    if _is_text(value.path):
        return [*wrong, "7"]
    # Where there are counts, which may be quoted: `"120k"`.
    count = value.path[0] in ("goals", "opening", "rivals", "levels", "events")
    quoted = value.written.isdecimal() and not count
    switch = value.written in ("true", "false")
    wrong += [f'"{NONSENSE}"', "¥5 days", '"8"' if quoted else '"true"' if switch else "true"]
    signed = value.path[:2] in SIGNED or value.path[-3:-1] in SIGNED
    if AMOUNT.match(value.written) and not signed and "-" not in value.written:
        wrong.append(f"-{value.written}")
    return wrong


def _is_text(path: Path) -> bool:
    """Whether any text may stand there; who an event is from is one, but not when a rival comes."""
    return any(step in TEXTS for step in path) or (path[-1] == "from" and "events" in path)


def mangled(text: str, mangle: Mangle) -> str:
    """The text with one value replaced."""
    lines, value = text.split("\n"), mangle.value
    (first, start), (last, end) = value.start, value.end
    if not mangle.write and value.start[0] > value.key[0]:
        first, start = value.key[0], len(lines[value.key[0]])
    lines[first : last + 1] = [lines[first][:start] + mangle.write + lines[last][end:]]
    return "\n".join(lines)


def missed(text: str, mangle: Mangle) -> str:
    """What is wrong with the findings for a mangled text; empty if one is at its place.

    What no level says is found at none.
    """
    changed, of_level = mangled(text, mangle), mangle.value.path[0] == "levels"
    loaded = load_source_levels(changed, "m.yaml") if of_level else [load_source(changed, "m.yaml")]
    told = [f for one in loaded for f in one.findings]
    if any(_there(finding, mangle) for finding in told):
        return ""
    places = sorted({f"{f.code} {f.line}:{f.column}" for f in told})
    line, column = mangle.value.start
    return f"{mangle} at {line + 1}:{column + 1}: {', '.join(places[:6]) or 'nothing'}"


def _there(finding: Finding, mangle: Mangle) -> bool:
    """At the value's line and column, or inside it; at its key where nothing is left of it."""
    line, column = mangle.value.start
    key = mangle.value.key
    spots = {(line + 1, column + 1)}
    if mangle.write.startswith("{"):
        spots.add((line + 1, column + 2))
    if mangle.write.startswith("["):
        spots.add((line + 1, column + 2))
    if not mangle.write or line > key[0]:
        spots.add((key[0] + 1, key[1] + 1))
    return (finding.line, finding.column) in spots
