"""Boosting: money that buys more viewers for the brand's own posts.

Idea: part of a platform's ad budget shows the week's own posts to more people, the better posts
more. Viewers answer a post as they answer any post, not as they answer an ad. The views come from
the same auction as ads, and a post has only so many people who may like it, so money buys less and
less.

    bought = m · reach · (1 − exp(−money ÷ price ÷ (m · reach)))
    views  = views · (1 + bought · q² ÷ Σ views · q²)

Symbols: money and price a view in fen, reach the views that the posts get by themselves, m the most
that boosting can multiply them by, q quality. Sources: course:T5 (interaction is the remedy for
falling engagement); the saturating form is a game assumption. Limits: reported with the post, paid
with the ads; all of the money is spent, whatever it finds.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import AdsBought
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.planned import ad_shares
from simgame.market.week import Week

LEVERS = (
    "paid.{platforms}.boost",
    "content.{platforms}.{content_types}.count",
    "paid.{platforms}.search_ads",
)
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of boosting."""

    most: float = given(6.0, "of the views without", "assumption")
    price: float = given(1.1, "of an ad impression", "assumption")


def step(reach: Floats, money: Floats, price: Floats, most: float) -> Floats:
    """Views bought for `money` where posts get `reach` views by themselves; any shape."""
    room = most * reach
    bought: Floats = room * (1 - np.exp(-money / np.maximum(price * room, 1e-9)))
    return bought


def show(week: Week, params: Params) -> None:
    """Add the views that money buys to the posts that go public this week."""
    ads, new = week.passed_on(AdsBought), week.new.get("content")
    boost = week.levers.of(ad_shares).boost
    if ads is None or new is None or not boost.any():
        return
    money = ads.spend * boost
    setting, posts = week.setting, new.posts
    account = posts.brand * len(setting.platforms) + new.platform
    views = posts.views.sum(axis=1)
    reach = np.bincount(account, views, money.size).astype(float)
    liked = np.bincount(account, views * new.quality**2, money.size)
    cpm = setting.of_platforms("cost_per_1000") * week.factors.traffic
    price = np.tile(params.price * cpm / 1000, len(setting.brands))
    bought = step(reach, money.ravel(), price, params.most)
    each = bought[account] * new.quality**2 / np.maximum(liked[account], 1e-9)
    posts.views *= 1 + each[:, None]
