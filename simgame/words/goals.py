"""Goals by name: the figure, and the weeks that count for it."""

from __future__ import annotations

from simgame.locale import Texts
from simgame.words.figures import kpi_name


def goal_name(kpi: str, window: int | str, t: Texts) -> str:
    """`Orders`, or `Orders, last 2 weeks`; `window` as a number, see `goal_windows`."""
    name, weeks = kpi_name(kpi, t), int(window or 0)
    if not weeks:
        return name
    said = t("last {n} weeks", n=-weeks) if weeks < 0 else t("from week {week}", week=weeks)
    return t("{goal}, {weeks}", goal=name, weeks=said)
