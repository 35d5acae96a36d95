"""Plain data with places, built from the parser's events.

Only events are used: nothing is constructed, no tag is resolved, an alias never copies.
What the format leaves out of YAML (anchors, tags, duplicate keys) becomes findings, and
building goes on behind them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from simgame.findings.finding import Finding, Say
from simgame.findings.place import Path, Place
from simgame.locale import N_
from simgame.yamlread.parser_events import Broken, Event, events
from simgame.yamlread.places import Places
from simgame.yamlread.source import Source
from simgame.yamlread.yaml_errors import Snag, explain
from simgame.yamlread.yaml_pitfalls import Trap, key_traps, lost_comment

Data = dict[str, Any] | list[Any] | str | int | float | bool | None
Put = Callable[[Data], None]

MAX_NODES = 50_000
MAX_DEPTH = 40
MAX_FINDINGS = 1_000  # no more are looked for
MAX_TRAPS = 40  # told and mended in one walk

KINDS = {
    "map": Say(N_("a map")),
    "list": Say(N_("a list")),
    "alias": Say(N_("an alias")),
}

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,40}")
DIGITS = {str(digit): digit for digit in range(10)}
WORDS: dict[str, Data] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Built:
    """What could be built of a source; `traps` are what stopped or bent the building."""

    places: Places
    data: Data = None
    findings: list[Finding] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)
    complete: bool = True


class _Stop(Exception):
    """A limit is reached."""


def build(source: Source) -> Built:
    """Build the data of a source as far as it can be read."""
    builder = _Builder(source)
    try:
        builder.document()
    except Broken as error:
        snag = Snag(source, error, builder.last, builder.texts)
        builder.built.traps.append(explain(snag))
        builder.built.complete = False
    except _Stop:
        builder.built.complete = False
    return builder.built


def resolve(text: str) -> Data:
    """A plain scalar's value: strict decimal numbers, true, false and null; all else is text."""
    if text in WORDS:
        return WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


