"""Rows about reach and content: what is seen, shared, watched, believed and answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from simgame.lab.trial import Trial, play
from simgame.market.mechanism import Floats, defaults
from simgame.market.mechanisms.reach import recommendation_pools, sharing_cascade
from simgame.market.mechanisms.response import ai_content, content_response, pre_test
from simgame.market.streams import Streams
from simgame.market.week import Week
from simgame.plan.lever import Value
from tests.calibration.measure import (
    REFERENCE,
    direction,
    exact,
    in_band,
    seasons,
    share_of_seeds,
)
from tests.calibration.row import Measured, Row

NOTES = "content.xiaohongshu.picture-text"
FILMS = "content.douyin.short-video"
SEEDS = 8
POSTS = 400_000


def _watched_season(seed: int, levers: Mapping[str, Value]) -> dict[str, float]:
    """What the first seat's season shows besides its KPIs."""
    seen: dict[str, list[Any]] = {"watch": [], "accepted": [], "views": [], "mistakes": []}

    def pools(week: Week, params: recommendation_pools.Params) -> None:
        new = week.new.get("content")
        if new is not None:
            hook = new.ordered("hook")
            length = recommendation_pools.SECONDS[new.ordered("length")]
            score = recommendation_pools.scores(week, new, hook, length, params)
            there = new.platform == week.setting.platforms.index("douyin")
            mine = there & (new.posts.brand == 0) & (score > 0.52)
            seconds = recommendation_pools.seconds(week, new, hook, length)
            seen["watch"] += list(seconds[mine])
        real_pools(week, params)

    def response(week: Week, params: content_response.Params) -> None:
        views = week.days.views[:, 0]
        sell = week.days.hard[:, 0] / np.maximum(views, 1e-9)
        seen["accepted"].append(float((content_response.accepted(sell, params) * views).sum()))
        seen["views"].append(float(views.sum()))
        real_response(week, params)

    def made(week: Week, params: ai_content.Params) -> None:
        before = len(week.notes)
        new = week.new.get("content")
        posts = 0.0
        if new is not None:
            posts = float(new.ordered("ai_share")[new.posts.brand == 0].sum())
        real_made(week, params)
        wrong = [n for n in week.notes[before:] if n.code == "ai-mistake" and n.brand == 0]
        seen["mistakes"].append((len(wrong), posts))

    real_pools, recommendation_pools.show = recommendation_pools.show, pools  # type: ignore[assignment]
    real_response, content_response.show = content_response.show, response  # type: ignore[assignment]
    real_made, ai_content.show = ai_content.show, made  # type: ignore[assignment]
    try:
        season = play(Trial(REFERENCE, levers=tuple(levers.items())), seed)
    finally:
        recommendation_pools.show = real_pools
        content_response.show = real_response
        ai_content.show = real_made
    rows = [row for report in season.reports("you") for row in report.channels]
    own = [row for row in rows if row.group == "content"]
    films = [row for row in rows if row.group == "paid" and row.keys == ("douyin",)]
    wrong, posts = np.array(seen["mistakes"]).sum(axis=0)
    return {
        "watch": float(np.mean(seen["watch"])) if seen["watch"] else 0.0,
        "accepted": sum(seen["accepted"]) / max(sum(seen["views"]), 1.0),
        "owned": sum(r.engagements for r in own) / max(sum(r.impressions for r in own), 1),
        "ctr": sum(r.clicks for r in films) / max(sum(r.impressions for r in films), 1),
        "mistakes": float(wrong / max(posts, 1e-9)),
    }


@lru_cache
def _seen(levers: tuple[tuple[str, Value], ...], seeds: int = SEEDS) -> list[dict[str, float]]:
    """One season after the other: what is watched is put in place of mechanisms."""
    return [_watched_season(seed, dict(levers)) for seed in range(seeds)]


