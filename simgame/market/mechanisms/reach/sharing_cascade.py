"""Sharing: most posts of consumers go nowhere, a few spread far; good own posts are passed on.

Idea: everybody who shares a post is seen by others, of whom some share it again. With R new shares
from each, and R different from post to post, most cascades end at once and a few are very large;
rarely a hub picks one up.

    next generation ~ Poisson(R · k · S / N),   R = Rmax · Beta(a, 1)
    P(size = n | R)  = e^{−R n} (R n)^{n − 1} / n!              (Borel), and Pareto beyond a hub
    viewers          = v · size;   own posts: views · 1 / (1 − R) ÷ that of a usual post

The largest cascades of a week's n posts are drawn one by one, by order statistics; the rest come at
their mean. Who sees consumers' posts may become aware of the brand, ask for it, or search.

Symbols: Beta(0.08, 1) for consumers' posts; a grows with quality for the brand's own. Sources:
course:F18, course:T6; sizes of cascades on social networks `goel2016`, `model:cascade`; total
progeny of branching `borel1942`. Limits: cascades end within the week; depletion S / N only caps
the largest.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from simgame.market.board.passed_on import Spread
from simgame.market.mechanism import Counts, Floats, Parameters, given, line, table
from simgame.market.planned import most_pieces
from simgame.market.setting import ACT
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.intents", "days.word_of_mouth", "week.new")
LARGEST = 16
# Own posts, over their quality.
_OWN = table([0.05, 0.35], "shape of the Beta; per quality", "assumption")
_SIZES = 20_000


class Params(Parameters):
    """Parameters of sharing."""

    beta: float = given(0.08, "shape", "model:cascade")
    r_max: float = given(1.0, "shares/share", "model:cascade")
    hub: float = given(0.0001, "chance a post", "model:cascade")
    hub_size: float = given(60.0, "shares", "assumption")
    hub_exponent: float = given(1.2, "exponent", "model:cascade")
    own_r_max: float = given(0.8, "shares/share", "assumption")
    own_usual_beta: float = given(0.26, "shape at a quality of 60 %", "assumption")
    members_post: float = given(0.0015, "posts/member/week", "assumption")
    customers_post: float = given(0.0002, "posts/customer/week", "assumption")
    viewers: float = given(150.0, "viewers/share", "assumption")
    crowd: float = given(0.1, "of all people, at most", "assumption")
    told_from: float = given(40_000.0, "viewers", "assumption")
    rest: float = given(0.98, "share of posts that are not the largest", "assumption")
    heard: float = given(0.6, "people/viewer", "assumption, course:T6")
    asks: float = given(0.0175, "intentions/viewer", "assumption, course:T6")


@lru_cache
def survival(beta: float, r_max: float, hub: float, hub_size: float, exponent: float) -> Floats:
    """P(size ≥ n) for n = 1, 2, … of a consumer's cascade."""
    edges = np.concatenate([[0.0], np.geomspace(1e-6, 0.5, 60), np.linspace(0.5, 1.0, 200)[1:]])
    weight, middle = np.diff(edges**beta), r_max * (edges[1:] + edges[:-1]) / 2
    n = np.array(sorted({*range(1, 200), *np.geomspace(200, _SIZES, 150).astype(int).tolist()}))
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, _SIZES + 1)))])[n]
    log_p = -middle * n[:, None] + (n[:, None] - 1) * np.log(middle * n[:, None])
    chance = np.exp(log_p - log_factorial[:, None]) @ weight
    every = np.exp(np.interp(np.log(np.arange(1, _SIZES + 1)), np.log(n), np.log(chance)))
    branching = np.clip(1 - np.concatenate([[0.0], np.cumsum(every)[:-1]]), 0.0, 1.0)
    far = np.minimum(1.0, (hub_size / np.arange(1, _SIZES + 1)) ** exponent)
    left: Floats = 1 - (1 - branching) * (1 - hub * np.where(np.arange(_SIZES) > 0, far, 1.0))
    left[0] = 1.0
    return np.maximum.accumulate(left[::-1])[::-1]


