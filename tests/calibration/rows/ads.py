"""Advertising: what it costs, whom it finds, what it returns and when, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from simgame.market.arrays import Floats
from simgame.market.mechanisms.ads import ad_response
from tests.calibration.case import USUAL, Case, Levers, Part, Times, levers, market_with, pulse
from tests.calibration.measure import (
    Measure,
    against,
    change,
    exact,
    jackknife,
    mean,
    share,
    values,
)
from tests.calibration.mutation import Mutation, with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.rows.posts import CAMPAIGN, HARD, STAFFED, own_saves, rate_moves
from tests.calibration.seen import Seen
from tests.calibration.world import MANY, World

WAGE = 5000
# Seeds for what a few weeks of a season do to money.
MOST = 96
NO_ADS = levers({"{ads}.budget": 0}).by(STAFFED)


def ads(share_of_cap: float, objective: str = "conversion") -> Levers:
    """So much on the main platform's ads, for an objective."""
    return {"{ads}.budget": Part(share_of_cap, "cap"), "{ads}.objective": objective}


def _gain(few: Seen, many: Seen) -> float:
    """Extra contribution before marketing, to the extra money."""
    money = many.kpis["spend"] - few.kpis["spend"]
    return (many.kpis["net_contribution"] - few.kpis["net_contribution"] + money) / money


def returns(world: World, few: Case, many: Case) -> Floats:
    """Incremental ROI by seed."""
    return np.array(
        [_gain(*pair) for pair in zip(world.seasons(few), world.seasons(many), strict=True)]
    )


def _co_creation(world: World) -> Floats:
    """Incremental ROI of a campaign of co-creation, hours paid for as well."""
    pairs = zip(world.seasons(NO_ADS), world.seasons(NO_ADS.on(dict(CAMPAIGN.levers))), strict=True)
    found = []
    for before, after in pairs:
        money = after.kpis["spend"] - before.kpis["spend"]
        gain = after.kpis["net_contribution"] - before.kpis["net_contribution"] + money
        found.append(gain / (money + len(after.brands) * 16 * WAGE))
    return np.array(found)


def _large_rewards(world: World) -> Estimate:
    """What a campaign earns with a large reward less what it does with a small one, by its cost."""
    small, large = (CAMPAIGN.on({"{co}.reward": Part(p)}).by(STAFFED) for p in (0.05, 0.3))
    lost = values(world, "net_contribution", large) - values(world, "net_contribution", small)
    spent = values(world, "spend", large) - values(world, "spend", market_with(STAFFED))
    return jackknife(lambda x: float(x[:, 0].mean() / x[:, 1].mean()), np.transpose([lost, spent]))


def _hard_sell(world: World) -> Floats:
    return returns(world, NO_ADS, NO_ADS.on(ads(0.13)))


def _beats(world: World) -> Estimate:
    return share(list(_co_creation(world) > _hard_sell(world)))


def _times(world: World) -> Estimate:
    return mean(_co_creation(world) / _hard_sell(world).mean())


def _more(world: World) -> Estimate:
    """What the first money in hard-sell ads returns, less what three times as much more does."""
    steps = [levers(ads(part)) for part in (0.0, 0.07, 0.28)]
    first, second = (returns(world, few, many) for few, many in pairwise(steps))
    return mean((first - second) / abs(first.mean()))


def _pulse(week: int, extra: Levers, world: World) -> Floats:
    """Extra orders [seeds, W] by a week's pulse."""
    base = np.array([one.weekly["orders"] for one in world.seasons()])
    return np.array([one.weekly["orders"] for one in world.seasons(pulse(week, extra))]) - base


def _later(world: World) -> Estimate:
    """Extra contribution within three weeks of a pulse: early in the season less late in it."""

    def gain(week: int) -> Floats:
        found = []
        case = pulse(week, ads(0.6))
        for few, many in zip(world.seasons(count=MOST), world.seasons(case, MOST), strict=True):
            span = slice(week - 1, week + 2)
            money = (many.weekly["spend"] - few.weekly["spend"])[span].sum()
            net = (many.weekly["net_contribution"] - few.weekly["net_contribution"])[span].sum()
            found.append((net + money) / money)
        return np.array(found)

    early, late = gain(2), gain(10)
    return mean((early - late) / abs(early.mean()))


