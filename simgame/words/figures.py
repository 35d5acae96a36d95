"""Figures: the names of KPIs, and facts written by their unit."""

from __future__ import annotations

from simgame.locale import Texts
from simgame.locale.numbers import written
from simgame.pages import Fact
from simgame.plan.kpis import BY_ID


def kpi_name(kpi: str, t: Texts) -> str:
    """The KPI's name, or its id where the glossary has none."""
    known = BY_ID.get(kpi)
    return known.label.of(t.lang) if known else kpi


def figure(kpi: str, value: float, t: Texts, *, short: bool = False) -> str:
    """The KPI's value by its unit: money from fen, shares in percent, counts in whole numbers."""
    return written(value, BY_ID[kpi].unit if kpi in BY_ID else "count", t, short=short)


def said(fact: Fact, t: Texts, *, short: bool = False) -> str:
    """A fact's value by its unit; `short` for narrow columns: `¥1.2M`, `41.2k`."""
    return written(fact.value, fact.unit, t, short=short)


def reported_roughly(t: Texts) -> str:
    """How far a report can be trusted."""
    return t(
        "Platforms report views, clicks and saves a few percent off; money and orders are exact, "
        "and the score goes by the true figures."
    )
