"""Posts: what is seen of them, watched, shared, believed and answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from simgame.lab.rerun import Lived
from simgame.market.arrays import Floats
from simgame.market.mechanisms.reach import recommendation_pools, sharing_cascade
from simgame.market.mechanisms.response import content_response, pre_test
from simgame.market.streams import Streams
from tests.calibration.case import USUAL, Case, Levers, Part, Times, levers, market_with
from tests.calibration.measure import Measure, change, elasticity, exact, gap, jackknife, mean
from tests.calibration.mutation import with_fact, with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.seen import Seen
from tests.calibration.world import MANY, SEASONS, World

INSIDE = 6
POSTS = 400_000
ALL_AI = levers({"content.*.ai_share": 1.0})
# A campaign with people enough to run it besides their other work.
STAFFED: Levers = {"team.roles.community.people": Times(3)}
# People enough that hours saved or spent change nothing else.
ENOUGH: Levers = {"team.roles.*.people": Times(10)}
_TRIPLE = levers({"content.*.count": Times(3)})
CAMPAIGN = levers({"{co}.reward": Part(0.01), "{co}.brief_hours": 16.0})
HARD = levers({"{notes}.sell": 1.0, "{films}.sell": 1.0})
ANSWERED = levers({"interaction.reply_hours": 20})
MANY_BY_AI = levers(
    {"{notes}.ai_share": 1.0, "{notes}.count": 14, "{films}.ai_share": 1.0, "{films}.count": 12}
)


def inside(
    look: Callable[[World, Iterator[Lived]], float], case: Case = USUAL, seeds: int = INSIDE
) -> Measure:
    """What is found in the weeks of seasons, lived once more with somebody looking on."""
    return lambda world: mean([look(world, world.weeks(case, seed)) for seed in world.seeds(seeds)])


def _watched(world: World, weeks: Iterator[Lived]) -> float:
    """Mean seconds for which the brand's promoted films are watched, those in the better half."""
    seconds: list[float] = []
    for week in (lived.week for lived in weeks):
        new = week.new.get("content")
        if new is None:
            continue
        hook, length = new.ordered("hook"), recommendation_pools.SECONDS[new.ordered("length")]
        params: Any = world.params("recommendation_pools")
        score = recommendation_pools.scores(week, new, hook, length, params)
        there = new.platform == week.setting.platforms.index(world.path("{films}").split(".")[1])
        each = recommendation_pools.seconds(week, new, hook, length)
        seconds += each[there & (new.posts.brand == 0) & (score > 0.52)].tolist()
    return float(np.mean(seconds))


def _accepted(world: World, weeks: Iterator[Lived], group: str = "") -> float:
    """Share of the views of the brand's posts and ads, or a group, that are not skipped."""
    kept = seen = 0.0
    params: Any = world.params("content_response")
    for week in (lived.week for lived in weeks):
        there = week.setting.span(group) if group else slice(None)
        views = week.days.views[:, 0, there]
        sell = week.days.hard[:, 0, there] / np.maximum(views, 1e-9)
        kept += float((content_response.accepted(sell, params) * views).sum())
        seen += float(views.sum())
    return kept / seen


def _own_accepted(world: World, weeks: Iterator[Lived]) -> float:
    """The same of the brand's own posts."""
    return _accepted(world, weeks, "content")


def own_saves(one: Seen) -> float:
    """Reported saves of the brand's own posts."""
    return one.group("content")["saves"]


def own_views(one: Seen) -> float:
    """Reported impressions of the brand's own posts."""
    return one.group("content")["impressions"]


def _mistakes(world: World) -> Estimate:
    """Mistakes found out, to the posts that AI made."""
    counted = [wrong_by_ai(world.weeks(MANY_BY_AI, seed)) for seed in world.seeds(16)]
    return jackknife(lambda pairs: float(pairs[:, 0].sum() / pairs[:, 1].sum()), counted)