class _Builder:
    """One walk over the events. `muted` is above 0 inside values that are read but not kept."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.events = events(source.text)
        self.built = Built(Places(source.file))
        self.last: Event | None = None
        self.texts: set[int] = set()
        self.nodes = 0
        self.muted = 0

    def document(self) -> None:
        """Read the one document there may be."""
        for event in self.events:
            if event.kind == "document":
                break
        else:
            return
        event = next(self.events)
        self.built.places.values[()] = self.place(event)
        self.node(event, (), self._put_root)
        next(self.events)  # the document's end
        event = next(self.events)
        if event.kind == "document":
            self.find("S033", event)
            self.built.complete = False

    def _put_root(self, data: Data) -> None:
        self.built.data = data

    def place(self, event: Event) -> Place:
        """Where an event was written; the start alone for maps and lists."""
        line, column = event.start
        if event.kind not in ("scalar", "alias"):
            return self.source.place(event.start, (line, column + 1))
        return self.source.place(event.start, event.end)

    def find(self, code: str, event: Event, *hints: Say, **values: object) -> None:
        """Add a finding at an event."""
        self.built.findings.append(Finding(code, self.place(event), values, hints))
        if len(self.built.findings) > MAX_FINDINGS:
            raise _Stop

    def node(self, event: Event, path: Path, put: Put) -> None:
        """Read the value that starts with `event` and hand it to `put`."""
        self._count(event, path)
        self._refuse_extras(event, path)
        if event.kind == "scalar":
            put(self.scalar(event, path))
        elif event.kind == "map":
            data: dict[str, Any] = {}
            put(data)
            self.mapping(data, path)
        elif event.kind == "list":
            items: list[Any] = []
            put(items)
            self.sequence(items, path)
        else:
            put(None)

    def _count(self, event: Event, path: Path) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.find("S004", event, limit=f"{MAX_NODES:,}")
            raise _Stop
        if len(path) > MAX_DEPTH:
            self.find("S005", event, limit=MAX_DEPTH)
            raise _Stop

    def _refuse_extras(self, event: Event, path: Path) -> None:
        quote = Say(N_("a text that starts like this needs quotes"))
        if event.kind == "alias":
            self.find("S031", event, quote, name=event.anchor)
        elif event.anchor:
            self.find("S030", event, quote, name=event.anchor)
        elif event.tag:
            self.find("S032", event, quote, name=event.tag)
        else:
            return
        self.built.refused.add(path)

    def scalar(self, event: Event, path: Path) -> Data:
        """The value of a scalar, with its place."""
        self.last = event
        if not self.muted:
            self.built.places.values[path] = self.place(event)
        if event.style:
            self.texts.update(range(event.start[0] + 1, event.end[0] + bool(event.end[1])))
            return event.text
        value = resolve(event.text)
        if isinstance(value, str) or value is None:
            self._warn_of_comment(event)
        return value

    def _warn_of_comment(self, event: Event) -> None:
        line, column = event.end
        lost = lost_comment(self.source.line(line), column)
        if lost:
            place = self.source.place((line, lost.column), (line, lost.end))
            self.built.findings.append(Finding("S017", place, {}, lost.hints))

    def sequence(self, items: list[Any], path: Path) -> None:
        """Read the items of a list."""
        for event in self.events:
            if event.kind == "end":
                return
            here = (*path, len(items))
            if not self.muted:
                self.built.places.values[here] = self.place(event)
            self.node(event, here, items.append)

    def mapping(self, data: dict[str, Any], path: Path) -> None:
        """Read the pairs of a map."""
        before: Event | None = None
        for event in self.events:
            if event.kind == "end":
                return
            key = self.key(event, data, path)
            value = next(self.events)
            room = MAX_TRAPS - len(self.built.traps)
            if event.kind == "scalar" and not event.style and room > 0:
                self.built.traps += key_traps(self.source, event, value, before)[:room]
            self._value(value, key, data, path)
            before = value if value.kind == "scalar" else None

    def _value(self, event: Event, key: str | None, data: dict[str, Any], path: Path) -> None:
        if key is None or key in data:
            self.muted += 1
            self.node(event, (*path, key or ""), lambda _: None)
            self.muted -= 1
            return
        here = (*path, key)
        if event.kind in ("map", "list") and not self.muted:
            self._in_brackets(event, here)
        self.node(event, here, lambda value: data.__setitem__(key, value))

    def _in_brackets(self, event: Event, path: Path) -> None:
        """Keep where a map or list in brackets opens; one in lines of its own goes by its key."""
        key, place = self.built.places.keys.get(path), self.place(event)
        if key and key.line == place.line:
            self.built.places.values[path] = place

    def key(self, event: Event, data: dict[str, Any], path: Path) -> str | None:
        """The text of a key, or None for what cannot be one; refusals are findings."""
        if event.kind != "scalar":
            if not self.muted:
                self.find("S035", event, found=KINDS[event.kind])
            self._value(event, None, {}, path)
            return None
        self.last = event
        self._count(event, path)
        self._refuse_extras(event, (*path, event.text))
        if event.text == "<<" and not event.style:
            self.find("S034", event)
            return None
        self._check_key(event, data, path)
        return event.text

    def _check_key(self, event: Event, data: dict[str, Any], path: Path) -> None:
        here, place = (*path, event.text), self.place(event)
        if not event.style and not isinstance(resolve(event.text), str):
            hint = Say(N_("write `{write}`"), {"write": f'"{event.text}"'})
            self.find("S035", event, hint, found=f"`{event.text}`")
            self.built.refused.add(here)
        if event.text in data:
            first = self.built.places.keys.get(here, place)
            hint = Say(N_("the first one is on line {line}"), {"line": first.line})
            self.find("S036", event, hint, key=event.text)
        elif not self.muted:
            self.built.places.keys[here] = place
