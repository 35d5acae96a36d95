"""Who sees the brand's own posts: followers, and others to whom the platform shows them.

Idea: a post reaches a share of followers and, where there are no pools, is discovered by others.
Better content reaches more; several posts on one day split attention; a steady rhythm keeps
followers used to the brand;
the hour matters most where posts live for hours only.

    from followers  = followers · reach rate · (0.5 + q) · rhythm · cadence · hour
    by discovery    = discovery · (0.4 + 1.2 q²) · fit · luck · cadence · hour
    both times the attention of the week's events
    cadence         = (posts on that day)^(−split)
    craft           = (0.7 + 0.6 q) · 1.3 for the persona it is made for, 0.9 for the others
    hour            = online time in two half-lives after publication ÷ its daily mean

Symbols: q quality 0–1; views are settled at publication and given out by the platform's half-life.
Sources: organic reach 2–10 % of followers (`model:organic`), course:F4 (rhythm and timing); the
functional forms are game assumptions. Limits: where posts climb through pools, discovery belongs
to `recommendation_pools`; sharing is a mechanism of its own.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import Freshness, Luck
from simgame.market.mechanism import Floats, Parameters, given, line, table
from simgame.market.planned import aimed, most_pieces
from simgame.market.posts import NewPosts, Posts
from simgame.market.under_way import Publication, columns
from simgame.market.week import Week

LEVERS = ()
WRITES = ("state.fresh", "state.rhythm", "week.new")
# For the persona a post is made for, and for the others.
_LIKED = table([1.5, 0.85], "of the usual share of who discovers it", "assumption").tolist()
_AIMED = table([1.3, 0.9], "of the usual craft", "assumption").tolist()
_FOUND = table([0.4, 1.2], "of discovery; per quality²", "assumption")
_CRAFT = table([0.7, 0.6], "craft; per quality", "assumption")


class Params(Parameters):
    """Parameters of organic reach."""

    split: float = given(0.5, "exponent", "assumption")
    luck_sigma: float = given(0.7, "log sd", "assumption")
    dull: float = given(0.5, "of the reach rate, without quality", "assumption")
    steadier: float = given(0.35, "of what is missing in rhythm, a day with a post", "assumption")
    rhythm_gain: float = given(0.5, "share", "assumption, course:F4")
    rhythm_half_life_days: float = given(7.0, "days", "assumption")
    fresh_half_life_days: float = given(10.0, "days", "assumption")


def step(
    followers: Floats,
    audience: Floats,
    quality: Floats,
    reach_rate: Floats,
    discovery: Floats,
    factor: Floats,
    rhythm: Floats,
    params: Params,
) -> Floats:
    """Views [posts, G] over the posts' lives.

    `followers` [posts, G] of each post's account, `audience` [posts, G] shares of those who may
    discover it, the rest [posts]; `factor` joins fit, luck, cadence and hour.
    """
    steady = 1 + params.rhythm_gain * (rhythm - 0.5)
    loyal = reach_rate * (params.dull + quality) * steady * factor
    found = discovery * line(_FOUND, quality**2) * factor
    return followers * loyal[:, None] + audience * found[:, None]


def start_week(week: Week, params: Params) -> None:
    """Draw the luck of every post that can be ordered this week."""
    luck = week.draws("organic_reach", (), (len(week.setting.touchpoints), most_pieces())).normal
    week.pass_on(Luck(np.exp(params.luck_sigma * luck)))


def show(week: Week, params: Params) -> None:
    """Take in the week's own posts: who will see them, if nothing else moves that."""
    touch = week.setting.touchpoints
    new = [p for p in week.published if touch[p.touch].group == "content"]
    if new:
        week.new["content"] = _published(week, new, params)
    else:
        rhythms(week, np.zeros((7, *week.state.rhythm.shape)), params)


def timing(until: Floats, audience: Floats, hours: Floats, half_life: Floats) -> Floats:
    """Online time in the two half-lives after publication, against its daily mean [posts].

    `until` [49, G] online time before each hour of two days, `audience` [posts, G], `hours` of
    publication and `half_life` in hours [posts]; windows are 1 to 24 hours long.
    """
    start = hours.astype(np.intp) % 24
    span = np.minimum(np.maximum(np.rint(2 * half_life), 1), 24).astype(np.intp)
    seen = until[start + span] - until[start]
    factor: Floats = np.einsum("ng,ng->n", audience, seen) * 24 / span
    return factor


def _published(week: Week, new: list[Publication], params: Params) -> NewPosts:
    setting, state = week.setting, week.state
    brand, touch, aim, hour, quality, sell, luck = columns(
        new, "brand", "touch", "aim", "hour", "quality", "sell", "luck"
    )
    day = ((hour - week.first_hour) // 24).astype(np.intp)
    platform, kind = setting.touch_platform[touch], setting.touch_type[touch]
    account = (day * len(setting.brands) + brand) * len(setting.platforms) + platform
    crowd = np.bincount(account)[account]
    likes = week.online.T[platform] * setting.wants.T[kind]
    likes = np.maximum(likes * aimed(aim, len(setting.personas), *_LIKED), 1e-9)
    audience = likes / likes.sum(axis=1, keepdims=True)
    half_life = setting.of_platforms("half_life")[platform]
    timed = timing(setting.activity_until, audience, hour, half_life)
    best = np.zeros((7, *state.rhythm.shape))
    np.maximum.at(best, (day, brand, platform), quality)
    rhythm = rhythms(week, best, params)
    shown = (
        setting.format_fit[platform, kind]
        * timed
        * crowd**-params.split
        * week.factors.attention[platform]
        * week.factors.reach[brand, platform]
    )
    discovery = setting.of_platforms("discovery")[platform]
    pooled = setting.of_platforms("pool_quota")[platform] > 0
    views = step(
        state.followers[brand, :, platform].astype(float),
        audience,
        quality,
        setting.of_platforms("organic_reach")[platform],
        np.where(pooled, 0.0, discovery),
        shown * luck,
        rhythm[day, brand, platform],
        params,
    )
    craft = line(_CRAFT, quality)[:, None] * aimed(aim, len(setting.personas), *_AIMED)
    usual = np.ones(len(new))
    posts = Posts(brand, touch, hour, np.log(2) / half_life, sell, usual, craft, views)
    idents, orders = tuple(p.ident for p in new), tuple(p.order for p in new)
    chance = np.where(pooled, discovery * shown, 0.0)
    z = np.log(luck) / params.luck_sigma
    return NewPosts(posts, day, platform, kind, quality, z, chance, audience, idents, orders)


def rhythms(week: Week, best: Floats, params: Params) -> Floats:
    """How steadily was published before each day, from the `best` new quality; both [D, B, P].

    Also keeps, for advertising, the quality of the freshest content on each day, and carries both
    into the next week.
    """
    tired = 0.5 ** (1 / params.rhythm_half_life_days)
    fading = 0.5 ** (1 / params.fresh_half_life_days)
    posted = (best > 0).astype(float)
    rhythm, fresh = np.empty(best.shape), np.empty(best.shape)
    steady, newest = week.state.rhythm, week.state.fresh
    for day in range(7):
        before = np.multiply(steady, tired, out=rhythm[day])
        steady = before + posted[day] * (1 - before) * params.steadier
        newest = np.maximum(newest * fading, best[day], out=fresh[day])
    week.state.rhythm, week.state.fresh = steady, newest.copy()
    week.pass_on(Freshness(fresh))
    return rhythm
