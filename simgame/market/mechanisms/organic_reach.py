"""Who sees the brand's own posts: followers, and others to whom the platform shows them.

Idea: a post reaches a share of followers and is discovered by others. Better content reaches
more; several posts on one day split attention; a steady rhythm keeps followers used to the brand;
the hour matters most where posts live for hours only.

    from followers  = followers · reach rate · (0.5 + q) · rhythm · cadence · hour
    by discovery    = discovery · (0.25 + 1.5 q²) · fit · luck · cadence · hour
    cadence         = (posts on that day)^(−split)
    hour            = online time in the first half-life after publication ÷ its daily mean

Symbols: q quality 0–1; views are settled at publication and given out by the platform's half-life.
Sources: organic reach 2–10 % of followers (`model:organic`), course:F4 (rhythm and timing); the
functional forms are game assumptions. Limits: discovery is one number per platform; pools and
sharing cascades are mechanisms of their own.
"""

from __future__ import annotations

import numpy as np

from simgame.market.draws import normal_quantile
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.posts import Posts
from simgame.market.transit import Publication
from simgame.market.week import Week

LEVERS = (
    "content.{platforms}.{content_types}.count",
    "content.{platforms}.{content_types}.slot",
)


class Params(Parameters):
    """Parameters of organic reach."""

    split: float = given(0.35, "exponent", "assumption")
    luck_sigma: float = given(0.7, "log sd", "assumption")
    rhythm_gain: float = given(0.5, "share", "course:F4")
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
    loyal = reach_rate * (0.5 + quality) * (1 + params.rhythm_gain * (rhythm - 0.5)) * factor
    found = discovery * (0.25 + 1.5 * quality**2) * factor
    views: Floats = followers * loyal[:, None] + audience * found[:, None]
    return views


def start_week(week: Week, params: Params) -> None:
    """Draw the luck of every post that can be ordered this week."""
    uniform = week.weekly("organic_reach", (len(week.setting.touchpoints), 14))
    week.kept["luck"] = np.exp(params.luck_sigma * normal_quantile(uniform))


def each_day(week: Week, params: Params) -> None:
    """Take in today's posts, and show today's part of all that are live."""
    state = week.state
    fading = 0.5 ** (1 / params.rhythm_half_life_days)
    state.rhythm *= fading
    state.fresh *= 0.5 ** (1 / params.fresh_half_life_days)
    new = [p for p in week.published if week.setting.touchpoints[p.touch].group == "content"]
    if new:
        state.posts = state.posts.plus(_published(week, new, params))
    show(week, state.posts)


def show(week: Week, posts: Posts) -> None:
    """Give out the views that fall into today."""
    if not len(posts.brand):
        return
    start = week.first_hour + 24 * week.day
    views = posts.views * posts.part_between(start, start + 24)[:, None]
    where = (posts.brand, posts.touch)
    np.add.at(week.today.views, where, views)
    np.add.at(week.today.craft, where, views * posts.craft[:, None])


def hour_factor(week: Week, hour: float, half_life: float, audience: Floats) -> float:
    """Online time of `audience` [G] in the half-life after `hour`, against its daily mean."""
    curve = audience @ week.setting.activity
    span = max(1, min(24, round(2 * half_life)))
    hours = (int(hour) + np.arange(span)) % 24
    return float(curve[hours].mean() / curve.mean())


def _published(week: Week, new: list[Publication], params: Params) -> Posts:
    setting, state = week.setting, week.state
    brand = np.array([p.brand for p in new])
    touch = np.array([p.touch for p in new])
    platform, kind = setting.touch_platform[touch], setting.touch_type[touch]
    quality = np.array([p.quality for p in new])
    crowd = np.array([sum(o.brand == p.brand and setting.touch_platform[o.touch] == q for o in new)
                      for p, q in zip(new, platform, strict=True)])  # fmt: skip
    likes = week.online.T[platform] * setting.wants.T[kind] * aimed(new, len(setting.personas))
    audience = likes / np.maximum(likes.sum(axis=1, keepdims=True), 1e-9)
    half_life = setting.of_platforms("half_life")[platform]
    timing = [hour_factor(week, p.hour, h, a)
              for p, h, a in zip(new, half_life, audience, strict=True)]  # fmt: skip
    luck = np.array([p.luck for p in new])
    factor = setting.format_fit[platform, kind] * luck * np.array(timing) * crowd**-params.split
    views = step(
        state.followers[brand, :, platform].astype(float),
        audience,
        quality,
        setting.of_platforms("organic_reach")[platform],
        setting.of_platforms("discovery")[platform],
        factor,
        state.rhythm[brand, platform],
        params,
    )
    _remember(week, brand, platform, quality)
    return Posts(
        brand, touch, np.array([p.hour for p in new]), np.log(2) / half_life, 0.5 + quality,
        np.array([p.sell for p in new]), np.full(len(new), 0.5), np.ones(len(new)), views,
    )  # fmt: skip


def aimed(new: list[Publication], personas: int) -> Floats:
    """Factor on each persona's interest [posts, G]: made for one, a little less for others."""
    factor = np.ones((len(new), personas))
    for row, post in enumerate(new):
        if post.aim >= 0:
            factor[row] = 0.85
            factor[row, post.aim] = 1.5
    return factor


def _remember(week: Week, brand: Floats, platform: Floats, quality: Floats) -> None:
    """Today's posting keeps the rhythm and freshens what ads can show."""
    state = week.state
    np.maximum.at(state.fresh, (brand, platform), quality)
    days = np.zeros_like(state.rhythm)
    days[brand, platform] = 1.0
    state.rhythm += days * (1 - state.rhythm) * 0.35
