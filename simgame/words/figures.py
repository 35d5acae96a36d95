"""Figures: the names of KPIs, and facts written by their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.locale import Texts
from simgame.locale.numbers import written
from simgame.plan.kpis import KNOWN

if TYPE_CHECKING:
    from simgame.pages import Fact


def kpi_name(kpi: str, t: Texts) -> str:
    """The KPI's name, or its id where the glossary has none."""
    known = KNOWN.get(kpi)
    return known.label.of(t.lang) if known else kpi


def figure(kpi: str, value: float, t: Texts, *, short: bool = False) -> str:
    """The KPI's value by its unit: money from fen, shares in percent, counts in whole numbers."""
    return written(value, KNOWN[kpi].unit if kpi in KNOWN else "count", t, short=short)


def said(fact: Fact, t: Texts, *, short: bool = False) -> str:
    """A fact's value by its unit; `short` for narrow columns: `¥1.2M`, `41.2k`; `—` for none."""
    if fact.is_of_nothing:
        return "—"
    return written(fact.value, fact.unit, t, short=short)


def interval(fact: Fact, t: Texts, *, short: bool = False) -> str:
    """Where the truth lies, `51.3%–62.7%`; empty where the figure is exact."""
    if fact.interval is None:
        return ""
    ends = [written(end, fact.unit, t, short=short) for end in fact.interval]
    return "–".join(dict.fromkeys(ends))  # one figure where both are written alike


def said_closely(fact: Fact, t: Texts, *, short: bool = False) -> str:
    """A fact's value with its interval, if it has one: `56.7% (51.3%–62.7%)`."""
    value, lies = said(fact, t, short=short), interval(fact, t, short=short)
    return t("{value} ({interval})", value=value, interval=lies) if lies else value


def unclear(fact: Fact, t: Texts, *, short: bool = False) -> str:
    """Why nobody can tell whether a figure has moved."""
    surveyed = fact.id in KNOWN and KNOWN[fact.id].source == "survey"
    if short:
        return t("survey error") if surveyed else t("count error")
    return t("within survey error") if surveyed else t("within counting error")


def reported_roughly(t: Texts) -> str:
    """How far a report can be trusted."""
    return t(
        "Money and orders are exact. What platforms count and surveys ask is a little off: "
        "19 times in 20 the truth lies in the interval. The score goes by the true figures."
    )
