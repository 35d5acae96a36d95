"""The causes of each goal and forecast figure of a week, the largest first, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from simgame.game.table.contract import Session
from simgame.pages.because import came, channels, money
from simgame.pages.because.cause import Because, Cause, Part, Verdict, part_fact
from simgame.pages.because.known import levers_with, messages_with
from simgame.pages.because.weeks import Weeks
from simgame.pages.fact import STEPS, Fact, figure
from simgame.plan.kpis import BY_ID, COUNTED, SURVEYED, Kpi
from simgame.plan.observation import WeekReport
from simgame.quantity.apportion import apportion
from simgame.scenario.schema import Scenario

MOST = 3


def because_of(session: Session, week: int = 0) -> tuple[Because, ...]:
    """Why the figures of a `week` came, of the last one where none is named; none before week 1."""
    week = week or len(session.observe().history)
    known = range(max(week - 2, 1), week + 1)
    return because(session.scenario, [session.report(number) for number in known])


def because(view: Scenario, reports: Sequence[WeekReport]) -> tuple[Because, ...]:
    """Why every goal and forecast figure of the last week of `reports` came; none without one."""
    if not reports:
        return ()
    names = dict.fromkeys([*view.goals, *view.forecast])
    weeks = Weeks.last_of(reports)
    return tuple(_because(view, BY_ID[name], weeks) for name in names)


def _because(view: Scenario, kpi: Kpi, weeks: Weeks) -> Because:
    week, came_as = weeks.now.round, _figure(kpi, weeks)
    verdict = _verdict(kpi, came_as)
    if verdict in ("steady", "unclear"):
        return Because(week, came_as, verdict)
    step = STEPS[kpi.unit]
    told = _largest(list(_parts(view, kpi, weeks, came_as)), step)
    if not told:
        return Because(week, came_as, "unseen")
    change = round(came_as.value / step) - round((came_as.before or 0.0) / step)
    parts = [*told, Part("rest", change * step - sum(part.value for part in told))]
    values = [steps * step for steps in apportion([part.value for part in parts], step)]
    written = [replace(part, value=value) for part, value in zip(parts, values, strict=True)]
    *causes, rest = (_cause(part, kpi, weeks) for part in written)
    return Because(week, came_as, verdict, tuple(causes), rest.part)


def _figure(kpi: Kpi, weeks: Weeks) -> Fact:
    """The figure of the week against the week before.

    Members are compared with those that there were before the week, in a first week too.
    """
    now, before = weeks.now, weeks.before
    value = now.kpis[kpi.id]
    if kpi.id == "members":
        return figure(kpi.id, value, value - _joined(now))
    errors = (now.errors, before.errors if before else {})
    return figure(kpi.id, value, before.kpis[kpi.id] if before else None, errors=errors)


def _joined(week: WeekReport) -> float:
    return sum(row.joins for row in week.channels) - week.kpis["exits"]


def _verdict(kpi: Kpi, came_as: Fact) -> Verdict:
    if came_as.is_unclear:
        return "unclear"
    if came_as.before is None:
        return "unseen" if kpi.id in SURVEYED else "first"
    return "moved" if came_as.moved else "steady"


def _parts(view: Scenario, kpi: Kpi, weeks: Weeks, came_as: Fact) -> Iterator[Part]:
    known: dict[str, Callable[[Weeks], Iterator[Part]]] = {
        "orders": came.ordered,
        "new_customers": came.new_customers,
        "found": came.found,
        "gmv": money.sold,
        "net_revenue": money.kept,
        "spend": money.spending,
        "net_contribution": partial(money.contribution, view),
        "members": channels.membership,
        **{name: partial(channels.counted, name) for name in COUNTED},
    }
    if kpi.id in known:
        yield from known[kpi.id](weeks)
    elif kpi.id == "brand_awareness" and came_as.moved > 0:
        yield from channels.seen(weeks, came_as)
    elif came_as.before is not None:
        whole = Part("known", came_as.value - came_as.before)
        if messages_with(whole, weeks.now):
            yield whole


def _largest(parts: Sequence[Part], step: float) -> list[Part]:
    """At most three, the largest first.

    Without those that counting errors alone could make, and what is less than a `step`.
    """
    clear = (part for part in parts if abs(part.value) > part.error and abs(part.value) >= step)
    return sorted(clear, key=lambda part: -abs(part.value))[:MOST]


def _cause(part: Part, kpi: Kpi, weeks: Weeks) -> Cause:
    fact = part_fact(part, kpi.unit, more_is_better=kpi.more_is_better)
    told, levers = messages_with(part, weeks.now), levers_with(part, weeks)
    return Cause(part.code, fact, part.group, part.keys, part.facts, told, levers)
