"""Words for what a value is and should be, and advice for values of the wrong kind.

Values that YAML read as something else than meant (`NO`, a list for a map, a colon without a
space) get the hint that belongs to them.
"""

from __future__ import annotations

import re
from typing import Any

from simgame.locale import N_
from simgame.scenario.diagnostics import Say
from simgame.scenario.traps import FULL_WIDTH

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

_KINDS = {
    "money": Say(N_("an amount of money")),
    "share": Say(N_("a share in percent")),
    "change": Say(N_("a relative change")),
    "points": Say(N_("percentage points")),
    "duration": Say(N_("a duration")),
    "count": Say(N_("a count")),
    "round": Say(N_("a round")),
    "number": Say(N_("a number without a unit")),
    "quantity": Say(N_("an amount, share or count")),
}

_SWITCH = {"yes": "true", "on": "true", "是": "true", "no": "false", "off": "false", "否": "false"}
_MAPS = ("dict", "model")
_LISTS = ("list", "tuple")
_WIDE = re.compile("[：，［］｛｝＃]")
_TIGHT = re.compile(r"[\w-]+:\S")


def kind_of(kind: str) -> Say:
    """The words for a kind of quantity."""
    return _KINDS.get(kind, EXPECTED["value"])


def described(value: Any) -> Say:
    """What a value is, in words."""
    if value is None:
        return Say(N_("nothing"))
    if isinstance(value, dict):
        return Say(N_("a map"))
    if isinstance(value, list):
        return Say(N_("a list"))
    word = str(value).lower() if isinstance(value, bool) else str(value)
    return Say("`{word}`", {"word": word[:60]})


def advice(value: Any, wanted: str) -> tuple[Say, ...]:
    """The hint for a value where `wanted` (a kind of pydantic's errors) was expected."""
    if isinstance(value, str):
        found = _for_text(value, wanted)
    elif value is None:
        found = _for_nothing(wanted)
    elif wanted in ("string", "text") and isinstance(value, (int, float)):
        word = str(value).lower() if isinstance(value, bool) else str(value)
        found = _write(f'"{word}"')
    elif wanted in _MAPS and isinstance(value, list):
        found = _write(", ".join(f"{item}: {{}}" for item in value[:2]))
    else:
        found = None
    return (found,) if found else ()


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
