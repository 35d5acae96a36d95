"""A tree of values with their places, built from the parser's events.

Only events are used: nothing is constructed, no tag is resolved, an alias never copies.
What the format leaves out of YAML (anchors, tags, duplicate keys) becomes findings, and
building goes on behind them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from simgame.findings import Finding, Path, Place, Say
from simgame.locale import N_
from simgame.quantity.meant import doubted
from simgame.visible import steering, visible
from simgame.yamlread.node import Node, Scalar
from simgame.yamlread.parser_events import Broken, Event, events
from simgame.yamlread.source import Source, character
from simgame.yamlread.yaml_pitfalls import Trap, key_traps, lost_comment

MAX_NODES = 40_000
MAX_DEPTH = 40
MAX_FINDINGS = 1_000  # no more are looked for
MAX_TRAPS = 40  # told and mended in one walk

KINDS = {"map": Say(N_("a map")), "list": Say(N_("a list")), "alias": Say(N_("an alias"))}

_LIKE = Say(N_("an entry that starts from another one says `like: …`"))

_NUMBERS = frozenset("-0123456789")  # what numbers begin with
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,40}")
_WORDS: dict[str, Scalar] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(slots=True)
class Built:
    """What could be built of a source; `traps` are what stopped or bent the building."""

    root: Node
    findings: list[Finding] = field(default_factory=list)
    traps: list[Trap] = field(default_factory=list)
    refused: set[Path] = field(default_factory=set)
    complete: bool = True


class _Stop(Exception):
    """A limit is reached."""


def build(source: Source) -> Built:
    """Build the tree of a source as far as it can be read."""
    builder = _Builder(source)
    try:
        builder.document()
    except Broken as error:
        from simgame.yamlread.yaml_errors import Snag, explain  # noqa: PLC0415 - seldom needed

        snag = Snag(source, error, builder.last, builder.texts)
        builder.built.traps.append(explain(snag))
        builder.built.complete = False
    except _Stop:
        builder.built.complete = False
    return builder.built


def resolve(text: str) -> Scalar:
    """A plain scalar's value: strict decimal numbers, true, false and null; all else is text.

    So is `1.500`, which the schema refuses where it wants a number: it may mean 1.5 or 1500.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBERS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) and not doubted(text.lstrip("-")) else text


