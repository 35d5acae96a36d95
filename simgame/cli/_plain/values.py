"""A lever and a value as a person types them."""

from __future__ import annotations

from simgame.game.desk.lever_steps import typed
from simgame.locale import LANGUAGES, texts
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.kpis import BY_ID
from simgame.plan.lever import Value
from simgame.scenario.schema import Scenario
from simgame.words import choice_words

_YES = ("yes", "y", "on", "true", "1", "是", "开")
_NO = ("no", "n", "off", "false", "0", "否", "关")


def find_lever(levers: Catalogue, word: str) -> Spec | None:
    """The lever of a number (counted from 1 in the order of the Plan) or a path."""
    if word.isdecimal():
        return levers.specs[int(word) - 1] if 0 < int(word) <= len(levers.specs) else None
    return levers.by_path.get(word)


def value_from(spec: Spec, text: str, view: Scenario) -> Value:
    """The value that was typed: money in yuan, shares in percent, choices by number or name.

    Raises `ValueError` when it cannot be understood.
    """
    if spec.unit == "switch":
        return _switch(text)
    if spec.unit == "choice":
        return _choice(spec, text, view)
    known = BY_ID.get(spec.keys[-1]) if spec.unit == "kpi" else None
    plain = text.replace("¥", "").replace("￥", "").replace(",", "").strip()
    number = typed(spec, plain, known.unit if known else "count")
    if not isinstance(spec.neutral, int):
        return round(number, 6)
    if spec.unit != "fen" and not number.is_integer():
        raise ValueError(text)
    return round(number)


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
