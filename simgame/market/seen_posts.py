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

# Views first, then what is shared out by how well a post was received.
_SHOWN = ("impressions", "engagements", "saves", "clicks", "orders")
_COLUMNS = [METRICS.index(metric) for metric in _SHOWN]


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
    if seen is None or not len(mine := np.flatnonzero((seen.brand == brand) & (seen.views > 0))):
        return
    mine = mine[np.argsort(seen.touch[mine], kind="stable")]
    touched, of = np.unique(seen.touch[mine], return_inverse=True)
    nth = np.arange(len(mine)) - np.searchsorted(of, of)
    weights = np.zeros((len(_SHOWN), len(touched), nth.max() + 1))
    weights[0, of, nth], weights[1:, of, nth] = seen.views[mine], seen.liked[mine]
    counts = _shared_out(reported[touched][:, _COLUMNS].T, weights)[:, of, nth]
    whose = zip(seen.touch[mine].tolist(), seen.hour[mine].tolist(), strict=True)
    for (n, hour), row in zip(whose, counts.T.tolist(), strict=True):
        touch = setting.touchpoints[n]
        figures = dict(zip(_SHOWN, row, strict=True))
        yield PostRow(group=touch.group, keys=touch.keys, hour=hour, **figures)


def _shared_out(totals: Floats, weights: Floats) -> Counts:
    """Each of the `totals` in whole numbers by its `weights` [..., parts], which add up to it."""
    until = np.cumsum(weights, axis=-1)
    part = np.rint(totals)[..., None] * until / np.maximum(until[..., -1:], 1e-9)
    shares: Counts = np.rint(part).astype(np.int64)
    shares[..., 1:] -= shares[..., :-1].copy()
    return shares