def wrong_by_ai(weeks: Iterator[Lived]) -> tuple[float, float]:
    """Mistakes found out, and posts of the brand that AI made."""
    wrong = made = 0.0
    for week in (lived.week for lived in weeks):
        wrong += sum(note.code == "ai-mistake" and note.brand == 0 for note in week.notes)
        if (new := week.new.get("content")) is not None:
            made += float(new.ordered("ai_share")[new.posts.brand == 0].sum())
    return wrong, made


def rate(over: str, under: str, place: str) -> Callable[[World], Callable[[Seen], float]]:
    """Reported sums of a metric to those of another, at a place or over a group (`content`)."""

    def of(world: World) -> Callable[[Seen], float]:
        path = world.path(place)

        def figure(one: Seen) -> float:
            sums = one.places[path] if "." in path else one.group(path)
            return sums[over] / max(sums[under], 1)

        return figure

    return of


def rated(over: str, under: str, place: str, case: Case = USUAL) -> Measure:
    """A rate of the season at a place."""
    return lambda world: mean([rate(over, under, place)(world)(one) for one in world.seasons(case)])


def rate_moves(over: str, under: str, place: str, after: Case, before: Case = USUAL,
               seeds: int = SEASONS) -> Measure:  # fmt: skip
    """By what share a rate at a place changes."""
    return lambda world: change(rate(over, under, place)(world), after, before, seeds)(world)


def _views(world: World) -> list[Floats]:
    """For each season the people who saw each of the brand's own posts on the notes' platform."""
    found = []
    for seed in world.seeds(INSIDE):
        views = [0.0]
        for week in (lived.week for lived in world.weeks(USUAL, seed)):
            new = week.new.get("content")
            if new is not None:
                platform = week.setting.platforms.index(world.path("{notes}").split(".")[1])
                mine = (new.posts.brand == 0) & (new.platform == platform)
                views += new.posts.views[mine].sum(axis=1).tolist()
        found.append(np.array(views[1:]))
    return found


def _spread(world: World) -> Estimate:
    return mean([float(np.log(np.maximum(views, 1)).std()) for views in _views(world)], "log views")


