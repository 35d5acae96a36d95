"""Goals by name: the figure, and the weeks that count for it."""

from __future__ import annotations

from simgame.locale import Texts
from simgame.words.figures import kpi_name


def goal_name(kpi: str, window: int | str, t: Texts) -> str:
    """`Orders`, or `Orders, last 2 weeks`; `window` as a number, see `goal_windows`."""
    name, weeks = kpi_name(kpi, t), goal_weeks(window, t)
    return t("{goal}, {weeks}", goal=name, weeks=weeks) if weeks else name


def goal_weeks(window: int | str, t: Texts) -> str:
    """The weeks that a goal counts, `last 2 weeks`; empty where it counts all."""
    weeks = int(window or 0)
    if not weeks:
        return ""
    if weeks < 0:
        return t.plural("last {n} week", "last {n} weeks", -weeks)
    return t("from week {week}", week=weeks)
