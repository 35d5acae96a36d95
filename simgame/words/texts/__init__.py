"""What is written about a brand, as data: texts by cause, in both languages, a file a kind.

`game.heard` decides what is heard; `words` puts it into a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from simgame.plan.text import Text
from simgame.yamlread import shipped

KINDS = ("comments", "news", "mail")
_TEXTS = TypeAdapter(dict[str, tuple[Text, ...]])


@lru_cache
def texts_of(kind: str) -> Mapping[str, tuple[Text, ...]]:
    """The texts of a kind, by cause. Raises `ValueError` when its file cannot be read."""
    return _TEXTS.validate_python(shipped(Path(__file__).with_name(f"{kind}.yaml")))


@lru_cache
def all_texts() -> Mapping[str, tuple[Text, ...]]:
    """The texts of every kind, by cause; no two kinds share one."""
    return {cause: texts for kind in KINDS for cause, texts in texts_of(kind).items()}
