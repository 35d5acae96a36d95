"""The few shapes that all pages are made of: a fact, a row of facts, a section of rows, a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from simgame.plan.errors import bounds, unclear
from simgame.plan.kpis import KNOWN, KpiUnit, is_of_nothing
from simgame.plan.observation import WeekKpis, WeekReport

Unit = KpiUnit | Literal["points"]
Tone = Literal["", "good", "bad"]
# Standard errors by KPI, as shares of the figures.
Errors = Mapping[str, float]
# In which steps figures of a unit are written: yuan, one, a tenth of a percent.
STEPS: Mapping[Unit, float] = {
    "fen": 100.0,
    "count": 1.0,
    "share": 0.001,
    "ratio": 0.01,
    "points": 0.1,
}
# Changes smaller than this share are called none.
STILL = 0.005


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure: `id` is a KPI's or says what it is of its row; money in fen, shares 0–1.

    `before` is what it is compared with, `interval` where the truth lies if it was surveyed or
    counted by platforms, and `unclear` the largest difference that may be nothing but the errors of
    both; `tone` says whether it is for the better. A rate that `is_of_nothing`, as what a new
    customer cost where there was none, has no value: 0 stands for it.
    """

    id: str
    value: float
    unit: Unit
    tone: Tone = ""
    is_truth: bool = False
    interval: tuple[float, float] | None = None
    before: float | None = None
    unclear: float = 0.0
    is_of_nothing: bool = False

    @property
    def moved(self) -> int:
        """1 when it is above what it is compared with, -1 below, 0 when nobody can tell."""
        if self.before is None or self.is_unclear or not self._differs:
            return 0
        return 1 if self.value > self.before else -1

    @property
    def is_unclear(self) -> bool:
        """Whether it differs from what it is compared with by no more than the errors of both."""
        return self._differs and abs(self.value - (self.before or 0.0)) <= self.unclear

    @property
    def _differs(self) -> bool:
        before = self.value if self.before is None else self.before
        return abs(self.value - before) > STILL * abs(before)

    @property
    def change(self) -> float | None:
        """The relative change; None where there is none that can be told.

        Not from nothing, nor of a loss: from −¥2.2k to −¥6k is no rise by 176 %.
        """
        before = self.before or 0.0
        return self.value / before - 1 if before > 0 and self.value > 0 else None


@dataclass(frozen=True, slots=True)
class Row:
    """Facts about one thing: its `kind`, its ids, and a `note` in a code; `depth` in a tree."""

    kind: str
    keys: tuple[str, ...]
    facts: tuple[Fact, ...] = ()
    note: str = ""
    depth: int = 0

    def __getitem__(self, name: str) -> Fact:
        """The fact of that id. Raises `KeyError`."""
        return {fact.id: fact for fact in self.facts}[name]

    def __contains__(self, name: str) -> bool:
        return any(fact.id == name for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; `week` where they are of one that is not the page's."""

    id: str
    rows: tuple[Row, ...] = ()
    week: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The sections of a page in their order; `week` is the round it is about, 0 for the season."""

    id: str
    sections: tuple[Section, ...]
    week: int = 0

    def __getitem__(self, name: str) -> tuple[Row, ...]:
        """The rows of the section of that id. Raises `KeyError`."""
        return {section.id: section.rows for section in self.sections}[name]

    def facts(self) -> Iterator[Fact]:
        """Every fact on it."""
        return (fact for section in self.sections for row in section.rows for fact in row.facts)

    @property
    def is_truth(self) -> bool:
        """Whether it shows what nobody may know before the season is over."""
        return any(fact.is_truth for fact in self.facts())


def figure(
    kpi: str,
    value: float,
    before: float | None = None,
    *,
    errors: tuple[Errors, ...] = (),
    is_truth: bool = False,
    name: str = "",
) -> Fact:
    """A KPI's value with all that its definition says about it; `name` where it is not its id.

    `errors` are those of the report that it stands in, and then of the one before.
    """
    known = KNOWN[kpi]
    error, was, *_ = (*(each.get(kpi, 0.0) for each in errors), 0.0, 0.0)
    fact = Fact(
        name or kpi,
        value,
        known.unit,
        is_truth=is_truth,
        interval=_interval(value, error, known.unit),
        before=before,
        unclear=unclear(value, error, before or 0.0, was),
    )
    return toned(fact, more_is_better=known.more_is_better)


def _interval(value: float, error: float, unit: Unit) -> tuple[float, float] | None:
    """Where the truth lies; no share is above 1."""
    if not error or not value:
        return None
    low, high = bounds(value, error)
    return low, min(high, 1.0) if unit == "share" else high


def toned(fact: Fact, *, more_is_better: bool) -> Fact:
    """The fact with the tone of its change."""
    if not fact.moved:
        return fact
    return replace(fact, tone="good" if (fact.moved > 0) == more_is_better else "bad")


def counted(name: str, value: float, error: float) -> Fact:
    """What platforms count, with the interval of their `error`."""
    return Fact(name, value, "count", interval=_interval(value, error, "count"))


def compared(kpi: str, now: WeekKpis, before: WeekKpis | None) -> Fact:
    """A KPI of one week against the week before, if there was one."""
    fact = of_week(kpi, now)
    if before is None or fact.is_of_nothing or of_week(kpi, before).is_of_nothing:
        return fact
    errors = (now.errors, before.errors)
    return figure(kpi, fact.value, value_of(kpi, before.kpis), errors=errors)


def of_week(kpi: str, week: WeekKpis | WeekReport, name: str = "") -> Fact:
    """A KPI of one week by itself; `name` where the fact's id is not the KPI's."""
    fact = figure(kpi, value_of(kpi, week.kpis), errors=(week.errors,), name=name)
    return replace(fact, is_of_nothing=is_of_nothing(kpi, week.kpis))


def value_of(kpi: str, week: Mapping[str, float]) -> float:
    """A figure of one week, of those that are worked out here too."""
    if kpi == "cost_per_order":
        return week["spend"] / week["orders"] if week["orders"] else 0.0
    return week[kpi]
