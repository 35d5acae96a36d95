"""Touching members: it sells, it tires, and it makes people mute and leave.

Idea: every touch that is opened sells a little; past what a channel bears, members mute first and
leave then. Service feeds trust, benefits keep people, promotion sells now and annoys most.

    lift       = 1 + v · member share · sells · opened · (0.35 service + 0.5 benefit + promotion)
    annoyed    : lift is less by e^{−1.45 max(0, m/m* − 0.85)²}
    exit/week  = weekly exit · (m / m*)^½ + h1 · max(0, m − m*)² · (0.6 + 0.8 promotion)
    mute/week  = 0.25 · exit beyond the usual + 0.25 · promotion² · m / m*

Staff have hours for so many touches only; beyond that all are cut alike.

Symbols: m touches per 4 weeks, m* the channel's best, opened = m/4 · open rate · (1 − muted share)
a week, v value of a touch. Sources: course:T25 (an interior optimum), course:T27, inverted-U of
contact frequency (`model:touch`); coefficients are game assumptions. Limits: no member tiers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simgame.costs.prices import touch_fen
from simgame.market.board.levers import Levers
from simgame.market.draws import binomial, shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given, line, table
from simgame.market.setting import ASK, Setting
from simgame.market.setting_cache import once
from simgame.market.till import each_day_of
from simgame.market.week import Week
from simgame.scenario.work_hours import Channels, touch_hours

LEVERS = (
    "private.{private_channels}.touches",
    "private.{private_channels}.service",
    "private.{private_channels}.benefit",
    "private.{private_channels}.promotion",
)
WRITES = ("days.craft", "days.hard", "days.left", "days.views", "state.members", "state.muted")
_TIRING = table([0.6, 0.8], "of the exits; per promotion", "assumption")
_FEW = table(0.5, "touches, at least", "assumption")
_CONTENTS = ("service", "benefit", "promotion")
_SELLS = table([0.35, 0.5, 1.0], "of what a promotion sells", "assumption")


class Params(Parameters):
    """Parameters of touch and fatigue."""

    value: float = given(3.0, "lift per opened touch/week", "assumption, course:T38")
    saturates: float = given(0.5, "per opened touch/week", "model:touch")
    annoyed: float = given(1.45, "per squared excess", "model:touch")
    tired: float = given(0.0025, "exits/week per touch²", "model:touch")
    service_trust: float = given(0.06, "trust/week", "assumption, course:T25")
    promotion_distrust: float = given(0.04, "trust/week", "assumption, course:T25")
    promotion_mutes: float = given(0.25, "mutes/week", "assumption, course:T25")
    mutes: float = given(0.25, "mutes per exit above the usual", "assumption")
    benefit_holds: float = given(0.3, "of exits", "assumption, course:T25")
    most_exits: float = given(0.9, "exits/week", "assumption")
    too_many: float = given(0.85, "of the best number of touches", "assumption")


class Touched(NamedTuple):
    """Touches per 4 weeks that are made [B, H], and messages opened a day [B, G, H]."""

    touches: Floats
    opened: Floats


def step(touches: Floats, best: Floats, weekly_exit: Floats, promotion: Floats,
         tired: float) -> Floats:  # fmt: skip
    """Share of members who leave in a week [B, H].

    `touches` per 4 weeks and `promotion` share [B, H], `best` and `weekly_exit` [H].
    """
    over = np.maximum(touches - best, 0.0)
    base = weekly_exit * np.sqrt(np.maximum(touches, _FEW) / best)
    return base + tired * over**2 * line(_TIRING, promotion)


def start_week(week: Week, params: Params) -> None:
    """Age the members, pay for the week's messages, and settle how much they sell."""
    setting, state = week.setting, week.state
    if not setting.channels:
        return
    members = state.members
    members[..., -1] += members[..., -2]
    members[..., 1:-1] = members[..., :-2].copy()
    members[..., 0] = 0
    hearing = np.maximum(members.sum(axis=3) - state.muted, 0)
    touches = _managed(week)
    cost = np.floor(7 * hearing.sum(axis=1) * _daily_cost(week, touches)).astype(np.int64)
    aside = week.till.left_of(LEVERS[0])
    paid_for = np.minimum(aside / np.maximum(cost, 1), 1.0)
    paid_for[cost == 0] = 1.0
    week.till.pay_daily(LEVERS[0], each_day_of(np.minimum(cost, aside)))
    touches = touches * paid_for
    opened = touches / 4 * setting.of_channels("open_rate")
    week.pass_on(Touched(touches, hearing * opened[:, None, :] / 7))
    _sell(week, hearing, touches, opened, params)


