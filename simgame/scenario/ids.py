"""Ids that can be written for what has a name in another script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from simgame.findings import Path

LONGEST = 40  # letters of an id that is proposed
_SINGULAR = re.compile("ies$|s$")


def own_id(word: str, path: Path, data: Any) -> str:
    """An id for `word`: its letters, those of the English name, or how it sounds in Chinese.

    No two entries of one collection get the same: where one is taken, another gets a number.
    """
    found = _slug(word) if word.isascii() else _slug(_english_name(path, data)) or spoken_id(word)
    found = (found or _numbered(path, data))[:LONGEST].strip("-")
    parent = _at(data, path[:-1])
    taken = set(parent) - {word} if isinstance(parent, Mapping) else set()
    number = 2
    while found in taken:
        found, number = f"{found.rstrip('-0123456789')}-{number}", number + 1
    return found


def spoken_id(word: str) -> str:
    """How a name in Chinese sounds: `价格战` → `jia-ge-zhan`; empty for other scripts."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - heavy, and seldom needed

    return _slug("-".join(lazy_pinyin(word)))


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    return slug if re.search("[a-z]", slug) else ""


def _english_name(path: Path, data: Any) -> str:
    """The English name, or title, that belongs to an id at `path`."""
    entry = _at(data, path)
    entry = entry if isinstance(entry, Mapping) else _at(data, path[:-1])
    named = next((entry[key] for key in ("name", "title") if key in entry), "")
    return str(named.get("en", "")) if isinstance(named, Mapping) else ""


def _numbered(path: Path, data: Any) -> str:
    collection = str(path[-2]) if len(path) > 1 else "scenario"
    kind = _slug(_SINGULAR.sub(lambda m: "y" if m[0] == "ies" else "", collection))
    siblings = _at(data, path[:-1])
    if len(path) < 2 or path[-1] not in siblings:
        return f"my-{kind}"
    return f"{kind}-{list(siblings).index(path[-1]) + 1}"


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step, {}) if isinstance(data, Mapping) else {}
    return data
