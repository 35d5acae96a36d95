"""Filling private channels: invitations from each touchpoint, joined for a reason.

Idea: those who meet an invitation join with a chance that the entry incentive lifts, by less and
less; staff can look after only so many members.

    invited  = parcels delivered, engaged viewers of posts, viewers of KOLs, by the touchpoint
               lever; everywhere (Σ invited^p)^(1/p), for the same people are invited again
    chance   = join rate · (0.5 + 2.0 · i / (i + i½)) · trust factor,   i incentive ÷ price
    room     = staff hours · seats per hour − members, and while there is money for the gifts

Also followers: a small part of those who engage with own posts follow the account.

Sources: course:T8 and course:T26 (from public into private traffic); the saturating form is a game
assumption. Limits: consent is given by joining; no fission here.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints, within
from simgame.market.arrays import places
from simgame.market.draws import binomial
from simgame.market.mechanism import Counts, Floats, Parameters, given, line, table
from simgame.market.setting import ASK, Setting
from simgame.market.setting_cache import once
from simgame.market.week import Week
from simgame.plan.groups.private import TOUCHPOINTS

LEVERS = (
    "private.{private_channels}.incentive",
    "private.{private_channels}.touchpoint",
    "private.{private_channels}.touches",
)
WRITES = ("days.joined", "state.followers", "state.members")
# Touchpoints whose engagement becomes follows, and how readily.
_FOLLOWED = ("content", "kol", "paid", "live")
_PULL = table([0.5, 2.0], "of the join rate; most an incentive adds", "assumption")
_TRUST = table([0.5, 1.0], "of the join rate; per trust", "assumption")
_MOST = table(0.9, "share of the invited", "assumption")
_READINESS = table([1.47, 1.0, 0.5, 1.0], "of that of KOL posts", "assumption")
_WHERE = "private.{private_channels}.touchpoint"


class Params(Parameters):
    """Parameters of private acquisition."""

    half_incentive: float = given(0.08, "of the price", "assumption")
    from_posts: float = given(0.176, "invitations/engagement", "assumption")
    from_kols: float = given(0.2, "invitations/engagement", "assumption")
    again_invited: float = given(1.5, "exponent", "assumption")
    follow: float = given(0.05, "follows/engagement", "assumption")


def step(invited: Floats, join_rate: Floats, incentive: Floats, trust: Floats,
         half: float) -> Floats:  # fmt: skip
    """Expected people who join [..., B, G, H].

    `invited` [..., B, G, H], `join_rate` [H], `incentive` as a share of the price [B, H], `trust`
    [B, G].
    """
    pull = _PULL[0] + _PULL[1] * incentive / (incentive + half)
    chance = join_rate * pull[:, None, :] * line(_TRUST, trust)[:, :, None]
    joins: Floats = invited * np.minimum(chance, _MOST)
    return joins


def end_week(week: Week, params: Params) -> None:
    """Let people join the channels and follow the accounts."""
    setting, state = week.setting, week.state
    channels, platforms = len(setting.channels), len(setting.platforms)
    draws = week.draws("private_acquisition", (7,), (len(setting.personas), channels + platforms))
    joining, following = _joining(week, params), _following(week, params)
    pool = np.concatenate([joining[0], following[0]], axis=2)
    expected = np.concatenate([joining[1], following[1]], axis=3)
    came = binomial(pool[None].repeat(7, axis=0), expected / np.maximum(pool, 1), draws)
    came = within(came, pool)
    week.days.joined = came[..., :channels]
    state.members[..., 0] += week.days.joined.sum(axis=0)
    state.followers += came[..., channels:].sum(axis=0)
    _reward(week)


def _joining(week: Week, params: Params) -> tuple[Counts, Floats]:
    """Customers who might join [B, G, H], and how many are expected to each day [D, B, G, H]."""
    setting, state = week.setting, week.state
    incentive = week.levers.private("incentive") / setting.price[:, None]
    rate = setting.of_channels("join_rate")
    expected = step(_invited(week, params), rate, incentive,
                    week.trust.monday, params.half_incentive)  # fmt: skip
    expected *= week.factors.joins[:, None, :]
    expected *= _room(week, expected.sum(axis=2))[:, :, None]
    customers = state.stage[..., ASK:].sum(axis=(2, 3))
    return np.maximum(customers[:, :, None] - state.members.sum(axis=3), 0), expected


def _following(week: Week, params: Params) -> tuple[Counts, Floats]:
    """People who do not follow yet [B, G, P], and how many are expected to [D, B, G, P]."""
    setting = week.setting
    engaged = week.days.engagements.swapaxes(2, 3) @ _follows(setting)
    strangers = np.maximum(setting.people[:, None] - week.state.followers, 0)
    return strangers, params.follow * engaged


@once
def _follows(setting: Setting) -> Floats:
    """How readily engagement at each touchpoint becomes a follow on each platform [N, P]."""
    readiness = dict(zip(_FOLLOWED, _READINESS.tolist(), strict=True))
    readily = np.array([readiness.get(t.group, 0.0) for t in setting.touchpoints])
    where = setting.touch_platform[:, None] == np.arange(len(setting.platforms))
    follows: Floats = where * readily[:, None]
    return follows


def _invited(week: Week, params: Params) -> Floats:
    """People who meet an invitation [D, B, G, H]."""
    days, setting, p = week.days, week.setting, params.again_invited
    chosen = [week.levers.chosen(_WHERE, place) for place in TOUCHPOINTS]
    used = week.levers.used(_WHERE)
    where = np.array([used * (there + chosen[-1]) for there in chosen[:-1]])[:, :, None]
    engaged = over_touchpoints(days.engagements[:, :, setting.span("content")])
    by_kol = over_touchpoints(days.engagements[:, :, setting.span("kol")])
    met = np.array([days.delivered, params.from_posts * engaged, params.from_kols * by_kol])
    # One place has its own number; all together make more than the largest, less than the sum.
    invited: Floats = np.einsum("idbg,ibxh->dbgh", met**p, where) ** (1 / p)
    return invited


def _room(week: Week, expected: Floats) -> Floats:
    """Share of the joins expected on each day [D, B, H] for which there are seats and gifts.

    When the seats, or the gifts that were set aside, are used up, nobody more is invited.
    """
    setting, state, incentive = week.setting, week.state, week.levers.private("incentive")
    hours = week.hours_of("community")[:, None]
    used = (week.levers.private("touches") > 0) | (incentive > 0)
    share = 1 / np.maximum(used.sum(axis=1, keepdims=True), 1)
    seats = hours * setting.of_channels("seats_per_hour") * share
    room = np.maximum(seats - state.members.sum(axis=(1, 3)), 0.0)
    gifts = np.where(incentive > 0, week.till.left_of(LEVERS[0]) / np.maximum(incentive, 1), np.inf)
    first = gifts < room
    _tell(week, "gifts-used-up", expected, np.where(first, gifts, np.inf), gifts)
    _tell(week, "seats-used-up", expected, np.where(used & ~first, room, np.inf), seats)
    room = np.minimum(room, gifts)
    free: Floats = within(expected, room) / np.maximum(expected, 1e-9)
    return free


def _reward(week: Week) -> None:
    """Pay the entry incentives."""
    if not week.levers.private("incentive").any():
        return
    due = week.days.joined.sum(axis=2) * week.levers.private("incentive")
    # Chance may bring a few more people than there were gifts for; the last get none.
    share = np.minimum(week.till.left_of(LEVERS[0]) / np.maximum(due.sum(axis=0), 1), 1.0)
    week.till.pay_daily(LEVERS[0], np.floor(due * share).astype(np.int64))


def _tell(week: Week, code: str, expected: Floats, left: Floats, count: Floats) -> None:
    """Say on which day what is `left` [B, H] for those expected [D, B, H] is used up.

    `count` [B, H] is how many there were; where nobody is missed nothing is said.
    """
    missed = np.round(expected.sum(axis=0) - left)
    used_up = expected.cumsum(axis=0) >= left
    for b, h in places(missed >= 1):
        week.tell_at(
            week.first_hour + 24 * int(used_up[:, b, h].argmax()), b, code,
            channel=week.setting.channels[h], count=int(count[b, h]), missed=int(missed[b, h]),
        )  # fmt: skip
