"""How a change is written in a narrow column: direction, size, and whether it is bad."""

from __future__ import annotations

from simgame import pages, words
from simgame.locale import Texts
from simgame.plan.kpis import KNOWN

_ARROWS = ("", "▲", "▼")
# From this many times on a change is told as a multiple; from half on, in percent.
_TIMES = 10
_SMALL = 0.05  # percentage points below which one digit would be none


def moved(fact: pages.Fact, t: Texts) -> str:
    """`▲47%`, `▲1.6 pts`, `×56`, `=`; what is bad ends in ` !`, so that colour is not needed."""
    if fact.before is None:
        return ""
    if fact.is_unclear:
        return t("unclear")
    if not fact.moved:
        return "="
    return _ARROWS[fact.moved] + _size(fact, t) + (" !" if fact.tone == "bad" else "")


def _size(fact: pages.Fact, t: Texts) -> str:
    before = fact.before or 0.0
    if fact.unit == "share":
        size = 100 * abs(fact.value - before)
        return t("{points} pts", points=f"{size:.1f}" if size >= _SMALL else f"{size:.2f}")
    if fact.id in KNOWN and KNOWN[fact.id].span == "now":
        return words.count_short(abs(fact.value - before), t)
    if fact.change is None:
        difference = abs(fact.value - before)
        return words.money_short(difference, t) if fact.unit == "fen" else ""
    if fact.change + 1 >= _TIMES:
        return f"×{fact.change + 1:.0f}"
    return words.share(round(abs(fact.change), 2))
