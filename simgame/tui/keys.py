"""Keys as other keyboards send them: a full-width `／` or a Chinese `、` where `/` is meant.

An input method that is left on sends such characters. As text they stay what they are.
"""

from __future__ import annotations

import unicodedata

from textual import events
from textual.keys import _character_to_key

# What keys of Chinese and Japanese layouts send that have no full-width twin of the same shape.
_SAME_KEY = {
    "、": "/", "。": ".", "《": "<", "》": ">", "【": "[", "】": "]", "｛": "{", "｝": "}",
    "「": "[", "」": "]", "『": "{", "』": "}", "・": "/", "〈": "<", "〉": ">",
}  # fmt: skip


def half_width(character: str | None) -> str:
    """The character that the same key sends without an input method; empty for none."""
    if not character:
        return ""
    if character in _SAME_KEY:
        return _SAME_KEY[character]
    wide = unicodedata.decomposition(character).startswith("<wide>") if len(character) == 1 else 0
    return unicodedata.normalize("NFKC", character) if wide else character


def names(event: events.Key) -> tuple[str, ...]:
    """Every name under which an action may list the key."""
    half = half_width(event.character)
    return tuple(dict.fromkeys([*event.aliases, *([_character_to_key(half)] if half else [])]))
