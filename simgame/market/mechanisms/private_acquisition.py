"""Filling private channels: invitations from each touchpoint, joined for a reason.

Idea: those who meet an invitation join with a chance that the entry incentive lifts, by less and
less; staff can look after only so many members.

    invited  = parcels delivered, engaged viewers of posts, viewers of KOLs, by the touchpoint lever
    chance   = join rate · (0.5 + 2.0 · i / (i + i½)) · trust factor,   i incentive ÷ price
    room     = staff hours · seats per hour − members, and while there is money for the gifts

Also followers: a small part of those who engage with own posts follow the account.

Sources: course:T8 and course:T26 (from public into private traffic); the saturating form is a game
assumption. Limits: consent is given by joining; no fission here.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import binomial
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.setting import ASK, Setting
from simgame.market.week import Week

LEVERS = (
    "private.{private_channels}.incentive",
    "private.{private_channels}.touchpoint",
)


class Params(Parameters):
    """Parameters of private acquisition."""

    half_incentive: float = given(0.08, "of the price", "assumption")
    from_posts: float = given(0.12, "invitations/engagement", "assumption")
    from_kols: float = given(0.2, "invitations/engagement", "assumption")
    spread_thin: float = given(0.75, "factor when everywhere", "assumption")
    follow: float = given(0.05, "follows/engagement", "assumption")


def step(invited: Floats, join_rate: Floats, incentive: Floats, trust: Floats,
         half: float) -> Floats:  # fmt: skip
    """Expected people who join [B, G, H].

    `invited` [B, G, H], `join_rate` [H], `incentive` as a share of the price [B, H], `trust`
    [B, G].
    """
    pull = 0.5 + 2.0 * incentive / (incentive + half)
    chance = join_rate * pull[:, None, :] * (0.5 + trust)[:, :, None]
    joins: Floats = invited * np.minimum(chance, 0.9)
    return joins


def start_week(week: Week, params: Params) -> None:
    """Draw the week's joins and follows; settle which touchpoints invite."""
    setting = week.setting
    joining, following = len(setting.channels), len(setting.platforms)
    week.daily("private_acquisition", (), (len(setting.personas), joining + following))
    where = setting.touch_platform[:, None] == np.arange(following)
    week.kept["platform_of"] = where * _follows(setting)[:, None]
    invites = np.zeros((3, len(setting.brands), len(setting.channels)))
    for b, channels in enumerate(week.orders.invites):
        for h, where in enumerate(channels):
            thin = params.spread_thin if where == "everywhere" else 1.0
            for i, name in enumerate(("parcel", "post", "kol")):
                invites[i, b, h] = thin if where in (name, "everywhere") else 0.0
    week.kept["invites"] = invites


def each_day(week: Week, params: Params) -> None:
    """Let people join the channels and follow the accounts."""
    setting, state = week.setting, week.state
    joining, following = _joining(week, params), _following(week, params)
    pool = np.concatenate([joining[0], following[0]], axis=2)
    expected = np.concatenate([joining[1], following[1]], axis=2)
    draws = week.draws["private_acquisition"].on(week.day)
    came = binomial(pool, expected / np.maximum(pool, 1), draws)
    joined, followed = came[..., : len(setting.channels)], came[..., len(setting.channels) :]
    state.members[..., 0] += joined
    state.followers += followed
    week.today.joined = joined
    _reward(week, joined)


def _joining(week: Week, params: Params) -> tuple[Counts, Floats]:
    """Customers who might join, and how many are expected to [B, G, H]."""
    setting, state = week.setting, week.state
    incentive = week.orders.incentive / setting.price[:, None]
    expected = step(_invited(week, params), setting.of_channels("join_rate"), incentive,
                    state.trust, params.half_incentive)  # fmt: skip
    rewards = np.ceil(expected.sum(axis=1) * week.orders.incentive).astype(np.int64)
    expected *= (_room(week, expected) * week.affordable(rewards)[:, None])[:, None, :]
    customers = state.stage[..., ASK:].sum(axis=(2, 3))
    return np.repeat(customers[:, :, None], expected.shape[2], axis=2), expected


def _following(week: Week, params: Params) -> tuple[Counts, Floats]:
    """People who do not follow yet, and how many are expected to [B, G, P]."""
    engaged = week.today.engagements.transpose(0, 2, 1) @ week.kept["platform_of"]
    strangers = np.maximum(week.setting.people[:, None] - week.state.followers, 0)
    return strangers, params.follow * engaged


def _follows(setting: Setting) -> Floats:
    """How readily engagement at each touchpoint becomes a follow [N]."""
    readiness = {"content": 1.0, "kol": 1.0, "paid": 0.5}
    return np.array([readiness.get(t.group, 0.0) for t in setting.touchpoints])


def _invited(week: Week, params: Params) -> Floats:
    """People who meet an invitation today [B, G, H]."""
    today, setting = week.today, week.setting
    engaged = today.engagements[:, setting.span("content")].sum(axis=1)
    by_kol = today.engagements[:, setting.span("kol")].sum(axis=1)
    sources = (today.delivered, params.from_posts * engaged, params.from_kols * by_kol)
    invites = week.kept["invites"][:, :, None, :]
    invited: Floats = (np.array(sources)[..., None] * invites).sum(axis=0)
    return invited


def _room(week: Week, expected: Floats) -> Floats:
    """Share of the expected joins for which there is room [B, H]."""
    setting, state = week.setting, week.state
    staff = setting.scenario.team.roles.get("community")
    hours = staff.people * staff.hours if staff is not None else 0.0
    used = (week.orders.touches > 0) | (week.orders.incentive > 0)
    share = 1 / np.maximum(used.sum(axis=1, keepdims=True), 1)
    seats = hours * setting.of_channels("seats_per_hour") * share
    room = np.maximum(seats - state.members.sum(axis=(1, 3)), 0.0)
    free: Floats = np.minimum(1.0, room / np.maximum(expected.sum(axis=1), 1e-9))
    return free


def _reward(week: Week, joined: Counts) -> None:
    """Pay the entry incentives."""
    due = joined.sum(axis=1) * week.orders.incentive
    # Chance may bring a few more people than there was money for; the last get no gift.
    due = np.floor(due * week.affordable(due)[:, None]).astype(np.int64)
    week.pay_all("private", due, "private")
