"""The words of the glossary that stand in a text, and what each of them means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from simgame.locale import Texts
from simgame.plan.kpis import KNOWN
from simgame.words.cards import figure_cards, terms


class Word(NamedTuple):
    """A word as it is written, and its meaning, in one language."""

    name: str
    meaning: str


def explained(shown: str, t: Texts) -> list[Word]:
    """The words that stand in what is `shown`, in the order in which they first do."""
    found = []
    for spellings, word in _words(t):
        places = [match.start() for one in spellings if (match := _find(one, shown))]
        if places:
            found.append((min(places), word))
    return [word for _, word in sorted(found)]


def _words(t: Texts) -> Iterator[tuple[Sequence[str], Word]]:
    """Every figure and every word of the trade, with how it is spelled on screens."""
    for kpi, card in figure_cards().items():
        known = KNOWN[kpi]
        name = known.label.of(t.lang)
        others = f"{card.aka.en} · {card.aka.zh}".split(" · ")
        short = [one for one in others if one.isascii() and one.isupper()]
        yield (name, *short), Word(name, known.definition.of(t.lang))
    for english, term in terms().terms.items():
        if not term.everyday:
            name = term.name if t.lang == "zh" else english
            yield (name, *term.also), Word(name, term.zh if t.lang == "zh" else term.en)


def _find(spelling: str, shown: str) -> re.Match[str] | None:
    """Where it stands for itself: a Latin word is no part of another, but may be one of several."""
    if not spelling.isascii():
        return re.search(re.escape(spelling), shown)
    cased = 0 if spelling.isupper() else re.IGNORECASE
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(spelling)}s?(?![A-Za-z0-9])", shown, cased)
