"""Orders by who was about to buy, and who of them did.

    new customers = (asking on Monday + c · clicks + s · searches) · share of them who bought
    orders = new customers + orders of earlier buyers

The rule is a convention, as last touch is one: who clicks or searches on some day of the week
counts for half a week of asking, times the chance that they come to ask at all. More people count
at the share that bought in both weeks together, so that a week with next to nobody tells no share
of its own; what is left is a change of that share, and the parts make the whole. Nobody asks before
the first week, so its share is not that of others: in the second, who asked on Monday and how many
of them bought are one part. Messages to members are left out: who is a member has bought before.

    searches = people who had saved and searched · share of them who found the brand
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import hypot

from simgame.pages.because.cause import Part
from simgame.pages.because.channels import Touch, rows, spent_and_came
from simgame.pages.because.weeks import Weeks
from simgame.pages.fact import Fact
from simgame.plan.errors import WIDE
from simgame.plan.observation import WeekReport

# What a click and a search count for, in people who ask all week (people; assumption).
_CLICK, _SEARCH = 0.1, 0.5


def ordered(weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of orders."""
    yield from new_customers(weeks)
    again, was = _again(weeks.now), _again(weeks.before)
    if again != was:
        yield Part("again", again - was, facts=(Fact("again", again, "count", before=was),))


def new_customers(weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of first orders; none in weeks when nobody was about to buy."""
    people, people_was = _people(weeks.now, weeks.before), _people(weeks.before, weeks.earlier)
    if not people or (weeks.before is not None and not people_was):
        return
    new = weeks.now.kpis["new_customers"]
    new_was = weeks.before.kpis["new_customers"] if weeks.before is not None else 0.0
    # A share of people is not above 1: who bought besides was not seen, and stands with the rest.
    each = min((new + new_was) / (people + people_was), 1.0)
    bought = new - new_was - each * (people - people_was)
    second = weeks.before is not None and weeks.earlier is None
    for part in _about_to_buy(weeks):
        more = bought if second and part.code == "asking" else 0.0
        yield replace(part.times(each), value=part.value * each + more)
    if weeks.before is not None and not second and new * people_was != new_was * people:
        rate, rate_was = new / people, new_was / people_was
        told = max(rate, rate_was) <= 1  # who was not seen to ask bought too: that is no share
        facts = (Fact("rate", rate, "share", before=rate_was),) if told else ()
        yield Part("bought", bought, _asking_error(weeks) * each, facts=facts)


def found(weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of searches: more people who searched, and more of them who found."""
    now, before = weeks.now, weeks.before
    came, searched = now.kpis["found"], now.searched
    if not searched:
        return
    was, were = (before.kpis["found"], before.searched) if before else (0.0, 0)
    rate = came / searched
    rate_was = was / were if were else rate
    facts = (Fact("searched", searched, "count", before=were),)
    yield Part("searched", (searched - were) * (rate + rate_was) / 2, facts=facts)
    if rate != rate_was:
        share = (Fact("rate", rate, "share", before=rate_was),)
        yield Part("found", (rate - rate_was) * (searched + were) / 2, facts=share)


def _about_to_buy(weeks: Weeks) -> Iterator[Part]:
    """The parts of a change of the people who were about to buy."""
    now, before = weeks.now, weeks.before
    asking, was = _asking(before), _asking(weeks.earlier)
    if asking != was:
        fact = Fact("asking", asking, "count", before=was)
        yield Part("asking", asking - was, _asking_error(weeks), facts=(fact,))
    found, was_found = now.kpis["found"], before.kpis["found"] if before else 0.0
    if found != was_found:
        fact = Fact("found", found, "count", before=was_found)
        yield Part("search", (found - was_found) * _SEARCH, facts=(fact,))
    for touch, clicks, was_clicks in _clicks(now, before):
        errors = (now.count_error * clicks, (before.count_error if before else 0.0) * was_clicks)
        count = Fact("clicks", clicks, "count", before=was_clicks)
        facts = spent_and_came(touch, weeks, count)
        part = Part("clicks", clicks - was_clicks, WIDE * hypot(*errors), *touch, facts)
        yield part.times(_CLICK)


def _clicks(now: WeekReport, before: WeekReport | None) -> Iterator[tuple[Touch, float, float]]:
    """Clicks of each public touchpoint, and those of the week before."""
    for touch, row, was in rows(now, before):
        clicks = (row.clicks if row else 0, was.clicks if was else 0)
        if touch[0] != "private" and any(clicks):
            yield touch, *clicks


def _asking(week: WeekReport | None) -> float:
    """People who asked when a week was over; nobody has before the first."""
    return week.stages.get("ask", 0) if week is not None else 0.0


def _asking_error(weeks: Weeks) -> float:
    known = (week for week in (weeks.before, weeks.earlier) if week is not None)
    return WIDE * hypot(*(week.count_error * _asking(week) for week in known))


def _people(week: WeekReport | None, monday: WeekReport | None) -> float:
    if week is None:
        return 0.0
    clicks = sum(row.clicks for row in week.channels if row.group != "private")
    return _asking(monday) + _CLICK * clicks + _SEARCH * week.kpis["found"]


def _again(week: WeekReport | None) -> float:
    """Orders of those who had bought before, exact by the books."""
    return week.kpis["orders"] - week.kpis["new_customers"] if week is not None else 0.0
