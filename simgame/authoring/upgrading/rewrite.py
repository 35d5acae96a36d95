"""A file's text with its data changed, written the way the file is written."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML

from simgame.authoring.upgrading.carry import carried_over
from simgame.yamlread.places import Places
from simgame.yamlread.reader import read

BOM = "\ufeff"


def rewritten(text: str, change: Callable[[Any], None]) -> str:
    """The text after `change` has altered its data; lines that it does not touch stay as they are.

    Where a file mixes indents so that its own lines and the new ones do not fit, all of it is
    written anew, with its comments.
    """
    mark = BOM if text.startswith(BOM) else ""
    own = text.removeprefix(mark)
    parser = _parser(read(own, "").places)
    document = parser.load(own.replace("\r\n", "\n"))
    base = _dumped(parser, document)
    change(document)
    changed = _dumped(parser, document)
    carried = carried_over(own, base, changed)
    fits = read(carried, "").data == read(changed, "").data
    return mark + (carried if fits else _ends(changed, own))


def _ends(changed: str, own: str) -> str:
    return changed.replace("\n", "\r\n") if "\r\n" in own else changed


def _parser(places: Places) -> YAML:
    """A parser that keeps comments and quotes, and indents as the file does."""
    parser = YAML()
    parser.preserve_quotes = True
    parser.width = 1_000_000
    maps, lists = _indents(places)
    parser.indent(mapping=maps, sequence=lists + 2, offset=lists)
    return parser


def _indents(places: Places) -> tuple[int, int]:
    """How far entries of maps, and dashes of lists, mostly stand in from the key above them."""
    maps: Counter[int] = Counter()
    lists: Counter[int] = Counter()
    for path, place in (*places.keys.items(), *places.values.items()):
        above = places.keys.get(path[:-1])
        if above is None or above.line == place.line:
            continue
        if isinstance(path[-1], int):
            lists[place.column - 2 - above.column] += 1
        elif path in places.keys and place == places.keys[path]:
            maps[place.column - above.column] += 1
    return _usual(maps, 2), _usual(lists, 0)


def _usual(found: Counter[int], otherwise: int) -> int:
    sensible = [(count, indent) for indent, count in found.items() if 0 <= indent <= 12]
    return max(sensible)[1] if sensible else otherwise


def _dumped(parser: YAML, document: Any) -> str:
    buffer = io.StringIO()
    parser.dump(document, buffer)
    return buffer.getvalue()
