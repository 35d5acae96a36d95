"""What several mechanisms ask of the plans: sums and shares of levers (see `Levers.of`)."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Floats
from simgame.market.board.levers import Levers, most
from simgame.market.setting import Setting
from simgame.market.setting_cache import once


def most_pieces() -> int:
    """Pieces of one kind in a week, each with a luck of its own: the most that may be ordered."""
    return most("content.{platforms}.{content_types}.count")


def ai_share(levers: Levers) -> Floats:
    """Share of the own posts' work that is done by AI, over all of them [B]."""
    count, by_ai = levers.content("count"), levers.content("ai_share")
    share: Floats = (count * by_ai).sum(axis=1) / np.maximum(count.sum(axis=1), 1)
    return share


def posts_by_platform(levers: Levers) -> Floats:
    """Own posts that are ordered for each platform [B, P]."""
    posts: Floats = levers.content("count") @ _own(levers.setting)
    return posts


@once
def _own(setting: Setting) -> Floats:
    """1 where a touchpoint is content of a platform [N, P]."""
    where = np.equal.outer(setting.touch_platform, np.arange(len(setting.platforms))) * 1.0
    where[setting.span("content").stop :] = 0.0
    return where


class AdShares(NamedTuple):
    """Shares of the ad budgets for searches and for boosting own posts, each [B, P]."""

    search: Floats
    boost: Floats


def ad_shares(levers: Levers) -> AdShares:
    """How the budgets are split; boosting needs posts, and both together are at most all."""
    search = levers.paid("search_ads")
    boost = levers.paid("boost") * (levers.of(posts_by_platform) > 0)
    both = np.maximum(search + boost, 1.0)
    return AdShares(search / both, boost / both)


def aimed(aim: NDArray[np.int64], personas: int, at: float, others: float) -> Floats:
    """Factor for each persona [..., G].

    `at` for whom a post is made, `others` for the rest, 1 for all where `aim` [...] is −1.
    """
    return _aims(personas, at, others)[aim]


@lru_cache
def _aims(personas: int, at: float, others: float) -> Floats:
    """What `aimed` gives by persona, and in the last row for nobody in particular [G + 1, G]."""
    rows = np.full((personas + 1, personas), others)
    np.fill_diagonal(rows, at)
    rows[-1] = 1.0
    return rows
