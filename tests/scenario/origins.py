"""Looks up where values of a scenario are said to come from, in the files themselves."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from simgame.yamlread.tree_builder import resolve


class Origin(NamedTuple):
    """A value, and the file and line that it is said to come from."""

    path: tuple[str | int, ...]
    value: Any
    file: str
    line: int


def strays(origins: Iterable[Origin]) -> list[Origin]:
    """Return those whose key and value do not stand on the line that is named."""
    return [origin for origin in origins if not _is_there(origin)]


def _is_there(origin: Origin) -> bool:
    lines = _lines(origin.file)
    line, key = lines[origin.line - 1], re.escape(str(origin.path[-1]))
    behind = re.split(rf"""(?:^|[\s{{,])["']?{key}["']?:(?=\s|$)""", line, maxsplit=1)
    if len(behind) < 2:
        return False
    written, value = behind[1].strip(), origin.value
    if isinstance(value, list):
        return written.startswith("[") and all(str(item) in line for item in value)
    if isinstance(value, str) and "\n" in value:
        below = "\n".join(each.strip() for each in lines[origin.line :])
        return written[0] in "|>" and below.startswith(value.strip())
    if isinstance(value, str):
        return written.startswith((value, f'"{value}', f"'{value}"))
    found = re.match(r"[^,}\s]*", written)
    return written.startswith("{}") if value == {} else resolve(found[0] if found else "") == value


@lru_cache
def _lines(file: str) -> list[str]:
    return Path(file).read_text("utf-8").split("\n")
