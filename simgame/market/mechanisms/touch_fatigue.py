"""Touching members: it sells, it tires, and it makes people mute and leave.

Idea: every touch that is opened sells a little; past what a channel bears, members mute first and
leave then. Service feeds trust, benefits keep people, promotion sells now and annoys most.

    lift       = 1 + v · member share · sells · opened · (0.35 service + 0.5 benefit + promotion)
    exit/week  = weekly exit · (m / m*)^½ + h1 · max(0, m − m*)² · (0.6 + 0.8 promotion)
    mute/week  = 0.25 · exit beyond the usual + 0.05 · promotion · m / m*

Staff have hours for so many touches only; beyond that all are cut alike.

Symbols: m touches per 4 weeks, m* the channel's best, opened = m/4 · open rate · (1 − muted share)
a week, v value of a touch. Sources: course:T25 (an interior optimum), course:T27, inverted-U of
contact frequency (`model:touch`); coefficients are game assumptions. Limits: no member tiers.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import binomial
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.setting import ASK
from simgame.market.week import Week
from simgame.scenario.prices import touch_fen, touch_hours

LEVERS = (
    "private.{private_channels}.touches",
    "private.{private_channels}.service",
    "private.{private_channels}.benefit",
    "private.{private_channels}.promotion",
)
_SELLS = np.array([0.35, 0.5, 1.0])


class Params(Parameters):
    """Parameters of touch and fatigue."""

    value: float = given(2.2, "lift per opened touch/week", "course:T38")
    tired: float = given(0.0025, "exits/week per touch²", "model:touch")
    service_trust: float = given(0.06, "trust/week", "course:T25")
    promotion_distrust: float = given(0.04, "trust/week", "course:T25")
    promotion_mutes: float = given(0.05, "mutes/week", "course:T25")


def step(touches: Floats, best: Floats, weekly_exit: Floats, promotion: Floats,
         tired: float) -> Floats:  # fmt: skip
    """Share of members who leave in a week [B, H].

    `touches` per 4 weeks and `promotion` share [B, H], `best` and `weekly_exit` [H].
    """
    over = np.maximum(touches - best, 0.0)
    base = weekly_exit * np.sqrt(np.maximum(touches, 0.5) / best)
    exits: Floats = base + tired * over**2 * (0.6 + 0.8 * promotion)
    return exits


def start_week(week: Week, params: Params) -> None:
    """Age the members, draw the week's mutes and exits, and settle what a touch does."""
    setting, members = week.setting, week.state.members
    week.daily("touch_fatigue", (2,), (len(setting.personas), len(setting.channels)))
    members[..., -1] += members[..., -2]
    members[..., 1:-1] = members[..., :-2].copy()
    members[..., 0] = 0
    _, benefit, promotion = week.orders.mix.transpose(2, 0, 1)
    touches, best = _managed(week), setting.of_channels("best_touches")
    week.kept["touches"] = touches
    usual = setting.of_channels("weekly_exit")
    exits = step(touches, best, usual, promotion, params.tired)
    tired = (
        0.25 * np.maximum(exits - usual, 0) + params.promotion_mutes * promotion * touches / best
    )
    weekly = np.array([tired, np.minimum(exits * (1 - 0.3 * benefit), 0.9)])
    week.kept["tiring"] = (1 - np.exp(-weekly / 7))[:, :, None, :]
    channels = [setting.scenario.private_channels[h] for h in setting.channels]
    each = [
        [touch_fen(c, float(p)) for c, p in zip(channels, row, strict=True)] for row in promotion
    ]
    week.kept["touch_cost"] = np.array(each).reshape(touches.shape) * touches / 28


def _managed(week: Week) -> Floats:
    """Touches [B, H] that community staff have the hours for; all are cut alike."""
    setting, staff = week.setting, week.setting.scenario.team.roles.get("community")
    channels = [setting.scenario.private_channels[h] for h in setting.channels]
    members = week.state.members.sum(axis=(1, 3))
    able = staff.people * staff.hours if staff is not None else 0.0
    managed = week.orders.touches.copy()
    for b, touches in enumerate(week.orders.touches):
        asked = zip(channels, members[b], touches, strict=True)
        needed = sum(touch_hours(channel, int(n), float(m)) for channel, n, m in asked if m)
        managed[b] *= min(1.0, able / max(needed, 1e-9))
    return managed


def each_day(week: Week, params: Params) -> None:
    """Touch members: views, lift, trust, mutes and exits."""
    if week.setting.channels and week.state.members.any():
        _sell(week, params)
        _lose(week)


def _sell(week: Week, params: Params) -> None:
    setting, state, orders = week.setting, week.state, week.orders
    hearing = np.maximum(state.members.sum(axis=3) - state.muted, 0)
    cost = np.floor(hearing.sum(axis=1) * week.kept["touch_cost"]).astype(np.int64)
    paid_for = week.affordable(cost)[:, None]
    week.pay_all("private", np.floor(cost * paid_for).astype(np.int64), "private")
    opened = week.kept["touches"] * paid_for / 4 * setting.of_channels("open_rate")
    _show(week, hearing * opened[:, None, :] / 7)
    customers = np.maximum(state.stage[..., ASK:].sum(axis=(2, 3)), 1)
    share = np.minimum(hearing / customers[:, :, None], 1.0)
    # More touches sell more, by less and less.
    strength = opened * setting.of_channels("sells") * (orders.mix @ _SELLS) / (1 + 0.6 * opened)
    felt = np.minimum(opened, 1.0) * (
        params.service_trust * orders.mix[:, :, 0] - params.promotion_distrust * orders.mix[:, :, 2]
    )
    week.today.lift *= 1 + params.value * (share * strength[:, None, :]).sum(axis=2)
    state.trust += (share * felt[:, None, :]).sum(axis=2) / 7
    np.minimum(np.maximum(state.trust, 0.0, out=state.trust), 1.0, out=state.trust)


def _show(week: Week, opened: Floats) -> None:
    """Messages opened today [B, G, H] are views like any other."""
    private = week.setting.span("private")
    views = opened.transpose(0, 2, 1)
    week.today.views[:, private] += views
    week.today.craft[:, private] += views
    week.today.hard[:, private] += views * week.orders.mix[:, :, 2:3]


def _lose(week: Week) -> None:
    """Members mute, then leave; those who muted leave first."""
    state = week.state
    count = state.members.sum(axis=3)
    draws = week.draws["touch_fatigue"].on(week.day)
    able = np.array([count - state.muted, count])
    muting, leaving = binomial(able, week.kept["tiring"], draws)
    state.muted += muting
    state.muted -= np.minimum(state.muted, leaving)
    _take_out(state.members, leaving)
    week.today.left = leaving


def _take_out(members: Counts, leaving: Counts) -> None:
    """Remove `leaving` [B, G, H] from `members` [..., tenure], the newest first."""
    for tenure in range(members.shape[-1]):
        gone = np.minimum(members[..., tenure], leaving)
        members[..., tenure] -= gone
        leaving = leaving - gone
