"""Values of a scenario as people read them, in one language."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from simgame.authoring.show.kinds import Hint, kind
from simgame.locale import Texts
from simgame.plan.kpis import BY_ID
from simgame.plan.text import Text
from simgame.scenario import format as write

_SHOWN = 60  # letters of a text that are shown


def figure(value: Any, hint: Hint, t: Texts) -> str:
    """One value of the type that the schema gives it."""
    shown = _FIGURES.get(kind(hint))
    if value is None:
        return t("none")
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
    shown = {"fen": _money, "count": _count, "share": _share}.get(unit, _number)
    return shown(value, t)


def excerpt(text: Text, lang: str) -> str:
    """A text in quotes, cut where it is long."""
    words = " ".join(text.of(lang).split())
    cut = words[:_SHOWN] + "…" if len(words) > _SHOWN else words
    return f"“{cut}”"


def _money(fen: float, t: Texts) -> str:  # noqa: ARG001 - one signature for all figures
    digits = 0 if round(fen) % 100 == 0 else 2
    return f"{'-' if fen < 0 else ''}¥{abs(fen) / 100:,.{digits}f}"


def _count(number: float, t: Texts) -> str:  # noqa: ARG001
    return f"{number:,.0f}"


def _share(share: float, t: Texts) -> str:  # noqa: ARG001
    return write.format_share(share)


def _number(number: float, t: Texts) -> str:  # noqa: ARG001
    return f"{number:,.10g}"


_FIGURES: dict[str, Callable[[Any, Texts], str]] = {
    "money": _money,
    "signed-money": _money,
    "share": _share,
    "change": lambda value, _: write.format_change(value),
    "points": lambda value, _: write.format_points(value),
    "days": lambda value, t: t.plural("{days} day", "{days} days", _n(value), days=f"{value:g}"),
    "hours": lambda value, t: t.plural(
        "{hours} hour", "{hours} hours", _n(value), hours=f"{value:g}"
    ),
    "count": _count,
    "round": lambda value, t: t("round {number}", number=value),
    "number": _number,
    "quantity": _number,
    "text": lambda value, t: excerpt(value, t.lang),
}


def _n(value: float) -> int:
    return 1 if value == 1 else 2
