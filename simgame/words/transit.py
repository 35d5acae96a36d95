"""What is under way, in words."""

from __future__ import annotations

from simgame.locale import N_, Texts
from simgame.locale.days import day_name
from simgame.locale.numbers import count
from simgame.plan.observation import TransitRow
from simgame.scenario.schema import Scenario
from simgame.words.names import role_name, study_name, touch_name

_DAYS_A_WEEK = 7


def transit_row(view: Scenario, row: TransitRow, t: Texts) -> str:
    """What is under way and by when: `Douyin · Short video: in production, by Wed of week 2`."""
    what = _what(view, row, t)
    if row.kind == "search" and row.days:
        return t("{what}: {when}", what=what, when=_by_and_by(view, row, t))
    if row.due_hour < 0:
        return t("{what}, not yet dated", what=what)
    week, day = divmod(row.due_day, _DAYS_A_WEEK)
    if week >= view.rounds:
        return t("{what}, after the season", what=what)
    when = t("{day} of week {week}", week=week + 1, day=day_name(day, t))
    return t("{what}, by {when}", what=what, when=when)


def _by_and_by(view: Scenario, row: TransitRow, t: Texts) -> str:
    """How many come this week, in the weeks after it and after the season: who comes day by day."""
    monday = row.due_day + 1 - len(row.days)
    end = max(view.rounds * _DAYS_A_WEEK - monday, 0)
    week = min(_DAYS_A_WEEK, end)
    parts = (
        (N_("{n} this week"), row.days[:week]),
        (N_("{n} in later weeks"), row.days[week:end]),
        (N_("{n} after the season"), row.days[end:]),
    )
    return t(", ").join(t(said, n=count(sum(days))) for said, days in parts if any(days))


def _what(view: Scenario, row: TransitRow, t: Texts) -> str:
    if row.kind == "search":
        return t.plural("{n} person will search", "{n} people will search", row.amount)
    if row.kind == "parcels":
        return t.plural("{n} parcel on its way", "{n} parcels on their way", row.amount)
    if row.kind == "hire":
        role = role_name(row.keys[0], t)
        return t.plural("{role}: {n} new colleague", "{role}: {n} new colleagues", row.amount,
                        role=role)  # fmt: skip
    if row.kind == "study":
        return t("{study}: under way", study=study_name(row.keys[0], t))
    name = touch_name(view, row.kind, row.keys, t)
    if row.kind == "kol":
        return t("{name}: agreed, not yet out", name=name)
    return t("{name}: in production", name=name)
