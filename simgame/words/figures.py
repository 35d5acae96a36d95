"""The KPIs: their names, and their values written by their unit."""

from __future__ import annotations

from simgame.locale import Texts
from simgame.plan.kpis import BY_ID
from simgame.words.numbers import count, count_short, money, money_short, ratio, share


def kpi_name(kpi: str, t: Texts) -> str:
    """The KPI's name, or its id where the glossary has none."""
    known = BY_ID.get(kpi)
    return known.label.of(t.lang) if known else kpi


def figure(kpi: str, value: float, t: Texts, signed: bool = False) -> str:  # noqa: ARG001 - like all
    """The KPI's value by its unit: money from fen, shares in percent, counts in whole numbers."""
    unit = BY_ID[kpi].unit if kpi in BY_ID else "count"
    if unit == "fen":
        return money(value, signed)
    if unit == "share":
        return share(value, signed)
    return ratio(value) if unit == "ratio" else count(value, signed)


def reported_roughly(t: Texts) -> str:
    """How far a report can be trusted."""
    return t(
        "Platforms report views, clicks and saves a few percent off; money and orders are exact, "
        "and the score goes by the true figures."
    )


def figure_short(kpi: str, value: float, t: Texts) -> str:
    """The same for narrow columns: `¥1.2M`, `41.2k`."""
    unit = BY_ID[kpi].unit if kpi in BY_ID else "count"
    if unit == "fen":
        return money_short(value, t)
    return count_short(value, t) if unit == "count" else figure(kpi, value, t)