class _Builder:
    """One walk over the events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.events = events(source.text)
        self.built = Built(Node(None, Place(source.file)))
        self.last: Event | None = None
        self.texts: set[int] = set()  # numbers of the lines that lie inside quoted texts
        self.nodes = 0
        self.in_key = 0  # above 0 inside of what cannot be a key

    def document(self) -> None:
        """Read the one document there may be."""
        for event in self.events:
            if event.kind == "document":
                break
        else:
            return
        event = next(self.events)
        self.built.root = self.node(event, ())
        self.fill(self.built.root, ())
        next(self.events)  # the document's end
        event = next(self.events)
        if event.kind == "document":
            self.find("S033", event)
            self.built.complete = False

    def place(self, event: Event) -> Place:
        """Where an event was written; the start alone for maps and lists."""
        line, column = event.start
        if event.kind not in ("scalar", "alias"):
            return self.source.place(event.start, (line, column + 1))
        return self.source.place(event.start, event.end)

    def find(self, code: str, event: Event, *hints: Say, **values: object) -> None:
        self.built.findings.append(Finding(code, self.place(event), values, hints))
        if len(self.built.findings) > MAX_FINDINGS:
            raise _Stop

    def node(self, event: Event, path: Path, key: Place | None = None) -> Node:
        """The value that starts with `event`; a map or list is still to be filled."""
        self._count(event, path)
        place = self.place(event)
        if event.kind == "scalar":
            return Node(self.scalar(event), place, key)
        if key and (event.kind == "alias" or key.line != place.line):
            place = key  # one in lines of its own goes by its key
        value: Any = {} if event.kind == "map" else [] if event.kind == "list" else None
        return Node(value, place, key)

    def fill(self, node: Node, path: Path) -> None:
        """Read on to the end of a map or list; anything else has been read."""
        if type(node.value) is dict:
            self.mapping(node.value, path)
        elif type(node.value) is list:
            self.sequence(node.value, path)

    def _count(self, event: Event, path: Path) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES or len(path) > MAX_DEPTH:
            limit = ("S004", MAX_NODES) if self.nodes > MAX_NODES else ("S005", MAX_DEPTH)
            self.find(limit[0], event, limit=f"{limit[1]:,}")
            self.built.root = Node({}, self.built.root.at)  # nothing of it is looked at
            raise _Stop
        if event.anchor or event.tag:
            self._refuse_extras(event, path)

    def _refuse_extras(self, event: Event, path: Path) -> None:
        code = "S031" if event.kind == "alias" else "S030" if event.anchor else "S032"
        quote = Say(N_("a text that starts like this needs quotes"))
        hints = (quote,) if code == "S032" else (quote, _LIKE)
        self.find(code, event, *hints, name=event.anchor or event.tag)
        self.built.refused.add(path)

    def scalar(self, event: Event) -> Scalar:
        self.last = event
        if event.style:
            self.texts.update(range(event.start[0] + 1, event.end[0] + bool(event.end[1])))
            self._refuse_steering(event)
            return visible(event.text)
        value = resolve(event.text)
        if value is None or isinstance(value, str):
            self._warn_of_comment(*event.end)
        return value

    def _refuse_steering(self, event: Event) -> None:
        """An escape in quotes may hide what the file's own text may not hold."""
        if char := steering(event.text):
            self.find("S006", event, Say(N_("delete it")), name=character(char))

    def _warn_of_comment(self, number: int, column: int) -> None:
        line = self.source.line(number)
        lost = lost_comment(line, column) if "#" in line else None
        if lost:
            place = self.source.place((number, lost.column), (number, lost.end))
            self.built.findings.append(Finding("S017", place, {}, lost.hints))

    def sequence(self, items: list[Node], path: Path) -> None:
        for event in self.events:
            if event.kind == "end":
                return
            here = (*path, len(items))
            items.append(self.node(event, here))
            self.fill(items[-1], here)

    def mapping(self, entries: dict[str, Node], path: Path) -> None:
        before: Event | None = None
        for event in self.events:
            if event.kind == "end":
                return
            name, at = self.key(event, entries, path)
            value = next(self.events)
            room = MAX_TRAPS - len(self.built.traps)
            if event.kind == "scalar" and not event.style and room > 0:
                self.built.traps += key_traps(self.source, event, value, before)[:room]
            here = (*path, name or "")
            node = self.node(value, here, at)
            if name is not None and name not in entries:
                entries[name] = node
            self.fill(node, here)
            before = value if value.kind == "scalar" else None

    def key(
        self, event: Event, entries: dict[str, Node], path: Path
    ) -> tuple[str | None, Place | None]:
        """The text of a key, None for what cannot be one, and its place; refusals are findings."""
        if event.kind != "scalar":
            if not self.in_key:
                self.find("S035", event, found=KINDS[event.kind])
            self.in_key += 1
            self.fill(self.node(event, (*path, "")), (*path, ""))
            self.in_key -= 1
            return None, None
        self.last = event
        self._refuse_steering(event)
        here, place = (*path, event.text), self.place(event)
        self._count(event, here)
        if event.text == "<<" and not event.style:
            self.find("S034", event, _LIKE)
            return None, place
        if not event.style and not isinstance(resolve(event.text), str):
            hint = Say(N_("write `{write}`"), {"write": f'"{event.text}"'})
            self.find("S035", event, hint, found=f"`{event.text}`")
            self.built.refused.add(here)
        if event.text in entries:
            hint = Say(
                N_("the first one is on line {line}"),
                {"line": (entries[event.text].key or place).line},
            )
            self.find("S036", event, hint, key=event.text)
        return event.text, place
