"""The dashboard of a season: goals, people, every figure, and the money that is left."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.pages.fact import Fact, Page, Row, Section, compared, figure
from simgame.pages.standing import goals, people
from simgame.plan.kpis import KPIS, Kpi
from simgame.plan.observation import Observation
from simgame.scenario.schema import Scenario


def dashboard(view: Scenario, seen: Observation) -> Page:
    """How things stand, with the sections `goals`, `people`, `figures` and `money`.

    Figures are those of last week, what the player watches above the rest; none before week one.
    """
    sections = (
        goals(view, seen),
        people(seen),
        Section("figures", tuple(_figures(seen))),
        Section("money", (_money(seen),)),
    )
    return Page("dashboard", sections)


def _figures(seen: Observation) -> Iterator[Row]:
    if not seen.history:
        return
    *earlier, now = seen.history
    last = earlier[-1] if earlier else None

    def is_watched(kpi: Kpi) -> bool:
        return bool(seen.start.get(f"watch.{kpi.id}"))

    known = (kpi for kpi in KPIS if kpi.id in now.kpis)
    for kpi in sorted(known, key=is_watched, reverse=True):
        facts = [compared(kpi.id, now, last)]
        if kpi.span == "season":
            season = figure(kpi.id, seen.kpis[kpi.id], errors=(seen.errors,), name="season")
            facts.append(season)
        yield Row("kpi", (kpi.id,), tuple(facts))


def _money(seen: Observation) -> Row:
    """What is left of the season's money, what that is a week, and what a week may spend."""
    weeks = seen.rounds - seen.round + 1
    facts = (
        Fact("left", seen.money_left, "fen"),
        Fact("weeks", weeks, "count"),
        Fact("each", seen.money_left / max(weeks, 1), "fen"),
        Fact("cap", seen.week_cap, "fen"),
    )
    return Row("money", (), facts)