def _all(levers: Mapping[str, Value] | None = None, seeds: int = SEEDS) -> list[dict[str, float]]:
    return _seen(tuple((levers or {}).items()), seeds)


def _band(figure: str, low: float, high: float, levers: Mapping[str, Value] | None = None,
          seeds: int = SEEDS) -> Callable[[], Measured]:  # fmt: skip
    return lambda: in_band([f[figure] for f in _all(levers, seeds)], low, high)


def _falls(figure: str, levers: Mapping[str, Value], sign: int) -> Callable[[], Measured]:
    def measure() -> Measured:
        pairs = zip(_all(), _all(levers), strict=True)
        moved = [sign * (after[figure] / before[figure] - 1) for before, after in pairs]
        found = in_band(moved, 0.0, 10.0)
        return Measured(found.value, found.low, found.high, found.low > 0)

    return measure


def _sizes() -> Floats:
    params = sharing_cascade.Params()
    draws = Streams(1).draws("calibration", ("you",), 0, (), (POSTS,))
    sizes: Floats = sharing_cascade.step(draws.uniform[0], params).astype(float)
    return sizes


def _exponent() -> Measured:
    """Exponent by maximum likelihood for sizes from 10 on, and whether it beats an exponential."""
    tail = _sizes()
    tail = tail[tail >= 10]
    exponent = 1 + len(tail) / np.log(tail / 9.5).sum()
    power = np.log((exponent - 1) / 9.5) - exponent * np.log(tail / 9.5)
    rate = 1 / (tail - 9.5).mean()
    exponential = np.log(rate) - rate * (tail - 9.5)
    gap = power - exponential
    better = gap.sum() / (gap.std() * np.sqrt(len(gap)))
    half = 1.96 * (exponent - 1) / np.sqrt(len(tail))
    passed = 1.8 <= exponent <= 2.6 and better > 1.96
    return Measured(exponent, exponent - half, exponent + half, passed, f"z = {better:.1f}")


def _share(holds: Callable[[Floats], Any], low: float, high: float) -> Callable[[], Measured]:
    def measure() -> Measured:
        share = float(np.mean(holds(_sizes())))
        half = 1.96 * np.sqrt(share * (1 - share) / POSTS)
        return Measured(share, share - half, share + half, low <= share <= high)

    return measure


def _right() -> Measured:
    normal = Streams(2).draws("calibration", ("you",), 0, (3,), (POSTS,)).normal[:, 0]
    params = defaults("pre_test")
    first, second, noise = normal
    chosen = pre_test.step(first, second, noise, params.error)  # type: ignore[attr-defined]
    share = float(np.mean(chosen == np.maximum(first, second)))
    return exact(share, 0.67, 0.73)


WAGE = 5000
BASE: dict[str, Value] = {"paid.douyin.budget": 0}
ADS: dict[str, Value] = {"paid.douyin.budget": 4_000_000, "paid.douyin.objective": "conversion"}
CAMPAIGN: dict[str, Value] = {
    "co_creation.xiaohongshu.reward": 500,
    "co_creation.xiaohongshu.brief_hours": 16.0,
}


def returns(levers: Mapping[str, Value], hours: float, seeds: int = SEEDS) -> list[float]:
    """Incremental ROI by seed: extra contribution before marketing ÷ money and hours."""
    base = seasons(Trial(REFERENCE, levers=tuple(BASE.items())), seeds)
    more = seasons(Trial(REFERENCE, levers=tuple((BASE | dict(levers)).items())), seeds)
    found = []
    for before, after in zip(base, more, strict=True):
        money = after["spend"] - before["spend"]
        gain = after["net_contribution"] - before["net_contribution"] + money
        found.append(gain / (money + 12 * hours * WAGE))
    return found


def _beats() -> Measured:
    pairs = zip(returns(CAMPAIGN, 16), returns(ADS, 0), strict=True)
    return share_of_seeds([ours > ads for ours, ads in pairs], 0.95)