def _top_tenth(world: World) -> Estimate:
    """The part of all views that the tenth of posts with most of them has."""
    return mean([float(np.sort(v)[-max(len(v) // 10, 1) :].sum() / v.sum()) for v in _views(world)])


def _sizes(world: World) -> Floats:
    """Sizes of consumers' cascades, from random numbers of their own."""
    draws = Streams(world.first).draws("calibration", ("you",), 0, (), (POSTS,))
    params: Any = world.params("sharing_cascade")
    sizes: Floats = sharing_cascade.step(draws.uniform[0], params).astype(float)
    return sizes


def _exponent(world: World) -> Estimate:
    """Exponent by maximum likelihood for sizes from 10 on; none where an exponential is as good."""
    tail = _sizes(world)
    tail = tail[tail >= 10]
    exponent = 1 + len(tail) / np.log(tail / 9.5).sum()
    power = np.log((exponent - 1) / 9.5) - exponent * np.log(tail / 9.5)
    pace = 1 / (tail - 9.5).mean()
    lead = power - (np.log(pace) - pace * (tail - 9.5))
    better = lead.sum() / (lead.std() * np.sqrt(len(lead)))
    half = 1.96 * (exponent - 1) / np.sqrt(len(tail)) if better > 1.96 else np.inf
    return Estimate(
        exponent, exponent - half, exponent + half, f"better than exponential, z = {better:.1f}"
    )


def _share(least: float, most: float) -> Measure:
    """The share of cascades of such sizes."""

    def measure(world: World) -> Estimate:
        sizes = _sizes(world)
        found = float(np.mean((sizes >= least) & (sizes <= most)))
        half = 1.96 * np.sqrt(found * (1 - found) / POSTS)
        return Estimate(found, found - half, found + half)

    return measure


def _right(world: World) -> Estimate:
    """How often a pre-test names the better of two."""
    normal = Streams(world.first).draws("calibration", ("you",), 0, (3,), (POSTS,)).normal[:, 0]
    params: Any = world.params("pre_test")
    first, second, noise = normal
    chosen = pre_test.step(first, second, noise, params.error)
    return exact(float(np.mean(chosen == np.maximum(first, second))))


def _lag(world: World) -> Estimate:
    """Mean days from an exposure to the search: extra searches by day after one day of notes."""
    found = [_lag_of(world, seed) for seed in world.seeds(MANY)]
    return jackknife(lambda pairs: float(pairs[:, 0].sum() / pairs[:, 1].sum()), found, "days")


def _lag_of(world: World, seed: int) -> tuple[float, float]:
    """Days × extra searches, and extra searches, after a week in which more notes are made.

    Less the mean day of the extra saves, so that exposures within the week count from their day.
    """
    sides = []
    for count in (1.0, 3.0):
        case = USUAL.during({2: {"{notes}.count": Times(count)}})
        days = [lived.week.days for lived in world.weeks(case, seed)][:6]
        searches = np.concatenate([d.searches[:, 0].sum(axis=1) for d in days])
        saves = np.concatenate([d.saves[:, 0].sum(axis=(1, 2)) for d in days])
        sides.append(np.array([searches, saves], float))
    more = sides[1] - sides[0]
    when = np.arange(more.shape[1])
    saved = float((more[1] * when).sum() / more[1].sum())
    return float((more[0] * (when - saved)).sum()), float(more[0].sum())


EVERY_POST = levers({"content.*.count": Times(2)})
ROWS: tuple[Row, ...] = (
    Row("T3", "fitted", "Feed ads on short video are clicked at up to 3.2 %", "course:T3",
        Target(0.029, 0.035, "%"), rated("clicks", "impressions", "{ads}"),
        with_param(content_response__usual_click=Times(0.5)), ONE),
    Row("T4", "fitted", "Branded posts and ads that are not skipped or hidden", "course:T4",
        Target(0.62, 0.68, "%"), inside(_accepted),
        with_param(content_response__accepted=Times(0.8)), ONE),
    Row("T4-hard", "sign", "The harder posts sell, the more is skipped: share of views",
        "course:T4",
        Target(high=-0.02, unit="%"), gap(inside(_own_accepted, HARD), inside(_own_accepted)),
        with_param(content_response__accepted=0.001)),
    Row("T5", "fitted", "Engagement rate of business accounts' own posts", "course:T5",
        Target(0.016, 0.020, "%"), rated("engagements", "impressions", "content"),
        with_param(content_response__owned_engagement=Times(0.5)), ONE),
    Row("T5-reply", "sign", "Answering raises it", "course:T5", UP, rate_moves("engagements",
        "impressions", "content", ANSWERED), with_param(interaction__engages=0.0)),
    Row("T12", "fitted", "Promoted short videos are watched for 8 s", "course:T12", Target(7.0,
        9.0, "s"), inside(_watched, seeds=64), with_fact("platforms.*.attention_seconds",
        Times(0.5)), ONE),
    Row("T13", "set", "From seeing to searching it takes three days", "course:T13", Target(2.5,
        3.5), _lag, with_param(search_seeding__mean_lag_days=1.0)),
    Row("T17", "set", "AI writes right 89 % of the time: mistakes", "course:T17", Target(0.09,
        0.13, "%"), _mistakes, with_param(ai_content__mistakes=0.3), ONE),
    Row("T21-test", "set", "A pre-test names the better of two", "course:T21", Target(0.67, 0.73,
        "%"), _right, with_param(pre_test__error=0.2), ONE),
    Row("cascade-none", "set", "Posts of consumers that nobody shares", "model:cascade",
        Target(0.90, 0.96, "%"), _share(1, 1), with_param(sharing_cascade__beta=0.5), ONE),
    Row("cascade-100", "set", "Cascades of at least 100", "model:cascade", Target(0.0001, 0.001,
        "%"), _share(100, np.inf), with_param(sharing_cascade__r_max=0.3,
        sharing_cascade__hub=0.0), ONE),
    Row("cascade-exponent", "set", "Exponent of the sizes, where it fits better than an "
        "exponential", "model:cascade", Target(1.8, 2.6), _exponent,
        with_param(sharing_cascade__r_max=0.3, sharing_cascade__hub=0.0), ONE),
    Row("post-spread", "emerges", "Posts of one account differ widely: standard deviation of the "
        "log of views", "goel2016", Target(0.4, 1.8), _spread,
        with_param(organic_reach__luck_sigma=4.0)),
    Row("post-top", "emerges", "The tenth of posts that does best has a good part of all views",
        "goel2016", Target(0.2, 0.8, "%"), _top_tenth, with_param(organic_reach__luck_sigma=4.0)),
    Row("post-more", "sign", "Twice the posts are not seen by twice the people: elasticity",
        "assumption", Target(0.1, 0.95),
        elasticity(own_views, USUAL, EVERY_POST, 2.0, MANY),
        with_param(organic_reach__split=0.0)),
    Row("post-search", "emerges", "Who stops making what people keep is searched less: searches "
        "for the product that end there", "course:T13", DOWN,
        change(lambda one: float(one.weekly["found"].sum()), levers({"{notes}.count": 0})),
        without("search_seeding")),
    Row("post-hours", "sign", "Three times the posts by the same people are made less carefully "
        "than by people enough: saves by view of a post", "oliva2001", DOWN, rate_moves("saves",
        "impressions", "content", _TRIPLE, _TRIPLE.by(ENOUGH), MANY), without("rush")),
    Row("post-followers", "sign", "A year's worth of followers is seen by more: impressions with "
        "twice as many", "model:organic", UP, change("impressions",
        USUAL.by({"opening.followers.*": Times(2)})), without("organic_reach")),
    Row("F1-platforms", "emerges", "The same posts on the fast platform instead of the one people "
        "save on are saved less", "course:F1", DOWN, change("saves", levers({"{notes}.count": 0,
        "{fast}.count": 8})), without("content_response")),
    Row("F3-quality", "emerges", "Content that is worth more to people is saved more", "course:F3",
        UP, change("saves", levers({"{notes}.quality": 0.9}), levers({"{notes}.quality": 0.3})),
        without("content_response")),
    Row("F4-rhythm", "sign", "The week's posts in one burst are seen less than in a steady rhythm",
        "course:F4", DOWN, change(own_views,
        levers({"{notes}.spread": "burst", "{films}.spread": "burst"})),
        with_param(organic_reach__split=0.0, organic_reach__rhythm_gain=0.0)),
    Row("F5", "sign", "Answering people builds trust", "course:F5", UP, change("trust", ANSWERED),
        without("interaction")),
    Row("F12-clean", "sign", "Keeping abuse out builds trust", "course:F12", UP, change("trust",
        levers({"interaction.moderation": 0.5})), without("interaction")),
    Row("F18", "emerges", "Better content is shown to more, who follow", "course:F18", UP,
        change(lambda one: one.weekly["followers"][-1] - one.weekly["followers"][0],
        levers({"{notes}.quality": 0.8, "{films}.quality": 0.8}), levers({"{notes}.quality": 0.4,
        "{films}.quality": 0.4})), without("organic_reach", "recommendation_pools")),
    Row("T7", "emerges", "A test before release finds what is saved more", "course:T7", UP,
        change(own_saves, levers({"content.*.pre_test": True}), seeds=MANY),
        without("pre_test")),
    Row("T27-copies", "sign", "One copy for all platforms does worse than tailored content",
        "course:T27", DOWN, change(own_saves, levers({"content.*.tailored": False})),
        without("tailoring")),
    Row("T28", "sign", "Work that lives by feeling loses when AI makes it", "course:T28", DOWN,
        change(own_saves, ALL_AI.by(ENOUGH), market_with(ENOUGH)), without("ai_content")),
    Row("T31-line", "sign", "One line of story makes the brand appeal", "course:T31", UP,
        change("appeal_share", levers({"{notes}.theme": "values", "{films}.theme": "values"})),
        without("theme_memory")),
    Row("T39", "emerges", "Co-creation makes more people know the brand", "course:T39", UP,
        change("brand_awareness", CAMPAIGN.by(STAFFED), market_with(STAFFED), MANY),
        without("co_creation")),
)  # fmt: skip
