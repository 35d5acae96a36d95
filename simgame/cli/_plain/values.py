"""A lever and a value as a person types them."""

from __future__ import annotations

from simgame.locale import LANGUAGES, texts
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.lever_values import typed_value
from simgame.quantity.plain import plain
from simgame.scenario.schema import Scenario
from simgame.words import choice_words

_YES = ("yes", "y", "on", "true", "1", "是", "开")
_NO = ("no", "n", "off", "false", "0", "否", "关")


def find_lever(levers: Catalogue, word: str) -> Spec | None:
    """The lever of a number (counted from 1 in the order of the Plan) or a path."""
    word = plain(word)
    if word.isdecimal():
        return levers.specs[int(word) - 1] if 0 < int(word) <= len(levers.specs) else None
    return levers.by_path.get(word)


def value_from(spec: Spec, text: str, view: Scenario) -> Value:
    """The value that was typed: money in yuan, shares in percent, choices by number or name.

    Raises `PydanticCustomError` for a number that cannot be read, `ValueError` for any other value.
    """
    if spec.unit == "switch":
        return _switch(plain(text))
    if spec.unit == "choice":
        return _choice(spec, plain(text), view)
    return typed_value(spec, text)


def _switch(text: str) -> bool:
    word = text.lower()
    if word not in (*_YES, *_NO):
        raise ValueError(text)
    return word in _YES


def _choice(spec: Spec, text: str, view: Scenario) -> str:
    if text.isdecimal() and 0 < int(text) <= len(spec.choices):
        return spec.choices[int(text) - 1]
    names = {
        choice_words(spec, c, view, texts(lang)): c for c in spec.choices for lang in LANGUAGES
    }
    names |= {choice: choice for choice in spec.choices}
    if text not in names:
        raise ValueError(text)
    return names[text]
