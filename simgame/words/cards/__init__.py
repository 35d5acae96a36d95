"""Cards and terms: what the words of the game mean, in both languages, as data.

`figures.yaml` is read for the card of a figure, `terms.yaml` for words that have no figure; both
make docs/glossary.md, so that the app and the page say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from simgame.plan.text import Text
from simgame.yamlread import shipped


class _Known(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Mover(_Known):
    """Something that moves a figure: a lever group or the path of a lever, and why."""

    lever: str
    zh: str
    en: str

    @property
    def why(self) -> Text:
        return Text(zh=self.zh, en=self.en)


class FigureCard(_Known):
    """What is said of a figure beyond its definition; `near` are ids of other figures."""

    aka: Text
    leads: Text
    moves: tuple[Mover, ...]
    compare: Text
    courses: tuple[str, ...]
    near: tuple[str, ...]


class Term(_Known):
    """A word of the trade: its Chinese name, and what it means.

    `also` are other spellings on screens. An `everyday` word has its meaning of the trade in few
    places, and so is in the glossary alone.
    """

    name: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    everyday: bool = False


class Terms(_Known):
    """The meanings of the 5A stages, and the words of the trade by their English name."""

    stages: dict[str, Text]
    terms: dict[str, Term]


_HERE = Path(__file__)


@lru_cache
def figure_cards() -> Mapping[str, FigureCard]:
    """The cards by figure."""
    adapter = TypeAdapter(dict[str, FigureCard])
    return adapter.validate_python(shipped(_HERE.with_name("figures.yaml")))


@lru_cache
def terms() -> Terms:
    """The words of the glossary."""
    return Terms.model_validate(shipped(_HERE.with_name("terms.yaml")))
