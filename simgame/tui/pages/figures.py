"""Figures in narrow columns."""

from __future__ import annotations

from simgame import pages, words
from simgame.locale import Texts


def about(fact: pages.Fact, t: Texts) -> str:
    """The value for a narrow column, with a sign where it is not exact."""
    value = words.said(fact, t, short=True)
    return value if fact.interval is None else f"~{value}"
