"""Money by what made it: orders, what each of them brought, what was spent, and the hours worked.

An order leaves what it brought less goods, delivery and the shops' commission. What is left of net
contribution once sales and spending are told is the worth of the own team's hours, and shops that
cost other than usual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from simgame.pages.because.came import ordered
from simgame.pages.because.cause import Part
from simgame.pages.because.channels import Touch, rows
from simgame.pages.because.weeks import Weeks
from simgame.pages.economics import left_by
from simgame.pages.fact import Fact
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Scenario

Each = Callable[[WeekReport], float]


def sold(weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of GMV: more orders, and more money each."""
    yield from _by_orders(weeks, _paid_each, "aov")


def kept(weeks: Weeks) -> Iterator[Part]:
    """Those of net revenue: the same, less what went back."""
    yield from sold(weeks)
    back, was = (week.kpis["gmv"] - week.kpis["net_revenue"] if week else 0.0
                 for week in (weeks.now, weeks.before))  # fmt: skip
    if back != was:
        yield Part("returns", was - back, facts=(Fact("refunds", back, "fen", before=was),))


def spending(weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of marketing spend."""
    now, before = weeks.now, weeks.before
    for touch, row, was in rows(now, before):
        after, earlier = (each.spend if each else 0 for each in (row, was))
        if after != earlier:
            fact = Fact("spend", after, "fen", before=earlier)
            yield Part("cost", after - earlier, 0.0, *touch, (fact,))
    old = before.costs if before else {}
    for path in dict.fromkeys([*now.costs, *old]):
        after, earlier = now.costs.get(path, 0), old.get(path, 0)
        if after != earlier:
            fact = Fact("spend", after, "fen", before=earlier)
            yield Part("cost", after - earlier, 0.0, path.split(".")[0], (path,), (fact,))


def contribution(view: Scenario, weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of net contribution; what a touchpoint sold and took is one of them."""

    def each(week: WeekReport) -> float:
        return left_by(view, week)

    by_touch: dict[Touch, Part] = {}
    for part in (*_by_orders(weeks, each, "leaves"), *_taken(weeks)):
        touch = (part.group, part.keys)
        if part.code not in ("clicks", "cost") or part.group not in _TOUCHPOINTS:
            yield part
        elif touch in by_touch:
            by_touch[touch] = _both(by_touch[touch], part)
        else:
            by_touch[touch] = replace(part, code="touchpoint")
    yield from by_touch.values()
    besides, was = (_besides(view, week) if week else 0.0 for week in (weeks.now, weeks.before))
    if besides != was:
        yield Part("hours", besides - was, facts=(Fact("hours", besides, "fen", before=was),))


_TOUCHPOINTS = frozenset({"content", "paid", "kol", "private", "live"})


def _by_orders(weeks: Weeks, each: Each, name: str) -> Iterator[Part]:
    """Orders at the middle of what they bring, and what they bring at the middle of orders."""
    now, before = weeks.now, weeks.before
    after = each(now)
    earlier = each(before) if before is not None and before.kpis["orders"] else after
    after = after if now.kpis["orders"] else earlier
    orders = (now.kpis["orders"] + (before.kpis["orders"] if before else now.kpis["orders"])) / 2
    for part in ordered(weeks):
        yield part.times((after + earlier) / 2)
    if after != earlier:
        fact = Fact(name, after, "fen", before=earlier)
        yield Part("each", (after - earlier) * orders, facts=(fact,))


def _taken(weeks: Weeks) -> Iterator[Part]:
    return (part.times(-1) for part in spending(weeks))


def _both(one: Part, other: Part) -> Part:
    """What a touchpoint sold and what it took, as one part."""
    known = {fact.id: fact for fact in (*one.facts, *other.facts)}
    return replace(
        one,
        value=one.value + other.value,
        error=one.error + other.error,
        facts=tuple(known.values()),
    )


def _besides(view: Scenario, week: WeekReport) -> float:
    """What net contribution has beyond sales less spending: below nothing where hours were many."""
    gross = left_by(view, week) * week.kpis["orders"]
    return week.kpis["net_contribution"] - gross + week.kpis["spend"]


def _paid_each(week: WeekReport) -> float:
    return week.kpis["gmv"] / week.kpis["orders"] if week.kpis["orders"] else 0.0
