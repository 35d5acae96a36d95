"""The YAML parser's events as plain records; the only file that knows the parser.

libyaml is used where PyYAML was built with it. An error of the parser becomes `Broken`, with
the parser's words and where the construct began.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import yaml

Kind = Literal["document", "map", "list", "scalar", "alias", "end", "other"]
Spot = tuple[int, int]  # line and column, from 0

_KINDS: dict[type[yaml.Event], Kind] = {
    yaml.DocumentStartEvent: "document",
    yaml.MappingStartEvent: "map",
    yaml.SequenceStartEvent: "list",
    yaml.ScalarEvent: "scalar",
    yaml.AliasEvent: "alias",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}


class Event(NamedTuple):
    """One event: `style` is the quote or block mark of a scalar, empty for a plain one."""

    kind: Kind
    start: Spot
    end: Spot
    text: str = ""
    style: str = ""
    anchor: str = ""
    tag: str = ""

    @property
    def empty(self) -> bool:
        """Whether this is the value that is written as nothing at all."""
        return self.kind == "scalar" and not self.text and not self.style


class Broken(Exception):
    """The parser cannot go on: its words, and the spots of the error and of its context."""

    def __init__(self, problem: str, context: str, at: Spot, opened: Spot) -> None:
        super().__init__(problem)
        self.problem, self.context, self.at, self.opened = problem, context, at, opened


def events(text: str) -> Iterator[Event]:
    """The events of a text; raises `Broken` where it is not YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while (event := loader.get_event()) is not None:
            yield _record(event)
    except yaml.YAMLError as error:
        at = _spot(getattr(error, "problem_mark", None), (0, 0))
        opened = _spot(getattr(error, "context_mark", None), at)
        words = [str(getattr(error, name, None) or "") for name in ("problem", "context")]
        raise Broken(words[0], words[1], at, opened) from error
    finally:
        loader.dispose()


def _record(event: Any) -> Event:
    kind = _KINDS.get(type(event), "other")
    first, last = event.start_mark, event.end_mark
    start, end = (first.line, first.column), (last.line, last.column)
    if kind == "scalar":
        anchor, tag = event.anchor or "", event.tag or ""
        return Event(kind, start, end, event.value, event.style or "", anchor, tag)
    if kind in ("map", "list", "alias"):
        return Event(kind, start, end, "", "", event.anchor or "", getattr(event, "tag", "") or "")
    return Event(kind, start, end)


def _spot(mark: Any, otherwise: Spot) -> Spot:
    return (mark.line, mark.column) if mark else otherwise
