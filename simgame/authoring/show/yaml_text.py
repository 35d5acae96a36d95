"""Plain data written as YAML the way a trainer writes it, for a reader who reads it back the same.

Only the subset that `reader` takes: block maps, lists in brackets, texts plain where they may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from simgame.authoring.show.leaves import Leaf, Value
from simgame.findings import cell_width
from simgame.quantity.format import number
from simgame.yamlread import resolve

REMARK_COLUMN = 44  # cells before which the remarks behind values do not begin

# A text that needs no quotes, whatever stands around it; anything else gets them.
_PLAIN = re.compile(r"[\w¥$€%+\-./()“”（）《》，。！？、；…·~@&' ]+")
_FIRST = re.compile(r"[\w¥$€]|[+\-][\d¥]")
_LOOKS_OTHER = re.compile(
    r"(?i)(?:yes|no|on|off|y|n|true|false|null|~)|[\d_.]*|0\d.*|[\d.]+e[+-]?\d+|0[xob].*"
)
_BLOCK_LINE = re.compile(r"(?! )[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]*")


def yaml_lines(leaves: Iterable[tuple[Leaf, str]]) -> list[str]:
    """The lines of a file that holds these values; each value's remark ends its line."""
    lines: list[str] = []
    above: tuple[str | int, ...] = ()
    for leaf, remark in leaves:
        *parents, name = leaf.path
        steps = range(_shared(above, tuple(parents)), len(parents))
        lines += [f"{'  ' * depth}{scalar(parents[depth])}:" for depth in steps]
        lines += _entry(name, leaf.value, "  " * len(parents), remark)
        above = tuple(parents)
    return lines


def scalar(value: object) -> str:
    """One value on one line, in quotes where it needs them."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if not isinstance(value, str):
        return number(value) if isinstance(value, float) else f"{value}"
    plain = _PLAIN.fullmatch(value) and _FIRST.match(value) and not value.endswith(" ")
    if plain and "  " not in value and not _LOOKS_OTHER.fullmatch(value):
        return value if isinstance(resolve(value), str) else f'"{value}"'
    return '"' + "".join(map(_escaped, value)) + '"'


def _entry(name: object, value: Value, indent: str, remark: str) -> list[str]:
    block = _block(value) if isinstance(value, str) else None
    head = f"{indent}{scalar(name)}: {block[0] if block else _short(value)}"
    if remark:
        head += " " * max(2, REMARK_COLUMN - cell_width(head)) + f"# {remark}"
    return [head, *(f"{indent}  {line}".rstrip() for line in block[1:])] if block else [head]


def _short(value: Value) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_in_brackets(item) for item in value) + "]"
    return "{}" if isinstance(value, dict) else scalar(value)


def _in_brackets(item: object) -> str:
    if isinstance(item, dict):
        return "{" + ", ".join(f"{scalar(k)}: {_in_brackets(v)}" for k, v in item.items()) + "}"
    return _short(item) if isinstance(item, list) else scalar(item)


def _block(value: str) -> list[str] | None:
    """A text of several lines as a block with its sign first, or None where it cannot be one."""
    body = value.removesuffix("\n")
    lines = body.split("\n")
    fits = all(_BLOCK_LINE.fullmatch(line) and line == line.rstrip() for line in lines)
    if "\n" not in value or not fits or not lines[0] or not lines[-1]:
        return None
    return ["|" if value.endswith("\n") else "|-", *lines]


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == " " or (char.isprintable() and char != "\ufeff"):
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def _shared(one: tuple[object, ...], other: tuple[object, ...]) -> int:
    """How many steps two paths have in common from the top."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same
