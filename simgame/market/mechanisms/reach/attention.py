"""Who is online: people present on each platform on a day, and how often they come.

Idea: time is spread over platforms by habit, in sittings of some minutes that come at random; a
person who spends more minutes somewhere sits down there more often, and is more likely to be there
on a given day. In a sitting people switch to and fro, so that it takes several visits.

    sittings = minutes · a / sitting minutes
    online   = people · (1 − exp(−sittings))
    visits   = minutes · a / visit minutes

Symbols: minutes a day [G, P]; a attention factor of the events [P]. Sources: course:T10 (a sitting
lasts 12 minutes, with a switch every five); sittings at random are a game assumption. Limits: no
day of the week, and no shift of time from one platform to another.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()
WRITES = ("week.online",)


class Params(Parameters):
    """Parameters of attention."""

    sitting_minutes: float = given(12.0, "minutes", "course:T10")


def step(people: Floats, minutes: Floats, factor: Floats, params: Params) -> Floats:
    """People [G, P] online in a day, from people [G], minutes a day [G, P] and factor [P]."""
    present = 1 - np.exp(-minutes * factor / params.sitting_minutes)
    online: Floats = people[:, None] * present
    return online


def start_week(week: Week, params: Params) -> None:
    """Settle who is online this week."""
    setting = week.setting
    people = setting.people.astype(float)
    minutes = setting.minutes * week.factors.habit
    week.online = step(people, minutes, week.factors.attention, params)
