"""What is written about a brand, as data: texts by cause, in both languages, a file a kind.

`game.heard` decides what is heard; `words` puts it into a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pydantic import TypeAdapter

from simgame.plan.text import Text
from simgame.yamlread import read

KINDS = ("comments", "news", "mail")
_TEXTS = TypeAdapter(dict[str, tuple[Text, ...]])


@lru_cache
def texts_of(kind: str) -> Mapping[str, tuple[Text, ...]]:
    """The texts of a kind, by cause. Raises `ValueError` when its file cannot be read."""
    name = f"{kind}.yaml"
    document = read(files(__name__).joinpath(name).read_bytes(), name)
    if document.findings or not isinstance(document.data, dict):
        raise ValueError(f"{name}: {document.findings[:1]}")
    return _TEXTS.validate_python(document.data)


@lru_cache
def all_texts() -> Mapping[str, tuple[Text, ...]]:
    """The texts of every kind, by cause; no two kinds share one."""
    return {cause: texts for kind in KINDS for cause, texts in texts_of(kind).items()}
