"""Where people buy: a brand may lead its buyers to one shop rather than another.

Idea: shops differ in commission, delivery and how many buyers are lost on the way. Links, codes and
offers lead buyers towards some of them; whoever is led away from where they would have bought is
partly lost, members least, for they know the way.

    share_w = natural_w · pull^(2 weight_w − 1) ÷ Σ over shops
    lift    = 1 − detour · ½ Σ |share − natural| · (1 − known way · member share)

Symbols: natural share of the scenario; weight 0–1, where ½ leads nobody; pull the most that leading
does. Sources: course:F15 (each place to sell has its friction and its commission), course:T23
(margins differ by where one sells); the form is a game assumption. Limits: all personas buy at the
same shops; delivery and commission are those of the scenario all season.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import shared_out
from simgame.market.mechanism import Counts, Floats, Parameters, given
from simgame.market.remembered import Remembered
from simgame.market.setting import ASK, Setting
from simgame.market.week import Week

LEVERS = ("price.shops.{shops}.weight",)
WRITES = ("week.shops",)
# What is written down about each shop.
BOOKS = ("orders", "gmv", "refunds", "goods", "commission", "delivery")


class Params(Parameters):
    """Parameters of where to sell."""

    pull: float = given(5.0, "factor", "assumption, course:F15")
    detour: float = given(0.15, "share lost", "assumption")
    known_way: float = given(0.7, "share", "assumption")


def step(natural: Floats, weight: Floats, pull: float) -> Floats:
    """Shares of orders by shop [B, W], from `natural` [W] and `weight` [B, W] of each brand."""
    pulled = natural * pull ** (2 * weight - 1)
    shares: Floats = pulled / pulled.sum(axis=1, keepdims=True)
    return shares


class Memory(Remembered, owner="where_to_sell"):
    """The books of each shop over the season [B, W, len(BOOKS)]: orders and fen."""

    books: Counts


def opening(setting: Setting) -> dict[str, Counts]:
    """The books of each shop over the season [B, W, len(BOOKS)]: orders and fen."""
    shape = (len(setting.brands), len(setting.shop_shares), len(BOOKS))
    return {"books": np.zeros(shape, np.int64)}


def start_week(week: Week, params: Params) -> None:
    """Settle each brand's shares of orders, and who is lost on the way."""
    if not week.levers.used(LEVERS[0]).any():
        return
    setting, state = week.setting, week.state
    natural = setting.shop_shares
    week.shops = step(natural, week.levers[LEVERS[0]], params.pull)
    led = np.abs(week.shops - natural).sum(axis=1) / 2
    customers = np.maximum(state.stage[..., ASK:].sum(axis=(2, 3)), 1)
    members = np.minimum(state.members.sum(axis=(2, 3)) / customers, 1.0)
    week.factors.purchase *= 1 - params.detour * led[:, None] * (1 - params.known_way * members)


def end_week(week: Week, params: Params) -> None:
    """Write down what each shop sold, and what that cost."""
    setting, product = week.setting, week.setting.scenario.product
    both = np.array([week.days.orders.sum(axis=(0, 2, 3, 4)), week.days.refunds.sum(axis=0)])
    orders, refunds = shared_out(both, week.shops, np.full(both.shape, 0.5))
    gmv = orders * week.paid_each[:, None]
    rows = (orders, gmv, refunds, orders * product.goods_cost,
            gmv * setting.of_shops("commission"), orders * setting.shop_delivery)  # fmt: skip
    Memory(week.state).books += np.rint(rows).astype(np.int64).transpose(1, 2, 0)
