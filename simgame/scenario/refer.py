"""Which fields of a scenario refer to entries of which collection.

A name that is not even an id, such as `抖音` for `douyin`, never reaches the rules about
references; with this table it is told as the unknown name that it is.
"""

from __future__ import annotations

from typing import Any

from simgame.findings import Path
from simgame.nearest import nearest

# Fields whose value, and maps whose keys, are ids of a collection, with the code for unknowns.
VALUES = {
    "platform": ("platforms", "S210"),
    "content_type": ("content_types", "S212"),
    "rival": ("rivals", "S215"),
    "kol": ("kols", "S213"),
    "to": ("platforms", "S210"),
    "style": ("rival_styles", "S216"),
}
KEYS = {
    "followers": ("platforms", "S210"),
    "usage": ("platforms", "S210"),
    "audience": ("personas", "S211"),
    "wants": ("content_types", "S212"),
    "formats": ("content_types", "S212"),
    "members": ("private_channels", "S214"),
}
# Lists whose words are ids of a collection.
LISTS = {"personas": ("personas", "S211")}
RIGHT = ("choices", "S347")  # of the same question


def _reference(path: Path, of_key: bool) -> tuple[str, str] | None:
    """The collection that the value, or key, at `path` refers to, and the code; else None."""
    if isinstance(path[-1], int):
        return LISTS.get(str(path[-2]))
    if path[-1] == "right":
        return RIGHT
    inside = of_key and len(path) > 1
    return KEYS.get(str(path[-2])) if inside else VALUES.get(str(path[-1]))


def referred(path: Path, of_key: bool, data: Any) -> tuple[str, Path, dict[str, Any]]:
    """The code for an unknown word at `path`, and where the entries are that it may be; or nothing.

    No entries where they are not told by ids.
    """
    found = _reference(path, of_key)
    if found is None:
        return "", (), {}
    where: Path = (*path[:-1], found[0]) if found == RIGHT else (found[0],)
    for step in where:
        data = data.get(step) if isinstance(data, dict) else None
    return found[1], where, data if isinstance(data, dict) else {}


def meant(word: str, entries: dict[str, Any]) -> str:
    """The id among the entries of a collection that `word` probably means."""
    words: dict[str, str] = {}
    for name, entry in entries.items():
        called = entry.get("name", entry) if isinstance(entry, dict) else entry
        texts = called.values() if isinstance(called, dict) else (called,)
        words |= {text: name for text in (name, *texts) if isinstance(text, str)}
    inside = {name for text, name in words.items() if len(word) > 1 and word in text}
    return nearest(word, words) or (inside.pop() if len(inside) == 1 else "")
