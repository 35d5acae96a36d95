"""Figures in narrow columns: the value, and its change."""

from __future__ import annotations

from simgame import pages, words
from simgame.locale import Texts
from simgame.tui.cells import Cell

_ARROWS = ("=", "▲", "▼")


def about(fact: pages.Fact, t: Texts) -> str:
    """The value for a narrow column, with a sign where it is not exact."""
    value = words.said(fact, t, short=True)
    return value if fact.interval is None else f"~{value}"


def change(fact: pages.Fact, t: Texts) -> Cell:
    """The relative change with its direction: ▲ ▼ or =, green when it is for the better."""
    if fact.before is None:
        return "", ""
    if fact.is_unclear:
        return words.unclear(fact, t, short=True), "dim"
    if not fact.moved:
        return "=", "dim"
    size = "" if fact.change is None else f" {words.share(round(abs(fact.change), 2))}"
    return _ARROWS[fact.moved] + size, fact.tone
