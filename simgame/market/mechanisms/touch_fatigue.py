"""Touching members: it sells, it tires, and it makes people mute and leave.

Idea: every touch that is opened sells a little; past what a channel bears, members mute first and
leave then. Service feeds trust, benefits keep people, promotion sells now and annoys most.

    lift       = 1 + v · member share · sells · opened · (0.35 service + 0.5 benefit + promotion)
    exit/week  = weekly exit · (m / m*)^½ + h1 · max(0, m − m*)² · (0.6 + 0.8 promotion)
    mute/week  = 0.25 · exit beyond the usual + 0.05 · promotion · m / m*

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
    coupon: float = given(15.0, "fen/opened promotion", "assumption")
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
    """Age the members, and draw the week's mutes and exits."""
    setting, members = week.setting, week.state.members
    week.daily("touch_fatigue", (2,), (len(setting.personas), len(setting.channels)))
    members[..., -1] += members[..., -2]
    members[..., 1:-1] = members[..., :-2].copy()
    members[..., 0] = 0


def each_day(week: Week, params: Params) -> None:
    """Touch members: views, lift, trust, mutes and exits."""
    if not week.setting.channels:
        return
    promotion = week.orders.mix[:, :, 2]
    exits = step(week.orders.touches, week.setting.of_channels("best_touches"),
                 week.setting.of_channels("weekly_exit"), promotion, params.tired)  # fmt: skip
    _sell(week, params)
    _lose(week, exits, params)


def _sell(week: Week, params: Params) -> None:
    setting, state, orders = week.setting, week.state, week.orders
    count = state.members.sum(axis=3)
    hearing = np.maximum(count - state.muted, 0)
    touches = (
        orders.touches * week.affordable(_cost(week, hearing, orders.touches, params))[:, None]
    )
    opened = touches / 4 * setting.of_channels("open_rate")
    private = setting.span("private")
    views = (hearing * opened[:, None, :] / 7).transpose(0, 2, 1)
    week.today.views[:, private] += views
    week.today.craft[:, private] += views
    week.today.hard[:, private] += views * orders.mix[:, :, 2:3]
    customers = np.maximum(state.stage[..., ASK:].sum(axis=(2, 3)), 1)
    share = np.minimum(hearing / customers[:, :, None], 1.0)
    strength = opened * setting.of_channels("sells") * (orders.mix @ _SELLS)
    # More touches sell more, by less and less.
    strength = strength / (1 + 0.6 * opened)
    week.today.lift *= 1 + params.value * (share * strength[:, None, :]).sum(axis=2)
    felt = np.minimum(opened, 1.0) * (
        params.service_trust * orders.mix[:, :, 0] - params.promotion_distrust * orders.mix[:, :, 2]
    )
    care = (share * felt[:, None, :]).sum(axis=2)
    state.trust = np.clip(state.trust + care / 7, 0.0, 1.0)
    week.pay_all("private", _cost(week, hearing, touches, params), "private")


def _cost(week: Week, hearing: Counts, touches: Floats, params: Params) -> Counts:
    """What a day of messages and the coupons in them cost [B, H], in fen."""
    setting, mix = week.setting, week.orders.mix
    coupons = setting.of_channels("open_rate") * mix[:, :, 2] * params.coupon
    each = setting.of_channels("touch_cost") + coupons
    cost: Counts = np.floor(hearing.sum(axis=1) * touches / 28 * each).astype(np.int64)
    return cost


def _lose(week: Week, exits: Floats, params: Params) -> None:
    """Members mute, then leave; those who muted leave first."""
    state, orders = week.state, week.orders
    setting = week.setting
    draws = week.draws["touch_fatigue"].on(week.day)
    usual = setting.of_channels("weekly_exit")
    keep = 1 - 0.3 * orders.mix[:, :, 1]
    rate = np.minimum(exits * keep, 0.9)
    count = state.members.sum(axis=3)
    tired = 0.25 * np.maximum(exits - usual, 0.0)
    tired = tired + params.promotion_mutes * orders.mix[
        :, :, 2
    ] * orders.touches / setting.of_channels("best_touches")
    chance = 1 - np.exp(-np.array([tired, rate]) / 7)[:, :, None, :]
    muting, leaving = binomial(np.array([count - state.muted, count]), chance, draws)
    state.muted += muting
    state.muted -= np.minimum(state.muted, leaving)
    _take_out(state.members, leaving)
    left = leaving.sum(axis=(1, 2))
    week.report_day("exits", left)
    week.count("exits", left)


def _take_out(members: Counts, leaving: Counts) -> None:
    """Remove `leaving` [B, G, H] from `members` [..., tenure], the newest first."""
    for tenure in range(members.shape[-1]):
        gone = np.minimum(members[..., tenure], leaving)
        members[..., tenure] -= gone
        leaving = leaving - gone
