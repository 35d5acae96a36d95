"""A name for somebody who gives none: the hub need not know who they are."""

from __future__ import annotations

import secrets
from collections.abc import Collection

_ANIMALS = {
    "zh": ("海豚", "松鼠", "白鹭", "狐狸", "水獭", "燕子", "小鹿", "企鹅", "云雀", "刺猬", "海龟",
           "熊猫"),
    "en": ("Dolphin", "Squirrel", "Heron", "Fox", "Otter", "Swallow", "Fawn", "Penguin", "Lark",
           "Hedgehog", "Turtle", "Panda"),
}  # fmt: skip
_MOST = 9_000


def some_name(lang: str, taken: Collection[str]) -> str:
    """An animal and a number that nobody here is called by."""
    animals = _ANIMALS.get(lang, _ANIMALS["en"])
    while True:
        name = f"{secrets.choice(animals)} {10 + secrets.randbelow(_MOST)}"
        if name not in taken:
            return name
