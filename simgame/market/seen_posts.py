"""Posts as their platforms report them: each one's part of what its touchpoint came to in a week.

A touchpoint's counts are shared out among its posts that were seen: views by how often each was
seen, all else by how well it was received there too. So they add up to the touchpoint's row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Counts, Floats
from simgame.market.posts import Posts
from simgame.market.setting import Setting
from simgame.market.week import HOURS_A_WEEK, METRICS
from simgame.plan.observation import PostRow

_LIKED = ("engagements", "saves", "clicks", "orders")


class SeenPosts(NamedTuple):
    """The posts that were seen in a week: whose, where, since which hour [posts].

    `views` [posts] of the week, and the same times how well each is made for who saw it, `liked`.
    """

    brand: NDArray[np.intp]
    touch: NDArray[np.intp]
    hour: Counts
    views: Floats
    liked: Floats


def seen_posts(posts: Posts, week: int, days: int) -> SeenPosts:
    """The posts of every brand as they were seen in the first `days` of a week."""
    start = float(HOURS_A_WEEK * week)
    part = posts.left_after(start) - posts.left_after(start + 24.0 * days)
    seen = posts.views * part[:, None]
    hour = posts.born_hour.astype(np.int64)
    liked = (seen * posts.craft).sum(axis=1)
    return SeenPosts(posts.brand, posts.touch, hour, seen.sum(axis=1), liked)


def post_rows(
    setting: Setting, seen: SeenPosts | None, brand: int, reported: Floats
) -> Iterator[PostRow]:
    """A row a post of `brand`, from what its touchpoints have `reported` [N, metric]."""
    if seen is None:
        return
    mine = np.flatnonzero((seen.brand == brand) & (seen.views > 0))
    for n in np.unique(seen.touch[mine]).tolist():
        posts, touch = mine[seen.touch[mine] == n], setting.touchpoints[n]
        counts = [
            _shared_out(reported[n, METRICS.index(metric)], weight[posts])
            for metric, weight in (("impressions", seen.views), *((m, seen.liked) for m in _LIKED))
        ]
        for hour, *row in zip(seen.hour[posts].tolist(), *counts, strict=True):
            yield PostRow(group=touch.group, keys=touch.keys, hour=hour,
                          **dict(zip(("impressions", *_LIKED), row, strict=True)))  # fmt: skip


def _shared_out(total: float, weights: Floats) -> list[int]:
    """`total` in whole numbers by the `weights`, that add up to it."""
    until = np.cumsum(weights)
    ends = np.rint(np.rint(total) * until / max(float(until[-1]), 1e-9)).astype(np.int64)
    parts: list[int] = np.diff(ends, prepend=0).tolist()
    return parts
