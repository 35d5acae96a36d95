"""The plans of all brands, compiled to arrays once a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simgame.market.setting import SLOT_HOURS, Setting
from simgame.market.setting_cache import once
from simgame.plan.groups.kol import KolOffer
from simgame.plan.groups.paid import OBJECTIVES
from simgame.plan.plan import Plan

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Offer:
    """One brand's offer to one KOL."""

    brand: int
    kol: int
    terms: KolOffer


@dataclass(slots=True)
class Orders:
    """What every brand wants this week (axes as in `setting`).

    Content by touchpoint [B, N]: `count`, `quality`, `sell`, `aim` (persona or −1), `slot_hour`,
    `ahead`. Paid [B, P]: `budget` fen, `objective`, `paid_aim`, the shares of the budget for
    `search_ads` and for `boost` (of own posts, where some are ordered). Private [B, H]:
    `incentive` fen, `touches` per 4 weeks, `mix` [B, H, 3] service, benefit, promotion; `invites`
    where people are invited.
    """

    count: Counts
    quality: Floats
    sell: Floats
    aim: Counts
    slot_hour: Counts
    ahead: NDArray[np.bool_]
    budget: Counts
    objective: Counts
    paid_aim: Counts
    search_ads: Floats
    boost: Floats
    offers: tuple[Offer, ...]
    counter: tuple[str, ...]
    incentive: Counts
    touches: Floats
    mix: Floats
    invites: tuple[tuple[str, ...], ...]


def compile_orders(setting: Setting, plans: Sequence[Plan]) -> Orders:
    """The arrays of `plans`, one plan a brand. Keys that the scenario lacks are ignored."""
    brands = len(plans)
    content = (brands, len(setting.touchpoints))
    paid = (brands, len(setting.platforms))
    private = (brands, len(setting.channels))
    orders = Orders(
        count=np.zeros(content, np.int64),
        quality=np.full(content, 0.5),
        sell=np.full(content, 0.3),
        aim=np.full(content, -1),
        slot_hour=np.full(content, 20),
        ahead=np.zeros(content, np.bool_),
        budget=np.zeros(paid, np.int64),
        objective=np.zeros(paid, np.int64),
        paid_aim=np.full(paid, -1),
        search_ads=np.zeros(paid),
        boost=np.zeros(paid),
        offers=tuple(_offers(setting, plans)),
        counter=tuple(plan.standing.kol_counter for plan in plans),
        incentive=np.zeros(private, np.int64),
        touches=np.zeros(private),
        mix=np.full((*private, 3), 1 / 3),
        invites=tuple(_invites(setting, plan) for plan in plans),
    )
    persona = _persona_index(setting)
    for brand, plan in enumerate(plans):
        _content(setting, orders, brand, plan, persona)
        _paid(setting, orders, brand, plan, persona)
        _private(setting, orders, brand, plan)
    return orders


@once
def _persona_index(setting: Setting) -> dict[str, int]:
    return {g: i for i, g in enumerate(setting.personas)}


def _content(
    setting: Setting, orders: Orders, brand: int, plan: Plan, persona: dict[str, int]
) -> None:
    for platform, kinds in plan.content.items():
        for kind, order in kinds.items():
            n = setting.touch_index.get(("content", platform, kind))
            if n is not None:
                orders.count[brand, n] = order.count
                orders.quality[brand, n] = order.quality
                orders.sell[brand, n] = order.sell
                orders.aim[brand, n] = persona.get(order.aim, -1)
                orders.slot_hour[brand, n] = SLOT_HOURS[order.slot]
                orders.ahead[brand, n] = order.planned_ahead


def _paid(
    setting: Setting, orders: Orders, brand: int, plan: Plan, persona: dict[str, int]
) -> None:
    for p, platform in enumerate(setting.platforms):
        order = plan.paid.get(platform)
        if order is not None:
            orders.budget[brand, p] = order.budget
            orders.objective[brand, p] = OBJECTIVES.index(order.objective)
            orders.paid_aim[brand, p] = persona.get(order.aim, -1)
            posts = plan.content.get(platform, {}).values()
            boost = order.boost if any(post.count for post in posts) else 0.0
            both = max(order.search_ads + boost, 1.0)
            orders.search_ads[brand, p] = order.search_ads / both
            orders.boost[brand, p] = boost / both


def _private(setting: Setting, orders: Orders, brand: int, plan: Plan) -> None:
    for h, channel in enumerate(setting.channels):
        order = plan.private.get(channel)
        if order is not None:
            weights = (order.service, order.benefit, order.promotion)
            total = sum(weights)
            orders.incentive[brand, h] = order.incentive
            orders.touches[brand, h] = order.touches
            if total > 0:
                orders.mix[brand, h] = [weight / total for weight in weights]


def _invites(setting: Setting, plan: Plan) -> tuple[str, ...]:
    return tuple(plan.private[h].touchpoint if h in plan.private else "" for h in setting.channels)


def _offers(setting: Setting, plans: Sequence[Plan]) -> list[Offer]:
    return [
        Offer(brand, k, plan.kol[kol])
        for brand, plan in enumerate(plans)
        for k, kol in enumerate(setting.kols)
        if kol in plan.kol and plan.kol[kol].posts > 0
    ]
