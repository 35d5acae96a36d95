"""Who is online: people present on each platform on a day, and how often they come.

Idea: time is spread over platforms by habit; a person who spends more minutes somewhere is more
likely to be there on a given day and comes more often.

    online = people · (1 − exp(−minutes · a / m0))
    visits = minutes · a / visit minutes

Symbols: minutes a day [G, P]; a attention factor of the
events [P]; m0 minutes at which 63 % are there on a day. Sources: course:T10
(a visit lasts about five minutes); the exponential form and m0 are game assumptions. Limits: no
day of the week, and no shift of time from one platform to another.
"""

from __future__ import annotations

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()


class Params(Parameters):
    """Parameters of attention."""

    minutes_to_habit: float = given(12.0, "minutes/day", "assumption")


def step(people: Floats, minutes: Floats, factor: Floats, params: Params) -> Floats:
    """People [G, P] online in a day, from people [G], minutes a day [G, P] and factor [P]."""
    present = 1 - np.exp(-minutes * factor / params.minutes_to_habit)
    online: Floats = people[:, None] * present
    return online


def start_week(week: Week, params: Params) -> None:
    """Settle who is online this week."""
    setting = week.setting
    people = setting.people.astype(float)
    minutes = setting.minutes * week.kept.get("habit", 1.0)
    week.online = step(people, minutes, week.factors.attention, params)
