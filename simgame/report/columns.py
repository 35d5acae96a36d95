"""Columns that several exported tables share, each defined once.

Figures that the glossary defines are taken from where the glossary has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simgame.plan.kpis import Kpi
from simgame.plan.text import Text

Kind = Literal["int", "float", "text"]
UNITS = {"fen": "fen", "count": "count", "share": "share", "ratio": "ratio"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its values are, their unit, and what it means."""

    name: str
    kind: Kind
    unit: str
    means: Text


def column(name: str, kind: Kind, unit: str, zh: str, en: str) -> Column:
    """A column with its meaning in both languages."""
    return Column(name, kind, unit, Text(zh=zh, en=en))


def in_names(ident: str) -> str:
    """An id as the name of a column has it: one that formulas of notebooks take for a name."""
    name = re.sub(r"\W", "_", ident)
    return f"x{name}" if name[:1].isdigit() else name


def of_kpis(kpis: Iterable[Kpi]) -> tuple[Column, ...]:
    """A column for each KPI, as the glossary defines it."""
    return tuple(Column(k.id, "float", UNITS[k.unit], k.definition) for k in kpis)


def count(name: str, zh: str, en: str) -> Column:
    """A column of counts."""
    return column(name, "int", "count", zh, en)


def fen(name: str, zh: str, en: str) -> Column:
    """A column of money in fen."""
    return column(name, "int", "fen", zh, en)


ROUND = column("round", "int", "week", "第几周，从 1 起", "Week of the season, from 1")
DAY = column("day", "int", "day", "第几天，从 0 起", "Day of the season, from 0")
DATE = column("date", "text", "YYYY-MM-DD", "日期", "Calendar date")
WEEK_DATE = column("date", "text", "YYYY-MM-DD", "该周周一", "Monday of the week")
BRAND = column("brand", "text", "id", "品牌", "Brand: a seat or a rival")
PERSONA = column("persona", "text", "id", "人群", "Persona")
PLATFORM = column("platform", "text", "id", "平台；无则为空", "Platform; empty where there is none")
GROUP = column("group", "text", "id", "手段组", "Lever group of the touchpoint")
KEYS = column("touchpoint", "text", "id", "触点，以点号相连的编号",
               "Touchpoint: its ids, joined by dots")  # fmt: skip

ACTS = (
    fen("spend_fen", "花费", "Money spent on it"),
    count("impressions", "曝光", "Times it was seen"),
    count("engagements", "互动", "Likes, comments, shares and saves"),
    count("saves", "收藏", "Times people saved it to look it up later"),
    count("clicks", "点击", "Clicks"),
    count("orders", "归因订单", "Orders attributed by last touch"),
    count("clicked", "点击后的订单", "Those of them that followed a click"),
    fen("revenue_fen", "归因成交额", "Revenue attributed by last touch"),
    count("joins", "入群", "People who joined a private channel through it"),
)
DAYS = (
    count("impressions", "曝光", "Times content and ads were seen"),
    count("engagements", "互动", "Likes, comments, shares and saves"),
    count("saves", "收藏", "Times people saved something"),
    count("clicks", "点击", "Clicks"),
    count("orders", "订单", "Orders placed"),
    fen("gmv_fen", "成交额", "Value of orders placed"),
    count("joins", "入群", "People who joined private channels"),
    count("exits", "退群", "People who left private channels"),
    fen("spend_fen", "花费", "Marketing money spent"),
)
STAGES = tuple(
    count(name, f"“{zh}”阶段人数", f"People at the stage {name}")
    for name, zh in (
        ("opportunity", "机会"), ("aware", "了解"), ("appeal", "吸引"), ("ask", "问询"),
        ("act", "行动"), ("advocate", "拥护"),
    )
)  # fmt: skip
