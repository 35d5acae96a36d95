"""The short way through a file in which there is nothing to explain.

Most files are sound YAML without traps. One tight loop over the parser's events makes a tree of
them, an order faster than the builder. At the first thing that might need a word (a trap, a
duplicate key, an anchor) it gives up, and `build` reads the file from the start. What it
does read is what `build` would have read; a test holds it to that.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from simgame.findings.place import Place
from simgame.yamlread.build import DIGITS, MAX_DEPTH, MAX_NODES, WORDS, resolve
from simgame.yamlread.places import Node
from simgame.yamlread.source import Source

# An odd indentation, a `#` right before a word, or a mark that only looks like one of YAML's.
_SUSPICIOUS = re.compile(
    r"^[ ]*[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]|(?:^|[ \t])#[^\s#!]", re.M
)
_UNUSUAL = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000#]")
_NUMBERS = frozenset("-0123456789")  # what plain numbers begin and end with

_new = tuple.__new__  # what the constructor does, without its call


class _GiveUp(Exception):
    """Something needs the long way."""


class TooMuch(Exception):
    """A limit is passed: the code of its finding, the place and the limit."""

    def __init__(self, code: str, at: Place, limit: int) -> None:
        super().__init__(code)
        self.code, self.at, self.limit = code, at, limit


def quick(source: Source) -> Node | None:
    """The tree of a sound file, or None where the long way has to be taken.

    Raises `TooMuch` for a file beyond the limits, before any time is spent on it.
    """
    text = source.text
    if source.edits or (_UNUSUAL.search(text) and _SUSPICIOUS.search(text)):
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        return _document(loader.get_event, source.file, len(source.mended))
    except (yaml.YAMLError, _GiveUp):
        return None
    finally:
        loader.dispose()


def _document(get: Any, file: str, lines: int) -> Node:
    """The root of the one document there may be."""
    get()  # the stream's start
    if not isinstance(get(), yaml.DocumentStartEvent):
        raise _GiveUp
    first: Any = get()
    if not isinstance(first, yaml.MappingStartEvent) or first.anchor or first.tag:
        raise _GiveUp
    mark: Any = first.start_mark
    line, column = mark.line + 1, mark.column + 1
    root = Node({}, Place(file, line, column, line, column + 1))
    _fill(root, get, file, lines)
    get()  # the document's end
    if not isinstance(get(), yaml.StreamEndEvent):
        raise _GiveUp
    return root


def _fill(root: Node, get: Any, file: str, lines: int) -> None:  # noqa: C901, PLR0912, PLR0915
    """Read all that lies below the root; one loop, since calls would cost half of the time."""
    scalar, opens_map, opens_list = (
        yaml.ScalarEvent,
        yaml.MappingStartEvent,
        yaml.SequenceStartEvent,
    )
    closes = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
    inner: Any = root.value
    above: list[Any] = []
    name: str | None = None
    key: Place | None = None
    in_map, braces, in_braces = True, False, [False]
    sound = set[str]()
    left = MAX_NODES - 1  # the root is one
    while True:
        event = get()
        kind = type(event)
        if kind in closes:
            if not above:
                return
            inner = above.pop()
            in_map = type(inner) is dict
            in_braces.pop()
            braces = in_braces[-1]
            continue
        left -= 1
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if left < 0 or len(above) >= MAX_DEPTH:
            limit = ("S004", MAX_NODES) if left < 0 else ("S005", MAX_DEPTH)
            raise TooMuch(limit[0], Place(file, line, column, line, column + 1), limit[1])
        if kind is not scalar and kind is not opens_map and kind is not opens_list:
            raise _GiveUp
        if event.anchor or event.tag:
            raise _GiveUp
        if kind is scalar:
            text = event.value
            mark = event.end_mark
            if mark.line >= lines:
                raise _GiveUp
            at = _new(Place, (file, line, column, mark.line + 1, mark.column + 1))
            if name is None and in_map:
                if text in inner:
                    raise _GiveUp
                if text not in sound and not event.style:
                    if not _is_key(text):
                        raise _GiveUp
                    sound.add(text)
                name, key = text, at
                continue
            value: Any = text
            if not event.style:
                if not text:
                    if braces:
                        raise _GiveUp
                    value = None
                elif text[0] in _NUMBERS:
                    if text in DIGITS:
                        value = DIGITS[text]
                    else:
                        value = resolve(text) if text[-1] in _NUMBERS else text
                elif text in WORDS:
                    value = WORDS[text]
            node = Node(value, at, key)
        else:
            if name is None and in_map:
                raise _GiveUp
            if key is None or line == key[1]:
                at = _new(Place, (file, line, column, line, column + 1))
            else:
                at = key
            node = Node({} if kind is opens_map else [], at, key)
        if in_map:
            inner[name] = node
            name = key = None
        else:
            inner.append(node)
        if kind is not scalar:
            above.append(inner)
            inner = node.value
            in_map = kind is opens_map
            braces = bool(event.flow_style)
            in_braces.append(braces)


def _is_key(text: str) -> bool:
    """Whether a plain key is beyond doubt: no number, and no trap in it."""
    return (
        text not in ("", "<<")
        and ":" not in text
        and "：" not in text
        and text not in WORDS
        and (text[0] not in _NUMBERS or isinstance(resolve(text), str))
    )