def _kept(objective: str) -> Measure:
    """Share of a pulse's extra orders that is left a week later, over three weeks."""
    usual = levers({"{ads}.objective": objective})

    def measure(world: World) -> Estimate:
        with_, base = (
            np.array([one.weekly["orders"] for one in world.seasons(case, MANY)])
            for case in (usual.during({4: ads(0.5, objective)}), usual)
        )
        return jackknife(lambda x: float(x[:, 4:7].sum() / x[:, 3:6].sum()), with_ - base)

    return measure


def _place(weeks: slice) -> Measure:
    """First orders by conversion ads, to those by as much money for seeding, in some weeks."""

    def measure(world: World) -> Estimate:
        sell, seed = (
            _pulse(4, ads(0.3, objective), world)[:, weeks].sum(axis=1)
            for objective in ("conversion", "seeding")
        )
        return jackknife(
            lambda x: float(x[:, 0].sum() / abs(x[:, 1].sum()) - 1), np.transpose([sell, seed])
        )

    return measure


def _misfit(world: World) -> Estimate:
    """First orders that ads bring, aimed at who uses the platform least, against who does most.

    In a market with as many people of every persona.
    """
    there = world.path("{ads}").partition(".")[2]
    personas = world.market.scenario.personas
    used = sorted(personas, key=lambda p: personas[p].usage.get(there, 0.0))
    alike: Levers = {"personas.*.share": 1 / len(personas)}
    cases = [NO_ADS, *(levers({**ads(0.4), "{ads}.aim": who}) for who in (used[0], used[-1]))]
    none, wrong, right = (
        values(world, "new_customers", case.by({**STAFFED, **alike}), MANY) for case in cases
    )
    return against(wrong - none, right - none, "of theirs")


def _over_reported(group: str) -> Callable[[World], Estimate]:
    """Orders that platforms credit to a group, to those that fall away without it."""

    def measure(world: World) -> Estimate:
        told = [one.group(group)["orders"] for one in world.seasons()]
        true = values(world, "orders") - values(world, "orders", Case(group=group))
        return jackknife(lambda x: float(x[:, 0].sum() / x[:, 1].sum()), np.transpose([told, true]))

    return measure


def cpm() -> Callable[[Seen], float]:
    """Money for a thousand views of ads."""
    return lambda one: 1000 * one.group("paid")["spend"] / max(one.group("paid")["impressions"], 1)


def _cpm_rise(world: World) -> Estimate:
    """CPM of the last four weeks against the first four, at the same budgets."""

    def rise(season: Any) -> float:
        found = [report.kpis["cpm"] for report in season.reports(season.seats[0])]
        return float(np.mean(found[-4:]) / np.mean(found[:4]) - 1)

    return mean(world.each(rise))


def _first_exposure(world: World) -> Estimate:
    params: Any = world.params("ad_response")
    first, most = (ad_response.step(np.ones(1), np.full(1, f), params.ec)[0] for f in (1.0, 1e6))
    return exact(float(first / most))


def _frequency(factor: float) -> Callable[[World], Floats]:
    """Views of the main ads in the sixth week to the people reached by then, by seed."""

    def of(world: World) -> Floats:
        found = []
        for seed in world.seeds(4):
            case = levers({"{ads}.budget": Times(factor), "{ads}.objective": "awareness"})
            week = list(world.weeks(case, seed))[5].week
            n = [".".join((t.group, *t.keys)) for t in week.setting.touchpoints].index(
                world.path("{ads}")
            )
            days, people = week.days, week.setting.people
            found.append(
                [float(days.views[:, 0, n].sum()), float((days.reached[-1, 0, n] * people).sum())]
            )
        return np.array(found)

    return of


