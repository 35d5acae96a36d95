"""The review of last week: forecasts, questions, goals, what changed, channels, people.

What a review shows, in which order and in what tone, is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from simgame.game.score import forecast_skill
from simgame.pages.expected import off_by
from simgame.pages.fact import Fact, Page, Row, Section, compared, counted, figure
from simgame.pages.research import studies
from simgame.pages.standing import goals, people
from simgame.plan.kpis import KPIS
from simgame.plan.observation import Asked, Observation, WeekKpis, WeekReport
from simgame.scenario.schema import Scenario

# How many figures are said to have changed most.
_MOST = 5


def review(view: Scenario, seen: Observation) -> Page | None:
    """Last week as it was reported; None before there was one.

    Its sections are `forecasts`, `questions`, `goals`, `changes` (the figures that moved most),
    `figures` (all that are reviewed), `channels`, `costs` (all that stands in no channel's row),
    `people`, and one for each study that came in.
    """
    report = seen.last
    if report is None:
        return None
    before = seen.history[-2] if len(seen.history) > 1 else None
    figures = tuple(_figures(seen.history[-1], before))
    sections = (
        Section("forecasts", tuple(_forecasts(view, report, before.kpis if before else None))),
        Section("questions", answers(report)),
        goals(view, seen),
        Section("changes", tuple(_most_changed(figures))),
        Section("figures", figures),
        *studies(view, seen.findings, week=report.round),
        Section("channels", tuple(_channels(report, seen))),
        Section("costs", tuple(_other_costs(report.costs))),
        people(seen),
    )
    return Page("review", sections, report.round)


def _forecasts(
    view: Scenario, report: WeekReport, before: Mapping[str, float] | None
) -> Iterator[Row]:
    """What was expected (if anything) against what came, and the skill of it from week 2 on."""
    for kpi in view.forecast:
        expected, actual = report.plan.get(f"forecast.{kpi}"), report.kpis[kpi]
        came = figure(kpi, actual, errors=(report.errors,), name="came")
        if not isinstance(expected, int | float):
            yield Row("forecast", (kpi,), (came,), "none")
            continue
        told = (Fact("expected", expected, came.unit), came, off_by(expected, came))
        if before is None:
            yield Row("forecast", (kpi,), told, "practice")
            continue
        skill = forecast_skill(expected, before[kpi], actual)
        scored = Fact("skill", skill, "share", "good" if skill > 0 else "")
        yield Row("forecast", (kpi,), (*told, scored))


def answers(report: WeekReport) -> tuple[Row, ...]:
    """Every KOL who asked for more: who answered (`note`), and what it was.

    Keys are the KOL, the answer, and the standing order that was in force.
    """
    return tuple(_answer(asked) for asked in report.asked if asked.prompt.kind == "kol-counter")


def _answer(asked: Asked) -> Row:
    values = asked.prompt.values
    offered = float(values["offered"])
    facts = (
        Fact("asks", float(values["asks"]), "fen", before=offered),
        Fact("offered", offered, "fen"),
        Fact("small_rise", float(values["small_rise"]), "share"),
    )
    note = "in-person" if asked.in_person else "standing"
    return Row("answer", (str(values["kol"]), asked.answer, str(values["order"])), facts, note)


def _figures(after: WeekKpis, before: WeekKpis | None) -> Iterator[Row]:
    for kpi in KPIS:
        if kpi.reviewed and kpi.id in after.kpis:
            yield Row("kpi", (kpi.id,), (compared(kpi.id, after, before),))


def _most_changed(figures: Iterable[Row]) -> list[Row]:
    """Those that moved most for their size, beyond the errors of their reports; ties go by id."""

    def size(row: Row) -> tuple[float, str]:
        (fact,) = row.facts
        before = fact.before or 0.0
        return abs(fact.value - before) / max(abs(fact.value), abs(before)), fact.id

    moved = (row for row in figures if row.facts[0].moved)
    return sorted(moved, key=size, reverse=True)[:_MOST]


def _channels(report: WeekReport, seen: Observation) -> Iterator[Row]:
    """What each touchpoint reports, by what was spent on it.

    A KOL is paid when booked: the note is `awaited` while nothing has come of it, and `paid-before`
    where this week's results were paid for in an earlier one.
    """
    coming = {row.keys for row in seen.in_transit if row.kind == "kol"}
    error = report.count_error
    for row in sorted(report.channels, key=lambda row: (-row.spend, row.keys)):
        facts = (
            Fact("spend", row.spend, "fen"),
            Fact("orders", row.orders, "count"),
            Fact("revenue", row.revenue, "fen"),
            Fact("joins", row.joins, "count"),
            counted("clicks", row.clicks, error),
            counted("saves", row.saves, error),
            counted("impressions", row.impressions, error),
        )
        note = ""
        if row.group == "kol" and not row.impressions and row.keys in coming:
            note = "awaited"
        elif row.group == "kol" and row.impressions and not _booked(report, row.keys[0]):
            note = "paid-before"
        yield Row("touch", (row.group, *row.keys), facts, note)


def _booked(report: WeekReport, kol: str) -> bool:
    return bool(report.plan.get(f"kol.{kol}.posts"))


def _other_costs(costs: Mapping[str, int]) -> Iterator[Row]:
    """What was paid for anything but a touchpoint, by the path of its line, the dearest first."""
    for path, fen in sorted(costs.items(), key=lambda cost: (-cost[1], cost[0])):
        yield Row("cost", (path,), (Fact("spend", fen, "fen"),))
