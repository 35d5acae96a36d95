"""Values of a scenario as people read them, in one language."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from simgame.authoring.show.kinds import Hint, kind
from simgame.locale import Texts
from simgame.locale.days import day_name, hour_text
from simgame.locale.numbers import count, days, hours, money
from simgame.plan.kpis import BY_ID
from simgame.plan.text import Text
from simgame.quantity import format as write

_SHOWN = 60  # letters of a text that are shown
_WEEK = 168


def figure(value: Any, hint: Hint, t: Texts) -> str:
    """One value of the type that the schema gives it."""
    shown = _FIGURES.get(kind(hint))
    if value is None:
        return t("none")
    if isinstance(value, Text):
        return excerpt(value, t.lang)
    if shown:
        return shown(value, t)
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value) or t("none")
    return value.isoformat() if isinstance(value, datetime.date) else f"{value}"


def goal_figure(value: float, kpi: str, t: Texts) -> str:
    """A goal's value in the unit of its KPI."""
    unit = BY_ID[kpi].unit if kpi in BY_ID else ""
    kinds = {"fen": "money", "count": "count", "share": "share"}
    return _FIGURES[kinds.get(unit, "number")](value, t)


def excerpt(text: Text, lang: str) -> str:
    """A text in quotes, cut where it is long."""
    words = " ".join(text.of(lang).split())
    cut = words[:_SHOWN] + "…" if len(words) > _SHOWN else words
    return f"“{cut}”"


def _money(fen: float, _: Texts) -> str:
    return money(fen, exact=True)


def _number(number: float, _: Texts) -> str:
    return f"{number:,.10g}"


def _time(hour: int, t: Texts) -> str:
    """A moment of the season; on Monday at midnight the round alone."""
    round_ = t("round {number}", number=hour // _WEEK + 1)
    if not hour % _WEEK:
        return round_
    return f"{round_} {day_name(hour % _WEEK // 24, t)} {hour_text(hour)}"


def _window(window: int, t: Texts) -> str:
    """The weeks that count for a goal."""
    if not window:
        return t("the whole season")
    return t("last {n} weeks", n=-window) if window < 0 else t("from week {week}", week=window)


_FIGURES: dict[str, Callable[[Any, Texts], str]] = {
    "money": _money,
    "share": lambda value, _: write.format_share(value),
    "change": lambda value, _: write.format_change(value),
    "days": days,
    "hours": hours,
    "count": lambda value, _: count(value),
    "round": lambda value, t: t("round {number}", number=value),
    "time": _time,
    "window": _window,
    "minutes": _number,
    "number": _number,
    "quantity": _number,
    "text": lambda value, t: excerpt(value, t.lang),
}
