"""The columns of the lever table by its width, and what its lines are drawn with."""

from __future__ import annotations

from dataclasses import dataclass

from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.tui.levers.results import Results

# A value stands never further from its name than this.
_MOST_NAME, _MOST_BAR = 34, 24
_NARROW_NAME = 25  # cells of a name below which each of them counts
_SPENT, _ORDERS, _EACH, _TREND = 10, 8, 10, 9


@dataclass(frozen=True, slots=True)
class Widths:
    """The columns in cells, with a gap before each; 0 where there is no room for one.

    `spent`, `orders`, `each` and `trend` tell of last week.
    """

    name: int
    value: int
    bar: int
    change: int
    spent: int = 0
    orders: int = 0
    each: int = 0
    trend: int = 0

    @classmethod
    def within(cls, width: int, *, whole: bool = False) -> Widths:
        """The columns for a table of `width` cells; `whole` names leave no room for results."""
        narrow = width < _WITH_RESULTS
        if narrow and whole:
            return cls(max(width - 14, 8), 13, 0, 0)
        value, bar, change = (9, 8, 7) if narrow else (10, 8, 8)
        if narrow or whole:
            return cls(max(width - value - bar - change - 3, 8), value, bar, change)
        results = {"spent": _SPENT, "orders": _ORDERS}
        fixed = value + bar + change + 3 + _SPENT + _ORDERS
        if width >= _WITH_EACH:
            results["each"] = _EACH
        if width >= _WITH_TREND:
            results["trend"] = _TREND
        name = width - fixed - results.get("each", 0) - results.get("trend", 0)
        wider = min(max(name - _MOST_NAME, 0), _MOST_BAR - bar)
        return cls(min(name - wider, _MOST_NAME), value, bar + wider, change, **results)

    @property
    def indent(self) -> str:
        """How far each level of headings moves a line in."""
        return " " if self.name < _NARROW_NAME else "  "

    @property
    def bar_start(self) -> int:
        """The first cell of the bar."""
        return self.name + 1 + self.value + 1


# The widths of a table from which on it has results, cost per order, and the trend.
_WITH_RESULTS, _WITH_EACH, _WITH_TREND = 72, 92, 104


@dataclass(frozen=True, slots=True)
class Look:
    """What a line is drawn with: the play, the language, the columns, what is open, results."""

    play: Play
    t: Texts
    widths: Widths
    opened: frozenset[str]
    results: Results
