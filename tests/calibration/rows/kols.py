"""KOLs: how engagement grows with followers, how it varies and tires, and what honesty costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from simgame.lab.rerun import Lived
from simgame.market.arrays import Floats
from simgame.market.mechanisms.kol import kol
from simgame.scenario.parts import Kol
from simgame.scenario.schema import Scenario
from tests.calibration.case import USUAL, Case, Levers, levers
from tests.calibration.measure import change, exact, jackknife, mean
from tests.calibration.mutation import Mutation, with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.rows.posts import rate_moves
from tests.calibration.world import MANY, World
from tests.market import rosters

NO_KOLS = levers({"kol.*.posts": 0})
HIDDEN, OPEN = levers({"kol.*.disclosure": False}), levers({"kol.*.disclosure": True})
SIZES = (3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 8_000_000)


def roster(scenario: Scenario) -> Scenario:
    """The market with accounts of all sizes, otherwise alike, each of which takes any offer."""
    usual = max(scenario.kols.values(), key=lambda kol: kol.fit)
    same = {"fake_followers": 0.0, "reliability": 1.0, "flair": 1.0, "posts_per_week": 1}
    kols: dict[str, Kol] = {
        f"of-{n}": usual.model_copy(update={**same, "followers": n, "fee": 100}) for n in SIZES
    }
    return scenario.model_copy(update={"kols": {**scenario.kols, **kols}})


_OFFERS: Levers = {
    f"kol.of-{n}.{lever}": value for n in SIZES for lever, value in (("posts", 1), ("fee", 1000))
}
ALL_SIZES = Case(remade=roster).on(_OFFERS)


def engagements(weeks: Iterator[Lived]) -> dict[str, list[float]]:
    """Engagements of the whole life of each post of the first seat's KOLs: views × rate."""
    found: dict[str, list[float]] = {}
    for lived in weeks:
        week, new = lived.week, lived.week.new.get("kol")
        if new is None:
            continue
        span = week.setting.span("kol")
        days = week.days
        views = days.views[:, 0, span].sum(axis=(0, 2))
        acts = days.engagements[:, 0, span].sum(axis=(0, 2))
        for n, brand in enumerate(new.posts.brand):
            k = int(new.posts.touch[n]) - span.start
            if brand == 0 and views[k] > 0:
                told = float(new.posts.views[n].sum() * acts[k] / views[k])
                found.setdefault(week.setting.kols[k], []).append(told)
    return found


def _each_size(world: World, seed: int) -> Floats:
    """Mean engagements a post of each size of account, nan where there was none."""
    found = engagements(world.weeks(ALL_SIZES, seed))
    return np.array([np.mean(found.get(f"of-{n}", [np.nan])) for n in SIZES])


def _sizes(world: World) -> Floats:
    return np.array([_each_size(world, seed) for seed in world.seeds(6)])


def _shipped(world: World) -> Estimate:
    """Slope of log engagement rate on log followers over the KOLs of each pack."""
    params: Any = world.params("kol")
    slopes = [rosters.slope(rosters.roster(pack), params) for pack in rosters.PACKS]
    return Estimate(float(np.mean(slopes)), min(slopes), max(slopes), "both packs")


def _slope(world: World) -> Estimate:
    """The same in a season, over accounts of 3 thousand to 8 million that are otherwise alike."""
    size = np.log(np.array(SIZES, float))

    def slope(found: Floats) -> float:
        rate = np.log(np.nanmean(found, axis=0)) - size
        known = np.isfinite(rate)
        return float(np.polyfit(size[known], rate[known], 1)[0])

    return jackknife(slope, _sizes(world))


def _peak(world: World) -> Estimate:
    """Followers, in millions, of the account with most engagements a post, all else alike."""
    followers = 1e4 * 2000 ** np.linspace(0, 1, 2000)
    params: Any = world.params("kol")
    ones = np.ones_like(followers)
    views = kol.step(followers, 0 * ones, ones, 0.5 * ones, ones, params)
    return exact(followers[np.argmax(views * kol.engaged(followers, params))] / 1e6)


