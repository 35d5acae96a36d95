"""Words for what a value is and should be, and advice for values of the wrong kind.

Values that YAML read as something else than meant (`NO`, a list for a map, a colon without a
space) get the hint that belongs to them.
"""

from __future__ import annotations

import re
from typing import Any

from simgame.findings import Say, write_instead
from simgame.locale import N_
from simgame.quantity.meant import suggested
from simgame.quantity.plain import plain
from simgame.yamlread import FULL_WIDTH, resolve

EXPECTED: dict[str, Say] = {
    "text": Say(N_("a text, or one for each language")),
    "string": Say(N_("a text")),
    "int": Say(N_("a whole number")),
    "float": Say(N_("a number")),
    "bool": Say(N_("`true` or `false`")),
    "dict": Say(N_("a map")),
    "model": Say(N_("a map")),
    "list": Say(N_("a list")),
    "tuple": Say(N_("a list")),
    "date": Say(N_("a date")),
    "value": Say(N_("another value")),
}

_SWITCH = {"yes": "true", "on": "true", "是": "true", "no": "false", "off": "false", "否": "false"}
_MAPS = ("dict", "model")
_LISTS = ("list", "tuple")
_WIDE = re.compile("[：，［］｛｝＃]")
_TIGHT = re.compile(r"[\w-]+:\S")


def described(value: Any) -> Say:
    """What a value is, in words."""
    if value is None:
        return Say(N_("nothing"))
    if isinstance(value, dict):
        return Say(N_("a map"))
    if isinstance(value, list):
        return Say(N_("a list"))
    return Say("`{word}`", {"word": word_of(value)[:60]})


def word_of(value: Any) -> str:
    """A single value as it stands in a file; a text that would be something else has quotes."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if unquoted(value) is not None else str(value)


def unquoted(value: Any) -> int | float | bool | None:
    """The number or switch that a quoted text would be without its quotes, if it would be one."""
    plain = resolve(value) if isinstance(value, str) else None
    return plain if isinstance(plain, (int, float)) else None


def advice(value: Any, wanted: str) -> tuple[Say, ...]:
    """The hint for a value where `wanted` (a kind of pydantic's errors) was expected."""
    if isinstance(value, str):
        found = _for_number(value, wanted) or _for_text(value, wanted)
    elif value is None:
        found = _for_nothing(wanted)
    elif wanted in ("string", "text") and isinstance(value, (int, float)):
        found = _write(f'"{word_of(value)}"')
    elif wanted in _MAPS and isinstance(value, list):
        found = _write(", ".join(f"{item}: {{}}" for item in value[:2]))
    elif wanted == "int" and isinstance(value, float) and value.is_integer():
        found = _write(str(int(value)))
    else:
        found = None
    return (found,) if found else ()


def _for_number(value: str, wanted: str) -> Say | None:
    if wanted not in ("int", "float", "bool"):
        return None
    if unquoted(value) is not None:
        return Say(N_("drop the quotes: `{write}`"), {"write": value})
    numbers = () if wanted == "bool" or "＃" in value else suggested(plain(value), "number")
    fit = [n for n in numbers if n != value and (wanted == "float" or n.lstrip("-").isdecimal())]
    return write_instead(dict(zip(("write", "other"), fit, strict=False))) if fit else None


def _for_text(value: str, wanted: str) -> Say | None:
    wide = _WIDE.search(value)
    if wide and wanted != "text":
        write = wide[0].translate(FULL_WIDTH)
        return Say(
            N_("`{mark}` is full width and part of the text here; type `{write}`"),
            {"mark": wide[0], "write": write},
        )
    if wanted in _MAPS and _TIGHT.match(value):
        return Say(N_("a colon separates key and value only with a space behind it"))
    if wanted == "bool" and value.casefold() in _SWITCH:
        return _write(_SWITCH[value.casefold()])
    if wanted in _LISTS:
        return _write(f"[{value}]")
    return None


def _for_nothing(wanted: str) -> Say | None:
    if wanted in _MAPS:
        return Say(N_("indent its keys below it, or write `{write}`"), {"write": "{}"})
    return None


def _write(text: str) -> Say:
    return Say(N_("write `{write}`"), {"write": text})
