"""Co-creation: consumers post about the product themselves.

Idea: customers, members and people who would like to try the product post when somebody asks, helps
and thanks those who trust the brand. A campaign is slow to start, for people follow people; a
reward brings more posts by less and less, and a large one brings posts that look paid for.

    posts   = n · (c · customers + m · members + d · drawn) · trust · heat
              · (ρ + reward ÷ (reward + half · price))
    heat   += (hours ÷ (hours + h0) − heat) · start             a week
    sincere = 1 − p · reward ÷ (reward + half · price)
    rewards are paid by the post, for as many as the campaign's hours can thank; then posting stops

Symbols: by platform of the campaign and persona; n how much people of the trade like to show what
they bought (beauty more than others); drawn are people at the stages appeal and ask; ρ
what comes without a reward. Sources: course:F8 (a community of trials and tutorials), course:T6
(users who create with the brand return more), course:T29 and course:T39 (deeper co-creation); word
of mouth works longer than advertising (see course:T6); sizes are game
assumptions. A reward that nobody runs a campaign for does as much as an hour would. Limits: people
post where the campaign runs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import places
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import ACT, APPEAL, Setting
from simgame.market.till import each_day_of
from simgame.market.week import HOURS_A_WEEK, Week

LEVERS = ("co_creation.{platforms}.reward", "co_creation.{platforms}.brief_hours")
WRITES = ("week.consumer_posts",)


class Params(Parameters):
    """Parameters of co-creation."""

    customers: float = given(0.006, "posts/customer/week", "assumption")
    beauty: float = given(4.0, "times the posts in other trades", "assumption")
    members: float = given(0.03, "posts/member/week", "assumption")
    drawn: float = given(0.0015, "posts/person/week", "assumption, course:F8")
    unpaid: float = given(0.25, "share", "assumption")
    half_reward: float = given(0.15, "of the price", "assumption")
    half_hours: float = given(8.0, "hours", "assumption")
    start: float = given(0.3, "share/week", "assumption, course:T6")
    paid_look: float = given(0.35, "share", "assumption, course:T6")


class Memory(Remembered, owner="co_creation"):
    """No campaign runs yet [B, P]."""

    heat: Floats


def opening(setting: Setting) -> dict[str, NDArray[Any]]:
    """No campaign runs yet [B, P]."""
    return {"heat": np.zeros((len(setting.brands), len(setting.platforms)))}


def step(supply: Floats, heat: Floats, reward: Floats, params: Params) -> Floats:
    """Posts of a week; `supply` people who would post at most, `reward` of the price; one shape."""
    pull = params.unpaid + reward / (reward + params.half_reward)
    posts: Floats = supply * heat * pull
    return posts


def start_week(week: Week, params: Params) -> None:
    """Let campaigns warm up, and consumers post as far as rewards can be paid."""
    heat = Memory(week.state).heat
    hours, reward = _campaigns(week)
    if not hours.any() and not heat.any():
        return
    warm = hours / (hours + params.half_hours)
    heat = heat + (warm - heat) * params.start
    Memory(week.state).heat = np.where(heat < 0.001, 0.0, heat)
    heat = np.where(hours > 0, heat, 0.0)
    worth = reward / week.setting.price[:, None]
    posts = step(_supply(week, params)[:, None], heat[..., None], worth[..., None], params)
    paid = np.floor(posts.sum(axis=2) * reward).astype(np.int64)
    aside = week.till.left_of(LEVERS[0])
    share = np.minimum(aside / np.maximum(paid, 1), 1.0)
    share = np.where(reward > 0, share, 1.0)
    week.till.pay_daily(LEVERS[0], each_day_of(np.minimum(paid, aside)))
    for b, p in places(share < 1):
        week.tell_at(
            week.first_hour + HOURS_A_WEEK * share.item(b, p), b, "rewards-used-up",
            platform=week.setting.platforms[p], cost=aside.item(b, p),
            missed=round(posts[b, p].sum() * (1 - share.item(b, p))),
        )  # fmt: skip
    sincere = 1 - params.paid_look * worth / (worth + params.half_reward)
    week.consumer_posts += (posts * (share * sincere)[..., None]).sum(axis=1)


def _campaigns(week: Week) -> tuple[Floats, Floats]:
    """Hours and reward of each campaign [B, P]."""
    hours = week.levers["co_creation.{platforms}.brief_hours"]
    reward = week.levers["co_creation.{platforms}.reward"]
    return np.where(reward > 0, np.maximum(hours, 1.0), hours), reward


def _supply(week: Week, params: Params) -> Floats:
    """People who would post in a week if everybody were asked [B, G]."""
    state = week.state
    customers = state.stage[..., ACT:].sum(axis=(2, 3))
    members = state.members.sum(axis=(2, 3))
    drawn = state.stage[..., APPEAL:ACT].sum(axis=(2, 3))
    would = params.customers * customers + params.members * members + params.drawn * drawn
    shown = params.beauty if week.setting.scenario.product.industry == "beauty" else 1.0
    supply: Floats = shown * would * week.trust.monday
    return supply
