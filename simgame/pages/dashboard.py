"""The dashboard of a season: figures by group, goals, people, and the money that is left."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.pages.fact import Fact, Page, Row, Section, compared, figure
from simgame.pages.standing import goals, people
from simgame.plan.kpis import KNOWN, KPIS
from simgame.plan.observation import Observation
from simgame.scenario.schema import Scenario

# What is looked at first, by what it is of; all other figures are `more`.
GROUPS: dict[str, tuple[str, ...]] = {
    "business": ("orders", "gmv", "net_contribution", "cost_per_order", "return_rate"),
    "people": ("saves", "found", "members", "followers"),
    "brand": ("brand_awareness", "trust", "sentiment"),
    "traffic": ("impressions", "ctr", "cvr", "cpm"),
}
_FIRST = frozenset(kpi for group in GROUPS.values() for kpi in group)
# Figures that only one lever group moves: without it they are not measured.
_NEEDS = {"members": "private", "exits": "private", "cpm": "paid"}


def dashboard(view: Scenario, seen: Observation) -> Page:
    """How things stand: a section for each of `GROUPS`, then `more`, `goals`, `stages` and `money`.

    Figures are those of last week; none before week one, and none that the scenario does not
    measure. Those that the player watches are noted `watched` and stand in `watched` as well when
    they are not of the groups.
    """
    shown = {name: tuple(_figures(view, seen, kpis)) for name, kpis in GROUPS.items()}
    others = tuple(_figures(view, seen, [k.id for k in KPIS if k.id not in _FIRST]))
    sections = (
        *(Section(name, rows) for name, rows in shown.items()),
        Section("watched", tuple(row for row in others if row.note)),
        Section("more", tuple(row for row in others if not row.note)),
        goals(view, seen),
        Section("stages", people(seen).rows),
        Section("money", (_money(seen),)),
    )
    return Page("dashboard", sections, seen.history[-1].round if seen.history else 0)


def is_measured(view: Scenario, kpi: str) -> bool:
    """Whether anything in the scenario can move a figure."""
    group = _NEEDS.get(kpi)
    if group is None:
        return True
    rule = view.levers.get(group)
    offered = rule is None or rule.enabled
    return offered and (group != "private" or bool(view.private_channels))


def _figures(view: Scenario, seen: Observation, kpis: tuple[str, ...] | list[str]) -> Iterator[Row]:
    if not seen.history:
        return
    *earlier, now = seen.history
    last = earlier[-1] if earlier else None
    for kpi in kpis:
        if not is_measured(view, kpi):
            continue
        facts = [compared(kpi, now, last)]
        if kpi in seen.kpis and KNOWN[kpi].span == "season":
            facts.append(figure(kpi, seen.kpis[kpi], errors=(seen.errors,), name="season"))
        watched = "watched" if seen.start.get(f"watch.{kpi}") else ""
        yield Row("kpi", (kpi,), tuple(facts), watched)


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