def _daily_cost(week: Week, touches: Floats) -> Floats:
    """What touching one member costs a day, in fen [B, H]."""
    each = touch_fen(_columns(week.setting), week.levers.of(mix)[:, :, 2])
    cost: Floats = each * touches / 28
    return cost


@once
def _columns(setting: Setting) -> Channels:
    """What the prices ask of the private channels, of all at once [H]."""
    return Channels(*(setting.of_channels(field) for field in Channels._fields))


def mix(levers: Levers) -> Floats:
    """Shares of service, benefit and promotion in the touches [B, H, 3]."""
    weights = np.array([levers.private(name) for name in _CONTENTS]).transpose(1, 2, 0)
    total = weights.sum(axis=2, keepdims=True)
    return np.where(total > 0, weights / np.maximum(total, 1e-9), 1 / len(_CONTENTS))


def _managed(week: Week) -> Floats:
    """Touches [B, H] that community staff have the hours for; all are cut alike."""
    able, touches = week.hours_of("community"), week.levers.private("touches")
    members = week.state.members.sum(axis=(1, 3))
    needed = (touch_hours(_columns(week.setting), members, touches) * (touches > 0)).sum(axis=1)
    managed: Floats = touches * np.minimum(1.0, able / np.maximum(needed, 1e-9))[:, None]
    return managed


def _sell(week: Week, hearing: Counts, touches: Floats, opened: Floats, params: Params) -> None:
    """Opened messages lift purchases and move trust; more touches sell more, by less and less."""
    setting, state, contents = week.setting, week.state, week.levers.of(mix)
    customers = np.maximum(state.stage[..., ASK:].sum(axis=(2, 3)), 1)
    share = np.minimum(hearing / customers[:, :, None], 1.0)
    sells = setting.of_channels("sells") * week.factors.touch_sales
    strength = opened * sells * (contents @ _SELLS) / (1 + params.saturates * opened)
    over = np.maximum(touches / setting.of_channels("best_touches") - params.too_many, 0.0)
    strength *= np.exp(-params.annoyed * over**2)
    felt = np.minimum(opened, 1.0) * (
        params.service_trust * contents[:, :, 0] - params.promotion_distrust * contents[:, :, 2]
    )
    week.factors.purchase *= 1 + params.value * (share * strength[:, None, :]).sum(axis=2)
    week.trust.move((share * felt[:, None, :]).sum(axis=2))


def show(week: Week, params: Params) -> None:
    """Messages opened are views like any other, alike on every day."""
    touched = week.passed_on(Touched)
    if touched is not None:
        private = week.setting.span("private")
        views = touched.opened.transpose(0, 2, 1)
        week.days.views[:, :, private] += views
        week.days.craft[:, :, private] += views
        week.days.hard[:, :, private] += views * week.levers.of(mix)[:, :, 2:3]


def end_week(week: Week, params: Params) -> None:
    """Members of Monday mute, then leave; those who muted leave first."""
    setting, state, touched = week.setting, week.state, week.passed_on(Touched)
    if touched is None:
        return
    draws = week.draws("touch_fatigue", (3,), (len(setting.personas), len(setting.channels)))
    there = state.members[..., 1:].sum(axis=3)
    able = np.array([np.maximum(there - state.muted, 0), there])
    muting, leaving = binomial(
        able, _tiring(week, touched.touches, params)[:, :, None, :], draws.on(slice(0, 2))
    )
    state.muted += muting
    state.muted -= np.minimum(state.muted, leaving)
    days = shared_out(leaving, np.full(7, 1 / 7), draws.uniform[2])
    week.days.left = days.transpose(3, 0, 1, 2)
    _take_out(state.members, leaving)


def _tiring(week: Week, touches: Floats, params: Params) -> Floats:
    """Share of members who mute, and who leave, in this week [2, B, H]."""
    setting = week.setting
    _, benefit, promotion = week.levers.of(mix).transpose(2, 0, 1)
    best, usual = setting.of_channels("best_touches"), setting.of_channels("weekly_exit")
    exits = step(touches, best, usual, promotion, params.tired) * week.factors.exits
    mutes = params.mutes * np.maximum(exits - usual, 0)
    mutes += params.promotion_mutes * promotion**2 * touches / best
    exits *= 1 - params.benefit_holds * benefit
    hazards = np.array([mutes, np.minimum(exits, params.most_exits)])
    share: Floats = 1 - np.exp(-hazards)
    return share


def _take_out(members: Counts, leaving: Counts) -> None:
    """Remove `leaving` [B, G, H] from `members` [..., tenure], the newest of Monday's first."""
    for tenure in range(1, members.shape[-1]):
        gone = np.minimum(members[..., tenure], leaving)
        members[..., tenure] -= gone
        leaving = leaving - gone