def _times() -> Measured:
    ours, ads = returns(CAMPAIGN, 16), returns(ADS, 0)
    return in_band([one / float(np.mean(ads)) for one in ours], 1.5, 2.3)


ROWS: tuple[Row, ...] = (
    Row("T3", "Feed ads on short video are clicked at up to 3.2 %", "course:T3", "2.9–3.5 %",
        _band("ctr", 0.029, 0.035), basis="fitted"),
    Row("T4", "Branded posts and ads that are not skipped or hidden", "course:T4", "62–68 %",
        _band("accepted", 0.62, 0.68), basis="fitted"),
    Row("T4-hard", "The harder the sell, the more is skipped", "course:T4", "accepted down",
        _falls("accepted", {f"{NOTES}.sell": 1.0, f"{FILMS}.sell": 1.0}, -1)),
    Row("T5", "Engagement rate of business accounts' own posts", "course:T5", "1.6–2.0 %",
        _band("owned", 0.016, 0.020), basis="fitted"),
    Row("T5-reply", "Answering raises it", "course:T5", "engagement rate up",
        _falls("owned", {"interaction.reply_hours": 20}, 1)),
    Row("T6", "Co-creation returns more than hard-sell ads", "course:T6", "on 95 % of seeds",
        _beats),
    Row("T6-times", "Incremental ROI of co-creation ÷ that of hard-sell ads", "course:T6",
        "1.5–2.3 times", _times, basis="fitted"),
    Row("T12", "Promoted short videos are watched for 8 s", "course:T12", "7–9 s",
        _band("watch", 7.0, 9.0), basis="fitted"),
    Row("T17", "AI writes right 89 % of the time", "course:T17", "mistakes 9–13 %",
        _band("mistakes", 0.09, 0.13,
              {f"{NOTES}.ai_share": 1.0, f"{NOTES}.count": 14, f"{FILMS}.ai_share": 1.0,
               f"{FILMS}.count": 12}, seeds=32), basis="set"),
    Row("T21-test", "A pre-test names the better of two", "course:T21", "right 67–73 %", _right,
        basis="set"),
    Row("cascade-none", "Posts of consumers that nobody shares", "model:cascade", "0.90–0.96",
        _share(lambda sizes: sizes == 1, 0.90, 0.96), basis="set"),
    Row("cascade-100", "Cascades of at least 100", "model:cascade", "0.0001–0.001",
        _share(lambda sizes: sizes >= 100, 1e-4, 1e-3), basis="set"),
    Row("cascade-exponent", "Exponent of the sizes, better than exponential", "model:cascade",
        "1.8–2.6", _exponent, basis="set"),
    direction("T7", "A test before release finds what is saved more", "saves", "up",
              after={f"{NOTES}.pre_test": True, f"{FILMS}.pre_test": True}),
    direction("T27-copies", "Tailored content does better than one for all", "saves", "down",
              after={f"{NOTES}.tailored": False, f"{FILMS}.tailored": False}),
    direction("T28", "Work that lives by feeling loses when AI makes it", "saves", "down",
              after={f"{FILMS}.ai_share": 1.0, f"{NOTES}.ai_share": 1.0}),
    direction("T31-line", "One line of story makes the brand appeal", "appeal_share", "up",
              after={f"{NOTES}.theme": "values", f"{FILMS}.theme": "values"}),
    direction("F5", "Answering people builds trust", "trust", "up",
              after={"interaction.reply_hours": 20}),
    direction("F12-clean", "Keeping abuse out builds trust", "trust", "up",
              after={"interaction.moderation": 0.5}),
    direction("F18", "Better content is shown to more", "followers", "up",
              before={f"{NOTES}.quality": 0.4}, after={f"{NOTES}.quality": 0.8}),
    direction("T39", "Co-creation makes more people know the brand", "brand_awareness", "up",
              after=CAMPAIGN),
)  # fmt: skip
