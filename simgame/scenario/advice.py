"""Words for what a value is and should be, and advice for values of the wrong kind.

Values that YAML read as something else than meant (`NO`, a list for a map, a colon without a
space) get the hint that belongs to them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from pydantic_core import PydanticCustomError

from simgame.findings import Path, Say, for_example, in_words, write_instead
from simgame.locale import N_
from simgame.quantity.format import format_round
from simgame.quantity.parse import parse_round
from simgame.quantity.plain import plain
from simgame.quantity.spoken import proposals
from simgame.scenario.ids import spoken_id
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

_SWITCH = {
    **dict.fromkeys(("yes", "on", "y", "是", "有", "开", "真", "开启", "启用"), "true"),
    **dict.fromkeys(("no", "off", "n", "否", "无", "没有", "关", "假", "关闭", "停用"), "false"),
}
MAPS = ("dict", "model")
# The hints that say what to write for a value.
TO_WRITE = (
    N_("write `{write}`"), N_("write `{write}` or `{other}`"), N_("drop the quotes: `{write}`"),
)  # fmt: skip
_LISTS = ("list", "tuple")
_WIDE = re.compile("[：，［］｛｝＃]")
_COMMAS = re.compile("[,，、；;]")
_BRACKETS = re.compile("^[【（(［\\[]|[】）)］\\]]$")
_IDS = re.compile("[a-z0-9-]+( +[a-z0-9-]+)+")
# Keys of entries that are mostly given alone, and what their values look like.
_ALONE = {
    "share": re.compile(r"[\d.]+\s*[%％]").fullmatch,
    "people": re.compile(r"\d{1,3}").fullmatch,
    "total": re.compile(r"[¥￥].+").fullmatch,
}
_BY_DAY = re.compile(
    r"(?:每天|每日|一天|日均|daily)\s*([0-9]+)\s*[单份件个杯瓶]?|"
    r"([0-9]+)\s*(?:[单份件个杯瓶]|orders)?\s*(?:/|a |per |each |每|一)\s*(?:day|d|[天日])",
    re.IGNORECASE,
)
_TIGHT = re.compile(r"[\w-]+:\S")


def by_day(value: object, key: object) -> Say | None:
    """What to write for a number by day, `400 a day`: that of days stands under `daily`."""
    match = _BY_DAY.fullmatch(plain(value))
    number = (match[1] or match[2]) if match else ""
    if not number or key not in ("daily", "stock"):
        return None
    if key == "daily":
        return to_write(number, "")
    return Say(N_("it is all there is; for a day use `daily: {count}`"), {"count": number})


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
    elif wanted in MAPS and isinstance(value, list) and all(isinstance(v, str) for v in value):
        found = _entries(value)
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
    numbers = () if wanted == "bool" or "＃" in value else proposals(value, "number")
    fit = [n for n in numbers if n != value and (wanted == "float" or n.lstrip("-").isdecimal())]
    return write_instead(dict(zip(("write", "other"), fit, strict=False))) if fit else None


def _for_text(value: str, wanted: str) -> Say | None:
    wide = _WIDE.search(value)
    if wide and wanted in _LISTS and not _WIDE.search(value.replace("，", "")):
        wide = None
    if wide and wanted != "text":
        write = wide[0].translate(FULL_WIDTH)
        return Say(
            N_("`{mark}` is full width and part of the text here; type `{write}`"),
            {"mark": wide[0], "write": write},
        )
    if wanted in MAPS and _TIGHT.match(value):
        return Say(N_("a colon separates key and value only with a space behind it"))
    if wanted in MAPS:
        return _entries(words_in(value))
    if wanted == "bool" and value.casefold() in _SWITCH:
        return _write(_SWITCH[value.casefold()])
    if wanted in _LISTS:
        return _words(words_in(value), "[{}]")
    return None


def _for_nothing(wanted: str) -> Say | None:
    if wanted in MAPS:
        return Say(N_("indent its keys below it, or write `{write}`"), {"write": "{}"})
    return None


def in_map(value: Any, keys: Collection[str]) -> tuple[Say, ...]:
    """The hint for one value where a map is wanted whose key it must be: `true`, `round 3`."""
    if isinstance(value, bool) and "enabled" in keys:
        return (_write(f"{{enabled: {word_of(value)}}}"),)
    if isinstance(value, str) and "unlock" in keys and (number := _round(value)):
        return (_write(f"{{unlock: {format_round(number)}}}"),)
    key = next((key for key, form in _ALONE.items() if key in keys and form(str(value))), "")
    return (_write(f"{{{key}: {value}}}"),) if key else ()


def several_in_one(value: Any, path: Path) -> tuple[str, dict[str, object], tuple[Say, ...]] | None:
    """What is told of one entry of a list that is several, joined by a comma of another width.

    S121.
    """
    parts = (
        _between_commas(value)
        if isinstance(value, str) and path and isinstance(path[-1], int)
        else []
    )
    if len(parts) < 2:
        return None
    return "S121", {"found": value}, (_words(parts, "{}"),)


def _words(parts: list[str], form: str) -> Say:
    """The hint to write some words as a list, and the ids to write where names will not do."""
    ids = [part if part.isascii() else spoken_id(part) for part in parts]
    write, of_ids = (form.format(", ".join(words)) for words in (parts, ids))
    return Say(N_("write `{write}`"), {"write": write, "ids": of_ids})


def words_in(text: str) -> list[str]:
    """The words of a text between commas of any kind, or ids between blanks."""
    bare = _BRACKETS.sub("", text.strip())
    return bare.split() if _IDS.fullmatch(bare) else _between_commas(bare)


def _between_commas(text: str) -> list[str]:
    return [part for part in map(str.strip, _COMMAS.split(text)) if part]


def _entries(words: list[str]) -> Say:
    """The hint to write some words as entries of a map: ids, or texts behind ids of their own."""
    write = ", ".join(f"{word}: {{}}" for word in words)
    texts = ", ".join(f"{spoken_id(word)}: {word}" for word in words)
    return Say(N_("write `{write}`"), {"write": f"{{{write}}}", "ids": f"{{{texts}}}"})


def _round(text: str) -> int | None:
    try:
        return parse_round(text)
    except PydanticCustomError:
        return None


def to_write(write: str, example: str) -> Say:
    """The hint to write something, or where nobody can know what, in which form."""
    return _write(write) if write else for_example(example)


def _write(text: str) -> Say:
    return Say(N_("write `{write}`"), {"write": in_words(text)})
