"""Recommendation pools: a post climbs from pool to pool as long as it beats the others in it.

Idea: a platform shows a new post to a few hundred people. By how they take it, the better part of
a pool goes on to the next: 300, 4k, 15k, 120k, 500k, 2M and 8M viewers, then everybody there. What
is watched to the end is taken well, so that a hook and a short post climb; a loud hook and a short
post also promise more than they tell.

    score   = m · [(q − s) / σ + g · ln(watched / L ÷ usual)] + √(1 − m²) · luck
    rank    = 1 − Φ(score)                      share of posts that did better
    promoted from pool k while rank < p_1 · … · p_k,   p_k = max(p · 0.7^k, 0.1)
    A       = attention · (0.5 + hook) · (0.7 + 0.5 q),   watched = held · A · (1 − e^{−L / A}) ≤ L
    views   = chance · (viewers at that rank ÷ those of a usual post)
    seen by = N · (1 − e^{−views / N}),   N = 1.5 % of those online there
    craft   = craft · (1 − c · (hook − ½)) · 0.9 if short, 1.12 if long

Symbols: q quality; s, σ mean and spread of the category's posts, of which the market's own are a
part; A seconds of attention, L seconds of the post, held how posts
differ (`post_appeal`); p the platform's quota. Sources: course:F18
(pools favour quality), course:T12 (8 s of attention); pool sizes and quotas are as practitioners
tell them, a game assumption. Limits: a pool's views come at once by the post's half-life.
"""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist

import numpy as np

from simgame.market.mechanism import Floats, Parameters, given, line, table
from simgame.market.posts import NewPosts
from simgame.market.week import Week

LEVERS = ("content.{platforms}.{content_types}.hook", "content.{platforms}.{content_types}.length")
WRITES = ("week.new",)
# Short, standard and long posts.
SECONDS = table([12.0, 25.0, 60.0], "seconds", "assumption")
_CRAFT = table([0.9, 1.0, 1.12], "of the usual craft", "assumption")
_POOLS = table(
    [100.0, 300.0, 4e3, 15e3, 120e3, 500e3, 2e6, 8e6, 30e6], "viewers", "assumption, course:T12"
)
_USUAL = table([0.5, 25.0, 0.6], "hook, seconds, quality of a usual post", "assumption")
_HOOKED = table([0.5, 1.0], "of attention; per hook", "assumption")
_HELD = table([0.66, 0.47], "of that; per quality", "assumption")
_QUOTAS = table([0.7, 0.1], "of the quota per pool; least quota", "assumption")
_MANY = table(3e5, "people online", "assumption")
_NORMAL = NormalDist()
_Z = np.linspace(-4.0, 5.0, 1801)


class Params(Parameters):
    """Parameters of the pools."""

    merit: float = given(0.3, "weight of merit in the score", "assumption")
    spread: float = given(0.2, "quality, sd", "assumption")
    gate: float = given(1.6, "sd per log of what is watched", "assumption, course:T12")
    loud: float = given(0.12, "craft per hook", "assumption, course:T12")
    usual_score: float = given(0.15, "score of a usual brand post", "assumption")
    most: float = given(0.015, "of people online", "assumption")
    competing: float = given(300.0, "posts a week", "assumption")


@lru_cache
def cuts(quota: float) -> Floats:
    """Share of all posts that get beyond each pool, from the first on."""
    shrinks, least = _QUOTAS
    quotas = np.maximum(quota * shrinks ** np.arange(len(_POOLS) - 2), least)
    return np.cumprod(quotas)


@lru_cache
def _knots(quota: float) -> Floats:
    """Ranks at which the pools end, from the largest on."""
    return np.concatenate([[0.0], cuts(quota)[::-1], [1.0]])


def step(score: Floats, quota: float, scale: Floats, audience: float) -> Floats:
    """Viewers [posts] of posts with `score` (standard normal in the category).

    Between two cuts the next pool is filled the further, the better the rank. `scale` [posts] is
    the part of a pool that is this market's, and `audience` the people whom the largest can fill.
    """
    rank = 1 - _cdf(score)
    pools = np.interp(rank, _knots(quota), _POOLS[::-1]) * scale
    return audience * (1 - np.exp(-pools / max(audience, 1e-9)))


def watched(hook: Floats, length: Floats, quality: Floats, attention: Floats) -> Floats:
    """Seconds for which posts of `length` seconds are watched on average; any shape."""
    held = attention * line(_HOOKED, hook) * line(_HELD, quality)
    seconds: Floats = held * (1 - np.exp(-length / held))
    return seconds


def show(week: Week, params: Params) -> None:
    """Let the week's own posts climb."""
    new = week.new.get("content")
    if new is None:
        return
    hook = new.ordered("hook")
    length = SECONDS[new.ordered("length")]
    told = (1 - params.loud * (hook - 0.5)) * _CRAFT[new.ordered("length")]
    new.posts.craft *= told[:, None]
    score = scores(week, new, hook, length, params)
    views = np.zeros(len(score))
    pooled = np.where(new.chance > 0, new.platform, -1)
    for p in sorted(set(pooled.tolist()) - {-1}):
        here = pooled == p
        quota = week.setting.of_platforms("pool_quota").item(p)
        audience = params.most * float(week.online[:, p].sum())
        usual = _usual(quota, params.merit, params.usual_score)
        views[here] = step(score[here], quota, new.chance[here] / usual, audience)
    new.posts.views += new.audience * views[:, None]


def seconds(week: Week, new: NewPosts, hook: Floats, length: Floats) -> Floats:
    """Seconds for which each of the week's posts is watched [posts], at most to its end."""
    attention = week.setting.of_platforms("attention_seconds")[new.platform]
    return np.minimum(watched(hook, length, new.quality, attention) * new.held, length)


def scores(week: Week, new: NewPosts, hook: Floats, length: Floats, params: Params) -> Floats:
    """How the posts do among the posts of the category, as standard normals [posts]."""
    setting = week.setting
    attention = setting.of_platforms("attention_seconds")[new.platform]
    usual = watched(_USUAL[0], _USUAL[1], _USUAL[2], attention) / _USUAL[1]
    share = np.log(seconds(week, new, hook, length) / length / usual)
    standard = setting.of_platforms("pool_standard")[new.platform]
    same = new.platform[:, None] == new.platform
    others = params.competing + np.bincount(new.platform)[new.platform]
    mean = (params.competing * standard + same @ new.quality) / others
    merit = (new.quality - mean) / params.spread + params.gate * share
    score: Floats = params.merit * merit + np.sqrt(1 - params.merit**2) * new.luck
    return score


@lru_cache
def _usual(quota: float, merit: float, score: float) -> float:
    """Mean viewers of posts whose merit is worth `score`, over their luck."""
    weight = np.exp(-(_Z**2) / 2)
    found = step(score + np.sqrt(1 - merit**2) * _Z, quota, np.ones(1), float(_MANY))
    return float((found * weight).sum() / weight.sum())


def _cdf(z: Floats) -> Floats:
    """The standard normal distribution, by its table."""
    known: Floats = np.interp(z, _Z, _TABLE)
    return known


_TABLE = np.array([_NORMAL.cdf(z) for z in _Z])