def step(uniform: Floats, params: Params) -> Counts:
    """Sizes of consumers' cascades, the first post included, from uniforms; any shape."""
    size: Counts = np.searchsorted(_rising(params), -(1 - uniform), side="right")
    return np.maximum(size, 1)


@lru_cache
def _rising(params: Params) -> Floats:
    """The survival with its sign turned, so that it rises."""
    return -survival(params.beta, params.r_max, params.hub, params.hub_size, params.hub_exponent)


def show(week: Week, params: Params) -> None:
    """Pass on the week's own posts; let what consumers post be seen."""
    setting = week.setting
    draws = week.draws("sharing_cascade", (), (len(setting.touchpoints) * most_pieces() + LARGEST,))
    new = week.new.get("content")
    if new is not None:
        cell = new.posts.touch * most_pieces() + new.ordinals % most_pieces()
        shared = passed_on(draws.uniform[new.posts.brand, LARGEST + cell], new.quality, params)
        new.posts.views *= shared[:, None]
    posts = week.consumer_posts + _unasked(week, params)
    if posts.any():
        _seen(week, posts, draws.uniform[:, :LARGEST], params)


def passed_on(uniform: Floats, quality: Floats, params: Params) -> Floats:
    """Factor on the views of own posts [posts]: 1 on average at a quality of 60 %."""
    shape = line(_OWN, quality)
    shared: Floats = 1 / (1 - params.own_r_max * uniform ** (1 / shape))
    return shared / _usual(params.own_r_max, params.own_usual_beta)


@lru_cache
def _usual(r_max: float, beta: float) -> float:
    middle = (np.arange(4000) + 0.5) / 4000
    return float(np.mean(1 / (1 - r_max * middle ** (1 / beta))))


def _unasked(week: Week, params: Params) -> Floats:
    """Posts that members and customers make by themselves [B, G]."""
    state = week.state
    members = state.members.sum(axis=(2, 3))
    customers = state.stage[..., ACT:].sum(axis=(2, 3))
    posts = params.members_post * members + params.customers_post * customers
    unasked: Floats = posts * week.trust.monday
    return unasked


def _seen(week: Week, posts: Floats, uniform: Floats, params: Params) -> None:
    """Viewers of consumers' posts [B, G] hear of the brand, and some ask."""
    number = np.maximum(posts.sum(axis=1), 1e-9)
    largest = cascades(uniform, number, params)
    week.pass_on(Spread(number, largest))
    crowd = params.crowd * week.setting.people.sum()
    reshared = largest.sum(axis=1) + _mean_rest(params) * np.maximum(number - LARGEST, 0.0)
    viewers = crowd * (1 - np.exp(-params.viewers * reshared / crowd))
    by_persona = posts / number[:, None] * viewers[:, None]
    share = by_persona / week.setting.people
    week.days.word_of_mouth += params.heard * share / 7
    week.days.intents += params.asks * by_persona / 7
    for b, size in enumerate(largest[:, 0].tolist()):
        if size * params.viewers > params.told_from:
            week.tell(b, "consumer-post-spread", views=int(size * params.viewers))


def cascades(uniform: Floats, number: Floats, params: Params) -> Floats:
    """Sizes of the largest cascades among `number` posts of each brand [B, LARGEST]; 0 beyond."""
    waiting = (-np.log(uniform)).cumsum(axis=1)
    sizes = step(1 - np.minimum(waiting / number[:, None], 1.0), params)
    return np.where(waiting < number[:, None], sizes, 0.0)


@lru_cache
def _mean_rest(params: Params) -> float:
    """Mean size of cascades that are not among the largest."""
    middle = (np.arange(2000) + 0.5) / 2000 * params.rest
    return float(step(middle, params).mean())