def _reach_grows(world: World) -> Estimate:
    """Elasticity of the people reached to the views bought, at four times the money."""
    few, many = _frequency(1)(world), _frequency(4)(world)
    ratio = np.log(many / few)
    return mean(ratio[:, 1] / ratio[:, 0])


def _tired(world: World) -> Estimate:
    """CTR of the main ads, shown with much money all season, against people who never tire."""
    alone = levers({**LOUD, "{ads}.rotation": 1})
    fresh = replace(alone, params=(("wear_out.kappa", 0.0),))
    return rate_moves("clicks", "impressions", "{ads}", alone, fresh)(world)


def _steady(world: World) -> Estimate:
    """What the same ads sell spread over all weeks more than in every fourth, as a share."""
    weeks = len(world.seasons(count=1)[0].brands)
    on: Sequence[int] = range(1, weeks + 1, 4)
    bursts = levers({"paid.*.budget": Times(0)}).during(
        {w: {"{ads}.budget": Part(0.1 * weeks / len(on), "cap")} for w in on}
    )
    flat = levers({"paid.*.budget": Times(0), "{ads}.budget": Part(0.1, "cap")})
    none = levers({"paid.*.budget": Times(0)})
    nothing, steady, burst = (values(world, "orders", case) for case in (none, flat, bursts))
    return mean((steady - burst) / (burst - nothing).mean(), "of what bursts bring")


