"""Platforms, people and innovation: who is where, for how long, and what new formats do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from simgame.game.season import Season
from simgame.market.mechanisms.reach import attention
from simgame.market.setting import compile_setting
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Scenario
from tests.calibration.case import Case, Levers, Times, levers, market_with
from tests.calibration.measure import change, exact, mean, values
from tests.calibration.mutation import with_fact, with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.rows.demand import share_of_orders
from tests.calibration.rows.posts import ALL_AI, own_saves, own_views
from tests.calibration.world import MANY, World

FIXTURE = (str(Path(__file__).parents[2] / "fixtures" / "beauty" / "scenario.yaml"),)
SHIPPED = ("beauty-community",)


def _stayed(season: Season) -> float:
    """Share of those who signed up on the virtual platform and are active 30 days later."""
    began, there = season.state.own["platform_users.month"].sum(axis=1)
    return float(there / began)


def _switches(world: World) -> Estimate:
    setting = compile_setting(world.scenario())
    minutes = setting.people[:, None] * setting.minutes
    visits = minutes / setting.visit_minutes
    return exact(60 * float(visits.sum() / minutes.sum()), "switches an hour")


def _sitting(world: World) -> Estimate:
    """Minutes online to sittings a day, as many as leave those away who are away."""
    setting, params = compile_setting(world.scenario()), world.params("attention")
    people, minutes = setting.people.astype(float), setting.minutes
    online = attention.step(people, minutes, np.ones(minutes.shape[1]), params)  # type: ignore[arg-type]
    sittings = -np.log(1 - online / people[:, None])
    weight = people[:, None]
    return exact(float((minutes * weight).sum() / (sittings * weight).sum()), "minutes")


def _late_with_try_on(world: World) -> Estimate:
    """Share of orders that is lost by not adopting try-on."""
    late, on_time = (
        values(world, share_of_orders, levers({"innovation.try_on": on}), MANY)
        for on in (False, True)
    )
    return mean(1 - late / on_time)


def _fraud(world: World) -> Estimate:
    lost = [
        np.array(
            [one.own["fraud.lost"] for one in world.seasons(levers({"tools.risk_detection": on}))]
        )
        for on in (False, True)
    ]
    return mean(1 - lost[1] / lost[0])


def in_trade(industry: str, more: Levers) -> tuple[Case, Case]:
    """The usual season and one with more levers, in another trade."""
    trade = {"product.industry": industry}
    return market_with(trade), levers(more).by(trade)


def _all_are(name: str) -> Levers:
    """A market where nearly everybody is one persona, of the reference market."""
    return {"personas.*.share": 0.01, f"personas.{name}.share": 0.93}


def _films_for_notes(name: str) -> tuple[Case, Case]:
    """As many notes, and as many films in their place, among people of one kind."""
    notes, films = "content.xiaohongshu.picture-text", "content.xiaohongshu.short-video"
    as_notes = levers({f"{notes}.count": 7, f"{notes}.aim": "everyone"})
    as_films = levers(
        {f"{notes}.count": 0, f"{films}.count": 7, f"{films}.quality": 0.7, f"{films}.sell": 0.1}
    )
    return as_notes.by(_all_are(name)), as_films.by(_all_are(name))


def _young_like_films(world: World) -> Estimate:
    ratios = []
    for name in ("student", "family-planner"):
        notes, films = (values(world, "saves", case, 6) for case in _films_for_notes(name))
        ratios.append(films / notes)
    return mean(ratios[0] / ratios[1] - 1)


def _by_makers(makes: float) -> Levers:
    return {"personas.*.makes_with_ai": makes}


def opened(scenario: Scenario) -> Scenario:
    """The market in which the platform with most time opens up to newcomers for three weeks."""
    first = next(iter(scenario.platforms))
    event: Event = TypeAdapter(Event).validate_python(
        {
            "type": "newcomer-platform",
            "at": "round 4",
            "lasts": "21 days",
            "change": "+150%",
            "platform": first,
        }
    )
    return scenario.model_copy(update={"events": {"opens": event}})


# Women's Day and Consumer Rights Day end the first two weeks.
MANY_POSTS = levers({"{fast}.count": 7, "{notes}.count": 7}).by({"rounds": 3})
_RIDE: Levers = {"{fast}.hot_topic": True, "{notes}.hot_topic": True}
FILM: Levers = {"content.bilibili.long-video.count": 1, "innovation.try_on": True}
GUIDE: Levers = {"innovation.ar_guide": True, "innovation.virtual_ads": 1_000_000}
_LIQUOR, _TECH = in_trade("liquor", FILM), in_trade("tech", GUIDE)
ROWS: tuple[Row, ...] = (
    Row("T2-retention", "set", "Of those who sign up on a virtual platform few are there in 30 "
        "days", "course:T2", Target(0.25, 0.31, "%"), lambda world: mean(world.each(_stayed,
        count=6)), with_fact("platforms.virtual-social.stays", 0.6), FIXTURE),
    Row("T10-switches", "set", "People switch platforms twelve times an hour, so a visit lasts 5 "
        "minutes", "course:T10", Target(10.5, 13.5), _switches,
        with_fact("platforms.*.visit_minutes", Times(2)), ONE),
    Row("T10-sitting", "set", "A sitting lasts 12 minutes", "course:T10", Target(11.0, 13.0),
        _sitting, with_param(attention__sitting_minutes=20.0), ONE),
    Row("T11-young", "set", "Students who make content with AI themselves", "course:T11",
        Target(0.60, 0.64, "%"), lambda world:
        exact(world.scenario().personas["student"].makes_with_ai),
        with_fact("personas.student.makes_with_ai", 0.4), ONE),
    Row("T11-mind", "sign", "People who make content with AI mind it less: saves of what AI made",
        "course:T11", UP, change(own_saves, ALL_AI.by(_by_makers(0.62)),
        ALL_AI.by(_by_makers(0.1))), without("ai_content")),
    Row("T15", "emerges", "Films instead of notes do better with people of 18–25 than of 35–45",
        "course:T15", UP, _young_like_films, without("content_response"), ONE),
    Row("T19-late", "fitted", "Not adopting try-on loses share against rivals who do",
        "course:T19", Target(0.08, 0.16, "%"), _late_with_try_on, without("innovation"), SHIPPED),
    Row("T19-elsewhere", "emerges", "And in another market of that trade", "course:T19",
        Target(0.05, 0.20, "%"), _late_with_try_on, without("innovation"), FIXTURE),
    Row("T21-fraud", "set", "Risk detection cuts what fake traffic costs", "course:T21",
        Target(0.38, 0.46, "%"), _fraud, with_param(fraud__detected=0.1)),
    Row("T30-liquor", "sign", "Drinks: try-on with a brand film gets attention", "course:T30", UP,
        change("engagement_rate", _LIQUOR[1], _LIQUOR[0]), without("innovation"), ONE),
    Row("T30-tech", "sign", "Technology: ads in virtual spaces with an AR guide sell",
        "course:T30", UP, change("new_customers", _TECH[1], _TECH[0]), without("innovation")),
    Row("F4-topic", "sign", "Posts that ride on an open topic are seen by more", "course:F4", UP,
        change(own_views, MANY_POSTS.on(_RIDE), MANY_POSTS, 40),
        without("hot_topics"), ONE, reason="worth less than two percent of it in a season"),
    Row("F16-growth", "sign", "Where a platform's users double in a year, more is seen",
        "course:F16", UP, change("impressions", market_with({"platforms.*.growth": 1.0}),
        market_with({"platforms.*.growth": 0.0})), without("platform_users")),
    Row("F17-newcomer", "sign", "A platform that opens up gives reach away for a while",
        "course:F17", UP, change(lambda one: float(one.weekly["impressions"][3:6].sum()),
        Case(remade=opened)), without("events", "platform_users")),
    Row("F17-dearer", "emerges", "Afterwards reach there is no cheaper than before", "course:F17",
        Target(high=0.02, unit="%"), change(lambda one: float(one.weekly["impressions"][8:].sum()),
        Case(remade=opened)), with_param(platform_users__dearer=0.1)),
    Row("T1-people", "emerges", "Twice the people with the same money: the brand is known to "
        "fewer of them", "assumption", DOWN, change("brand_awareness",
        market_with({"product.category.people": Times(2)})), without("paid_auction",
        "organic_reach", "kol")),
    Row("F2-tone", "sign", "A brand whose tone is not the platforms' sells to fewer", "course:F2",
        DOWN, change("saves", market_with({"platforms.*.tone": "geeky"}),
        market_with({"platforms.*.tone": "lively", "product.tone": "lively"})),
        without("content_response")),
)  # fmt: skip
