"""Figures that platforms count by touchpoint, and people who join and leave."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import TypeAlias

from simgame.pages.because.cause import Part
from simgame.pages.because.weeks import Weeks
from simgame.pages.fact import Fact
from simgame.plan.errors import WIDE
from simgame.plan.observation import ChannelRow, WeekReport

# A touchpoint: its lever group and its keys.
Touch: TypeAlias = tuple[str, tuple[str, ...]]


def rows(
    now: WeekReport, before: WeekReport | None
) -> Iterator[tuple[Touch, ChannelRow | None, ChannelRow | None]]:
    """Every touchpoint of both weeks with its rows, in the order of the reports."""
    mine = {(row.group, row.keys): row for row in now.channels}
    theirs = {(row.group, row.keys): row for row in before.channels} if before else {}
    for touch in dict.fromkeys([*mine, *theirs]):
        yield touch, mine.get(touch), theirs.get(touch)


def spent_and_came(touch: Touch, weeks: Weeks, came: Fact) -> tuple[Fact, ...]:
    """What came, and what ads took where that has changed: a KOL is paid when booked."""
    if touch[0] != "paid":
        return (came,)
    row, was = next((row, was) for key, row, was in rows(weeks.now, weeks.before) if key == touch)
    cost = Fact("spend", row.spend if row else 0, "fen", before=was.spend if was else 0)
    return (came, cost) if cost.moved else (came,)


def counted(metric: str, weeks: Weeks) -> Iterator[Part]:
    """The parts of a sum that platforms count, such as `saves`."""
    now, before = weeks.now, weeks.before
    for touch, row, was in rows(now, before):
        after, earlier = (float(getattr(each, metric)) if each else 0.0 for each in (row, was))
        if after or earlier:
            errors = (now.count_error, before.count_error if before else 0.0)
            error = WIDE * hypot(errors[0] * after, errors[1] * earlier)
            facts = spent_and_came(touch, weeks, Fact(metric, after, "count", before=earlier))
            yield Part("counted", after - earlier, error, *touch, facts)


def membership(weeks: Weeks) -> Iterator[Part]:
    """Who joined by channel, and who left: a level moves by this week's alone."""
    for row in weeks.now.channels:
        if row.joins:
            yield Part("joined", row.joins, 0.0, row.group, row.keys)
    if left := weeks.now.kpis["exits"]:
        yield Part("left", -left, group="private")


def seen(weeks: Weeks, came_as: Fact) -> Iterator[Part]:
    """How much more people know the brand, by what they saw of it this week."""
    shown = sum(row.impressions for row in weeks.now.channels)
    more = came_as.value - (came_as.before or 0.0)
    for row in weeks.now.channels:
        if row.impressions:
            share = row.impressions / shown
            fact = Fact("impressions", row.impressions, "count")
            yield Part("seen", more * share, came_as.unclear * share, row.group, row.keys, (fact,))
