"""Users of platforms: they come, most of some platforms' newcomers go again, and some stay.

Idea: a platform's users grow or shrink over the year, and time online with them. Where people sign
up in masses, each week's newcomers leave at a pace that lets a given share of them be there after
30 days; who is there after five weeks has settled. A platform that opens up to newcomers gives
reach away, and takes it back bit by bit; afterwards it is dearer than before.

    users      = users · (1 + growth)^(weeks ÷ 52)
    newcomers ~ Binomial(newcomers, r^(7 ÷ 30)) a week,   r share there after 30 days
    open       = max(0, 1 − age ÷ lasts)
    reach      · (1 + change · open),   price ÷ (1 + change · open)

Symbols: change and lasts of the event, age since it began, in hours; open is its mean of
the week. Sources: course:T2 (short video
+28 %, sign-ups of virtual platforms +350 % of whom 28 % stay), course:F16 (growth by region),
course:F17 (newcomers rise fast); the pace is a game assumption. Limits: people who come to one
platform spend no less time on the others.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import Draws, binomial
from simgame.market.event_times import Span, agenda
from simgame.market.mechanism import Counts, Floats, Parameters, given, table
from simgame.market.remembered import Remembered
from simgame.market.setting import Setting
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.scenario.market_events import NewcomerPlatform

LEVERS = ()
WEEKS = 5
_REGULAR = table(12.0, "minutes/day of a regular user", "assumption")


class Params(Parameters):
    """Parameters of platforms' users."""

    sigma: float = given(0.1, "log sd/week", "assumption")
    leaving: float = given(0.01, "of the settled/week", "assumption")
    most: float = given(3.0, "of the users at the start", "assumption")
    dearer: float = given(1.2, "factor on the price", "assumption, course:F17")


class Memory(Remembered, owner="platform_users"):
    """Users by platform: settled, now and at first [P], newcomers by week, and more.

    That is how many of each week's newcomers began [2, P, weeks], and over the season, how many
    newcomers had 30 days and how many of them were there [2, P].
    """

    settled: Counts
    first: Counts
    young: Counts
    month: Counts


def opening(setting: Setting) -> dict[str, Counts]:
    """Users by platform: settled, now and at first [P], newcomers by week, and more.

    That is how many of each week's newcomers began [2, P, weeks], and over the season, how many
    newcomers had 30 days and how many of them were there [2, P].
    """
    there = 1 - np.exp(-setting.minutes / _REGULAR)
    users = np.rint((setting.people[:, None] * there).sum(axis=0)).astype(np.int64)
    return {
        "settled": users,
        "first": users.copy(),
        "young": np.zeros((2, len(users), WEEKS), np.int64),
        "month": np.zeros((2, len(users)), np.int64),
    }


def step(newcomers: Counts, stays: Floats, draws: Draws) -> Counts:
    """Newcomers [P, weeks] who are there a week later, of whom `stays` [P] are there in 30 days."""
    weekly = np.broadcast_to((stays ** (7 / 30))[:, None], newcomers.shape)
    return binomial(newcomers, weekly, draws)


def start_week(week: Week, params: Params) -> None:
    """Let users come and go, and people spend their time accordingly."""
    setting, factors = week.setting, week.factors
    years = week.state.week / 52
    factors.attention *= (1 + setting.of_platforms("growth")) ** years
    factors.habit *= (1 + setting.of_personas("growth"))[:, None] ** years
    if setting.of_platforms("sign_ups").any():
        factors.attention *= _sign_ups(week, params)
    for span in agenda(week):
        if isinstance(span.event, NewcomerPlatform):
            _open_up(week, span, span.event, params)


def _sign_ups(week: Week, params: Params) -> Floats:
    """Take in the week's newcomers, and return users now against the season's start [P]."""
    setting, own = week.setting, Memory(week.state)
    stays, platforms = setting.of_platforms("stays"), len(setting.platforms)
    draws = week.draws("platform_users", (), (platforms, WEEKS + 1)).on(0)
    first = own.first
    young, began = own.young
    there = step(young, stays, draws.on(slice(None), slice(WEEKS)))
    own.month = own.month + _month(there, began, stays)
    settled = own.settled + there[:, -1]
    leaving = settled * params.leaving * (setting.of_platforms("sign_ups") > 0)
    settled -= np.rint(leaving).astype(int)
    yearly = (1 + setting.of_platforms("sign_up_growth")) ** (week.state.week / 52)
    luck = np.exp(params.sigma * draws.normal[:, WEEKS])
    new = np.rint(first * setting.of_platforms("sign_ups") * yearly * luck).astype(np.int64)
    own.settled = settled
    own.young = np.stack([np.column_stack([new, old[:, :-1]]) for old in (there, began)])
    users = settled + own.young[0].sum(axis=1)
    ratio: Floats = np.minimum(users / np.maximum(first, 1), params.most)
    return ratio


def _month(there: Counts, began: Counts, stays: Floats) -> Counts:
    """Of the newcomers who are 28 days old, how many began and how many are there at 30 [2, P]."""
    old = there[:, 3] * stays ** (2 / 30)
    return np.stack([began[:, 3], np.rint(old).astype(np.int64)])


def _open_up(week: Week, span: Span, event: NewcomerPlatform, params: Params) -> None:
    """Cheap reach on a platform while it is open, dearer ads afterwards."""
    where = np.array([event.platform in (None, p) for p in week.setting.platforms])
    first, last = week.first_hour, week.first_hour + HOURS_A_WEEK
    gift = 1 + event.change * opened(span.begins, span.ends, first)
    over = min(max(last - max(span.ends, first), 0.0) / HOURS_A_WEEK, 1.0)
    week.factors.reach[:, where] *= gift
    week.factors.traffic[where] *= 1 / gift * params.dearer**over


def opened(begins: float, ends: float, first: float) -> float:
    """How far open a platform is on average in the week from the hour `first` on.

    It is wide open when it begins and shuts bit by bit, until it is shut when it ends.
    """
    edges = np.clip([first, first + HOURS_A_WEEK], begins, ends)
    left = (ends - edges) / max(ends - begins, 1.0)
    hours = edges[1] - edges[0]
    return float(left.mean() * hours / HOURS_A_WEEK)
