"""Platform choice: money on several platforms, and where the people are."""

from __future__ import annotations

from collections import Counter

from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Kept, Practice, falling
from simgame.pages.fact import Fact

# Which share of the money one platform may have, of several, and with which nothing else is left
# (shares; assumption). Less money than this shows no choice (share of the budget; assumption).
_MOST, _ALL, _LITTLE = 0.8, 0.98, 0.03
# How well platforms of the money suit the people, against the best there is (shares; assumption).
_FITS, _MISFITS = 0.75, 0.35
# Weeks after a newcomer gives reach away in which it is early, and after which it is dear
# (assumption, direction course:F17).
_EARLY, _LATE = 1, 4


def _by_platform(played: Played) -> Counter[str]:
    """Money by platform over the season, in fen."""
    money = Counter[str]()
    for report in played.reports:
        for row in report.channels:
            if place := played.platform_of(row):
                money[place] += row.spend
    return money


def _spread(played: Played) -> Kept | None:
    money, offered = _by_platform(played), played.scenario.platforms
    total = money.total()
    if len(offered) < 2 or total < _LITTLE * played.scenario.budget.total:
        return None
    ((place, most),) = money.most_common(1)
    week = max(played.reports, key=lambda report: _on(played, report.round, place)).round
    facts = (Fact("share", most / total, "share"), Fact("spend", most, "fen"))
    return Kept(falling(most / total, _MOST, _ALL), week, facts, (place,))


def _on(played: Played, week: int, place: str) -> int:
    rows = played.reports[week - 1].channels
    return sum(row.spend for row in rows if played.platform_of(row) == place)


def _fit(played: Played) -> Kept | None:
    """Minutes that the scenario's people spend where the money went, against the best place."""
    money, personas = _by_platform(played), played.scenario.personas.values()
    total = money.total()
    if total < _LITTLE * played.scenario.budget.total:
        return None
    minutes = {
        place: sum(p.share * p.usage.get(place, 0.0) for p in personas)
        for place in played.scenario.platforms
    }
    best = max(minutes.values()) or 1.0
    reached = sum(fen * minutes[place] for place, fen in money.items()) / total / best
    place = min(money, key=lambda name: (minutes[name] / best - 0.5) * money[name])
    week = max(played.reports, key=lambda report: _on(played, report.round, place)).round
    facts = (Fact("minutes", minutes[place], "count"), Fact("spend", money[place], "fen"))
    return Kept(falling(-reached, -_FITS, -_MISFITS), week, facts, (place,))


def _newcomer(played: Played) -> Kept | None:
    """Posts on a platform while it gives reach away."""
    opened = [(week, str(told.values["platform"]))
              for week, told in played.messages("event-newcomer-platform")]  # fmt: skip
    if not opened:
        return None
    since, place = opened[0]
    there = [report.round for report, on, _, count in played.posts() if on == place and count]
    first = min((week for week in there if week >= since), default=len(played.reports) + 1)
    facts = (Fact("late", first - since, "count"), Fact("weeks", len(there), "count"))
    return Kept(falling(first - since, _EARLY, _LATE), first if there else since, facts, (place,))


PLACES = (
    Practice("spread", "platforms", "paid", ("F1", "F2", "T26"), 1.0, _spread),
    Practice("where-people-are", "platforms", "paid", ("F2", "T15"), 0.5, _fit),
    Practice("early-on-newcomers", "platforms", "content", ("F17", "T2"), 0.15, _newcomer),
)