def _spread(world: World) -> Estimate:
    """Standard deviation of log engagements over posts of one KOL."""
    found: list[float] = []
    for seed in world.seeds(6):
        posts = engagements(world.weeks(USUAL, seed)).values()
        found += [float(np.std(np.log(each), ddof=1)) for each in posts if len(each) >= 5]
    return mean(found, f"{len(found)} KOLs")


def _tires(world: World) -> Estimate:
    """Log engagements by view of the last posts, after weekly posts less after a long pause."""
    rounds = world.market.scenario.rounds
    pause = USUAL.during({week: {"kol.*.posts": 0} for week in range(1, rounds - 3)})

    def last(case: Case, seed: int) -> tuple[float, float]:
        acts = seen = 0.0
        for lived in list(world.weeks(case, seed))[-3:]:
            days, span = lived.week.days, lived.week.setting.span("kol")
            acts += float(days.engagements[:, 0, span].sum())
            seen += float(days.views[:, 0, span].sum())
        return acts, seen

    def tired(x: Floats) -> float:
        acts, seen = x.sum(axis=0).T
        return float(np.log(acts[1] / seen[1]) - np.log(acts[0] / seen[0]))

    pairs = [[last(case, seed) for case in (pause, USUAL)] for seed in world.seeds(MANY)]
    return jackknife(tired, pairs)


ROWS: tuple[Row, ...] = (
    Row("M-kol-slope", "fitted", "Slope of log engagement rate on log followers, over the KOLs "
        "that ship", "model:kol", Target(-0.25, -0.10), _shipped, with_param(kol__beta=0.5), ONE),
    Row("M-kol-sizes", "emerges", "The same slope in a season, over accounts of all sizes, heads "
        "too", "model:kol", Target(-0.40, -0.10), _slope, with_param(kol__beta=0.5)),
    Row("M-kol-peak", "set", "Followers at which total engagement is largest, in millions",
        "model:kol", Target(0.3, 3.0), _peak, with_param(kol__peak_followers=1e10), ONE),
    Row("M-kol-spread", "fitted", "Posts of one KOL differ: standard deviation of log engagements",
        "model:kol", Target(0.4, 1.2), _spread,
        Mutation(("post_appeal",), (("kol.luck_sigma", 0.0),))),
    Row("M-kol-tires", "sign", "A KOL who praises a brand week after week is answered less than "
        "after a pause: log", "model:wearout", Target(high=-0.05), _tires, without("kol_fatigue")),
    Row("F8-kol", "sign", "Without KOLs fewer people save and search", "course:F8", DOWN,
        change("saves", NO_KOLS), without("kol")),
    Row("F8-kol-sells", "emerges", "And fewer buy for the first time", "course:F8", DOWN,
        change("new_customers", NO_KOLS), without("kol")),
    Row("M-fake", "sign", "KOLs whose followers are mostly fake bring fewer saves", "model:fraud",
        DOWN, change("saves", USUAL.by({"kols.*.fake_followers": 0.8}),
        USUAL.by({"kols.*.fake_followers": 0.0})), without("kol")),
    Row("M-fit", "sign", "KOLs whom the product suits persuade more: saves", "model:kol", UP,
        change("saves", USUAL.by({"kols.*.fit": 0.9}), USUAL.by({"kols.*.fit": 0.1})),
        without("kol")),
    Row("F12-disclosure", "sign", "Advertising that does not say so costs trust", "course:F12",
        DOWN, change("trust", HIDDEN, OPEN), with_param(content_response__hidden_distrust=0.0,
        content_response__trust_by_honesty=0.0)),
    Row("F12-price", "sign", "Saying so has its price: KOLs' posts are seen and answered less",
        "course:F12", DOWN, rate_moves("engagements", "spend", "kol", OPEN, HIDDEN),
        with_param(kol__disclosed_factor=1.0)),
)  # fmt: skip
