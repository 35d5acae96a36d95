"""Goals week by week: as reported, as they truly were, between their bounds, with what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from simgame.game.session import LocalSession
from simgame.pages.series import Mark, marks
from simgame.plan.kpis import BY_ID, Kpi, KpiUnit
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Goal


@dataclass(frozen=True, slots=True)
class Curve:
    """A goal after each week [W]; `true` is empty while the season goes on."""

    kpi: str
    unit: KpiUnit
    goal: Goal
    reported: tuple[float, ...]
    true: tuple[float, ...]
    marks: tuple[Mark, ...]


def curves(session: LocalSession, reports: Sequence[WeekReport]) -> tuple[Curve, ...]:
    """One for each goal of the scenario, in its order."""
    return tuple(_curves(session, reports))


def _curves(session: LocalSession, reports: Sequence[WeekReport]) -> Iterator[Curve]:
    season, happened = session.season, marks(reports)
    brand = season.setting.brands.index(session.seat)
    for name, goal in session.scenario.goals.items():
        kpi = BY_ID[name]
        true = tuple(past.kpis[brand][name] for past in season.past) if season.finished else ()
        yield Curve(name, kpi.unit, goal, _so_far(kpi, reports), true, happened)


def _so_far(kpi: Kpi, reports: Sequence[WeekReport]) -> tuple[float, ...]:
    """The figure as it was told after each week: sums of the season, or levels."""
    weekly = [report.kpis[kpi.id] for report in reports]
    return tuple(accumulate(weekly)) if kpi.span == "season" else tuple(weekly)
