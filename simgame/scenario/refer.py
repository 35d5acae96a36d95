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


def reference(path: Path, of_key: bool) -> tuple[str, str] | None:
    """The collection that the value, or key, at `path` refers to, and the code; else None."""
    inside = of_key and len(path) > 1
    return KEYS.get(str(path[-2])) if inside else VALUES.get(str(path[-1]))


def meant(word: str, collection: str, data: Any) -> str:
    """The id in the data's collection that `word` probably means."""
    entries = data.get(collection) if isinstance(data, dict) else None
    words: dict[str, str] = {}
    for name, entry in (entries if isinstance(entries, dict) else {}).items():
        called = entry.get("name") if isinstance(entry, dict) else None
        texts = called.values() if isinstance(called, dict) else (called,)
        words |= {text: name for text in (name, *texts) if isinstance(text, str)}
    return nearest(word, words)
