"""Fission: members bring others for a reward.

Idea: each member invites a few people, more of them for a reward, by its being there more than by
its size, and fewer the more
everybody is already there; those who have asked their friends once have fewer left to ask. How many
of the invited come falls when the reward is pushed, for then people invite anybody, and some invite
nobody real.

    invited   ~ NegBin(mean members · K · (1 − A/M) · e^{−asked/friends})
    K         = K0 + (K1 − K0) · r / (r + r½)
    converted ~ Binomial(invited, c · (½ + trust) · r / (r + 0.02) · e^{−max(0, r − r*)/0.25})
    fakes     = invited · max(0, r − r_abuse)

Symbols: r reward ÷ price, A customers, M people, K invitations per member and week. Sources:
course:T14 (converts up to 12 %), referred customers `model:fission`; the rest are game assumptions.
Limits: friends are of the same persona.
"""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import places
from simgame.market.draws import Draws, binomial
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import ASK, Setting
from simgame.market.till import each_day_of
from simgame.market.week import HOURS_A_WEEK, Week

LEVERS = ("private.{private_channels}.invite_reward",)
WRITES = ("days.intents", "days.joined", "state.members")


class Params(Parameters):
    """Parameters of fission."""

    least: float = given(0.05, "invitations/member/week", "model:fission")
    most: float = given(0.3, "invitations/member/week", "model:fission")
    half: float = given(0.05, "of the price", "model:fission")
    converts: float = given(0.13, "share of the invited", "course:T14")
    half_coming: float = given(0.02, "of the price", "assumption")
    distrusted: float = given(0.5, "of the chance, without trust", "assumption")
    surest: float = given(0.9, "share of the invited, at most", "assumption")
    pushed: float = given(0.15, "of the price", "assumption, course:T14")
    cheapens: float = given(0.25, "of the price", "assumption")
    abuse: float = given(0.25, "of the price", "assumption")
    most_fakes: float = given(0.5, "fakes/invitation", "assumption")
    friends: float = given(1.0, "invitations/member", "assumption")
    new_friends: float = given(0.1, "share/week", "assumption")
    spread: float = given(0.3, "shape of the NegBin a member", "model:fission")
    least_spread: float = given(0.05, "shape of the NegBin", "assumption")


def step(members: Floats, reward: Floats, free: Floats, params: Params) -> Floats:
    """Invitations and their chance to convert [2, ...].

    `reward` in prices, `free` the share of friends who may still be asked and are no customers.
    """
    some = params.least + (params.most - params.least) * reward / (reward + params.half)
    invited = np.where(reward > 0, members * some * free, 0.0)
    over = np.maximum(reward - params.pushed, 0)
    worth = reward / (reward + params.half_coming) * np.exp(-over / params.cheapens)
    return np.array([invited, params.converts * worth])


class Memory(Remembered, owner="fission"):
    """Who comes [B, G]; asked per member [B, H]; invited and converted so far [B, 2]."""

    coming: Counts
    asked: Floats
    counted: Counts


def opening(setting: Setting) -> dict[str, Counts | Floats]:
    """Who comes [B, G]; asked per member [B, H]; invited and converted so far [B, 2]."""
    brands = len(setting.brands)
    return {
        "coming": np.zeros((brands, len(setting.personas)), np.int64),
        "asked": np.zeros((brands, len(setting.channels))),
        "counted": np.zeros((brands, 2), np.int64),
    }


def show(week: Week, params: Params) -> None:
    """Those who were brought begin to ask."""
    coming = Memory(week.state).coming
    if coming.any():
        week.days.intents += coming / 7


def end_week(week: Week, params: Params) -> None:
    """Members invite; some of the invited come, and are paid for."""
    setting, own = week.setting, Memory(week.state)
    own.coming = np.zeros_like(own.coming)
    own.asked *= 1 - params.new_friends
    reward = week.levers.private("invite_reward")
    if not reward.any():
        return
    draws = week.draws("fission", (3,), (len(setting.personas), len(setting.channels)))
    strangers = np.maximum(setting.people - week.state.stage[..., ASK:].sum(axis=(2, 3)), 0)
    invited, converted, members = _brought(week, reward, strangers, draws, params)
    room = np.maximum(setting.people[:, None] - week.state.members.sum(axis=3), 0)
    over = np.maximum(reward / setting.price[:, None] - params.abuse, 0)
    fakes = np.floor(invited.sum(axis=1) * np.minimum(over, params.most_fakes)).astype(np.int64)
    converted, fakes = _rewarded(week, reward, np.minimum(converted, room), fakes)
    week.state.members[..., 0] += converted
    week.days.joined += each_day_of(converted)
    own.coming = np.minimum(converted.sum(axis=2), strangers)
    own.counted += np.stack([invited.sum((1, 2)), converted.sum((1, 2))], axis=1)
    own.asked += invited.sum(axis=1) / np.maximum(members.sum(axis=1), 1)
    week.till.pay_daily(LEVERS[0], each_day_of((converted.sum(axis=1) + fakes) * reward))


def _rewarded(
    week: Week, reward: Counts, converted: Counts, fakes: Counts
) -> tuple[Counts, Counts]:
    """Those who come [B, G, H], and fakes [B, H], as far as rewards were set aside for them."""
    wanted = converted.sum(axis=1) + fakes
    rewards = week.till.left_of(LEVERS[0]) // np.maximum(reward, 1)
    for b, h in places(wanted > np.where(reward > 0, rewards, wanted)):
        channel, count = week.setting.channels[h], rewards.item(b, h)
        week.tell_at(week.first_hour + HOURS_A_WEEK, b, "invites-used-up",
                     channel=channel, count=count, missed=wanted.item(b, h) - count)  # fmt: skip
    share = np.minimum(rewards / np.maximum(wanted, 1), 1.0)
    until = np.floor(converted.cumsum(axis=1) * share[:, None] + 1e-9).astype(np.int64)
    return np.diff(until, axis=1, prepend=0), np.floor(fakes * share).astype(np.int64)


def _brought(
    week: Week, reward: Counts, strangers: Counts, draws: Draws, params: Params
) -> tuple[Counts, Counts, Counts]:
    """Invited, converted and inviting people [B, G, H]."""
    setting, state = week.setting, week.state
    members = np.maximum(state.members.sum(axis=3) - state.muted, 0)
    left = np.exp(-Memory(state).asked / params.friends)
    free = (strangers / setting.people)[:, :, None] * left[:, None]
    paid = (reward / setting.price[:, None])[:, None, :]
    mean, chance = step(members.astype(float), np.broadcast_to(paid, members.shape), free, params)
    shape = np.maximum(params.spread * members, params.least_spread)
    # A Gamma's quantile by Wilson and Hilferty, so that invitations cluster on few members.
    luck = np.maximum(1 - 1 / (9 * shape) + draws.normal[0] / (3 * np.sqrt(shape)), 0.0) ** 3
    pool = np.repeat(strangers[:, :, None], len(setting.channels), axis=2)
    invited = binomial(pool, mean * luck / np.maximum(pool, 1), draws.on(1))
    trusted = (params.distrusted + week.trust.monday)[:, :, None]
    chance = np.minimum(chance * trusted, params.surest)
    return invited, binomial(invited, chance, draws.on(2)), members