# Everything is made for, and shown to, the largest persona.
AIMED = levers({"content.*.aim": "{persona}", "paid.*.aim": "{persona}"})
# And those whose data is used have agreed.
ASKED = AIMED.on({"compliance.consent_policy": "explicit"})
LOUD: Levers = {"{ads}.budget": Part(1.0, "cap")}
ROWS: tuple[Row, ...] = (
    Row("M-first-exposure", "set", "First exposure's share of the most that repeating can do",
        "jones1995", Target(0.55, 0.80, "%"), _first_exposure, with_param(ad_response__ec=2.0),
        ONE),
    Row("M-carry-performance", "emerges", "Orders by a pulse of conversion ads that are "
        "left a week later", "model:carryover", Target(0.0, 0.3), _kept("conversion"),
        with_param(carry_over__ad_daily=0.98, progression__forget_ask=0.01),
        reason="where a product is bought often, buyers whom a pulse won come back soon (pantry)"),
    Row("M-carry-brand", "emerges", "Orders by a pulse of awareness ads that are left a "
        "week later", "model:carryover", Target(0.3, 0.8), _kept("awareness"),
        without("carry_over", "progression")),
    Row("M-reach", "set", "Reach of ads grows more slowly than views: elasticity", "model:reach",
        Target(0.2, 0.95), _reach_grows, Mutation(params=(("reach_frequency.k", 1e6),
        ("carry_over.ad_daily", 0.0)), scenario=(("product.category.people", Times(20)),))),
    Row("M-wear-out", "sign", "The same ads for weeks with much money are clicked less",
        "model:wearout", Target(high=-0.03, unit="%"), _tired, without("wear_out")),
    Row("M-rotation", "sign", "More creatives hold up the clicks", "model:wearout", UP,
        rate_moves("clicks", "impressions", "{ads}", levers({**LOUD, "{ads}.rotation": 4}),
        levers({**LOUD, "{ads}.rotation": 1})), without("wear_out")),
    Row("M-steady", "emerges", "The same ads spread over the weeks sell more than in bursts",
        "model:response", UP, _steady, without("paid_auction")),
    Row("M-conversion-now", "emerges", "For a settled brand conversion ads sell more than seeding "
        "at once", "course:T6", UP, _place(slice(3, 5)), without("content_response")),
    Row("M-over-reported", "emerges", "Platforms credit ads with more orders than ads cause: "
        "times", "course:T24", Target(1.2, 20), _over_reported("paid"),
        with_param(progression__click_intent=8.0)),
    Row("M-cpm-own", "emerges", "Who buys more ads pays more for each: CPM with four times the "
        "money", "model:auction", Target(low=0.2, unit="%"), change(cpm(),
        levers({"paid.*.budget": Times(4)})), Mutation(params=(("paid_auction.demand_lift", 0.0),),
        scenario=(("platforms.*.price_spread", 0.01),))),
    Row("M-cpm-rivals", "emerges", "Rivals who spend more make ads dearer", "model:auction", UP,
        change(cpm(), USUAL.by({"rivals.*.budget": Times(4)})),
        with_param(paid_auction__demand_lift=0.0)),
    Row("M-ads-quality", "sign", "Ads made of better content are clicked more", "course:F3", UP,
        rate_moves("clicks", "impressions", "{ads}", levers({"content.*.quality": 0.9}),
        levers({"content.*.quality": 0.3})),
        Mutation(("progression",), (("paid_auction.freshens", 0.0),))),
    Row("F2-misfit", "emerges", "Ads aimed at people who hardly use the platform bring fewer "
        "buyers", "course:F2", DOWN, _misfit, with_param(paid_auction__accuracy=0.0,
        paid_auction__surest=0.0, paid_auction__tailored=1.0, paid_auction__untailored=1.0)),
    Row("T6", "emerges", "Co-creation returns more than hard-sell ads, on seeds", "course:T6",
        Target(0.95, 1.0, "%"), _beats, with_param(co_creation__customers=0.0,
        co_creation__members=0.0, co_creation__drawn=0.0),
        reason="few of those who see a post need what is bought every few years (durable)"),
    Row("T6-times", "fitted", "Incremental ROI of co-creation to that of hard-sell ads",
        "course:T6", Target(1.5, 2.3, "times"), _times,
        with_param(co_creation__customers=Times(0.3), co_creation__members=Times(0.3),
        co_creation__drawn=Times(0.3)), ONE),
    Row("T6-large-rewards", "emerges", "Large rewards lose: what co-creation earns at a third of "
        "the price less at a twentieth, by yuan that it takes", "course:T6", DOWN, _large_rewards,
        without("co_creation")),
    Row("T6-more", "emerges", "The more is spent on hard-sell ads, the less each yuan returns",
        "course:T6", UP, _more, Mutation(params=(("ad_response.ec", 100.0),),
        scenario=(("platforms.*.price_spread", 0.01),))),
    Row("T6-later", "emerges", "The same hard-sell ads return less late in the season",
        "course:T6", UP, _later, with_param(paid_auction__season_rise=-0.05)),
    Row("T6-hard", "sign", "A season of hard sell is trusted less", "course:T6", DOWN,
        change("trust", HARD, seeds=MANY), without("content_response", "sentiment")),
    Row("T9-data", "sign", "One profile finds people better", "course:T9", UP, change("saves",
        ASKED.on({"tools.data_platform": 3}), ASKED), without("targeting")),
    Row("T9-asked", "emerges", "With one profile, ads for those who asked bring more buyers than "
        "ads for everyone", "course:T9", UP, change("new_customers",
        levers({"tools.data_platform": 1, **ads(0.07), "{ads}.audience": "asked"}),
        levers({"tools.data_platform": 1, **ads(0.07)}), MANY), without("retargeting")),
    Row("T16-tracking-saves", "sign", "Tracking finds people better", "course:T16", UP,
        change("saves", ASKED.on({"tools.tracking": True}), ASKED), without("targeting")),
    Row("F7-research", "sign", "A survey of personas sharpens what is made for them", "course:F7",
        UP, change(own_saves, AIMED.on({"research.persona_survey": True}), AIMED),
        without("targeting")),
    Row("F11-consent-trust", "sign", "Asking for consent earns trust", "course:F11", UP,
        change("trust", levers({"compliance.consent_policy": "explicit"})), without("consent")),
    Row("T23-dear", "set", "Ads get dearer through the season: CPM of the last weeks to that of "
        "the first", "course:T23", UP, _cpm_rise, with_param(paid_auction__season_rise=-0.05)),
)  # fmt: skip
