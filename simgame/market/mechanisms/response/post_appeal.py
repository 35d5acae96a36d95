"""Posts differ: two that are made alike are not liked alike, nor watched as long.

Idea: beyond all that can be planned, a post strikes people or it does not. So what people do with
it varies from post to post, and so does how long it is watched; on average nothing is added.

    craft = craft · exp(σ z − σ²/2)          engagement, saves, clicks and persuasion alike
    held  = exp(τ z' − τ²/2)                 of the usual time for which it is watched

Symbols: z, z' of each post, σ, τ their spreads in logs. A post's luck belongs to what it is (brand,
week of the order, touchpoint, ordinal), so a delay does not change it. Sources: the same account's
posts differ two to five times, log sd 0.5–1 (`model:posts`). Limits: how much a post is shown has a
luck of its own (`organic_reach`, `kol`), and the two are independent.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import normal_quantile
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.planned import most_pieces
from simgame.market.posts import NewPosts
from simgame.market.week import Week

LEVERS = ()
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of how posts differ."""

    sigma: float = given(0.6, "log sd a post", "model:posts")
    tau: float = given(0.5, "log sd a post", "model:posts")


def step(z: Floats, sigma: float) -> Floats:
    """Factors with mean 1 and log sd `sigma`, from standard normals of any shape."""
    factor: Floats = np.exp(sigma * z - sigma**2 / 2)
    return factor


def show(week: Week, params: Params) -> None:
    """Settle how each of the week's posts strikes people."""
    found = [_drawn(week, new) for new in week.new.values()]
    if not found:
        return
    z, start = normal_quantile(np.concatenate(found, axis=1)), 0
    craft, held = step(z[0], params.sigma)[:, None], step(z[1], params.tau)
    for new in week.new.values():
        mine = slice(start, start := start + len(new.day))
        new.posts.craft *= craft[mine]
        new.held = held[mine]


def _drawn(week: Week, new: NewPosts) -> Floats:
    """Two uniforms of each post [2, posts], drawn in the week in which it was ordered."""
    found, weeks = np.empty((2, len(new.day))), new.weeks
    touchpoints, pieces = len(week.setting.touchpoints), most_pieces()
    cell = (new.posts.brand * touchpoints + new.posts.touch) * pieces + new.ordinals % pieces
    for ordered in set(weeks.tolist()):
        (mine,) = (weeks == ordered).nonzero()
        found[:, mine] = _uniform(week, ordered).take(cell[mine], axis=1)
    return found


def _uniform(week: Week, ordered: int) -> Floats:
    """The uniforms of all posts that could be ordered in a week [2, B × N × pieces]."""
    shape = (len(week.setting.touchpoints), most_pieces())
    draws = week.streams.draws("post_appeal", week.setting.brands, ordered, (2,), shape)
    return draws.uniform.reshape(2, -1)
