"""What is known, what it costs, and what others do: how much of a brand is bought."""

from __future__ import annotations

import numpy as np

from simgame.market.arrays import Floats
from tests.calibration.case import USUAL, Case, Levers, Times, levers, market_with, pulse
from tests.calibration.edit import NONE
from tests.calibration.measure import (
    Measure,
    change,
    elasticity,
    gap,
    jackknife,
    mean,
    values,
)
from tests.calibration.mutation import Mutation, with_fact, with_param, without
from tests.calibration.row import DOWN, UP, Estimate, Row, Target
from tests.calibration.seen import Seen
from tests.calibration.world import MANY, World

ALL_PRICES = ("product.price", "rivals.*.price")
ALONE: Levers = {"rivals": NONE}
PROMOTED, DEPTH = 5, 0.2
OFTEN = levers({"price.coupon_depth": DEPTH})
NOTHING = levers({p: Times(0) for p in ("content.*.count", "paid.*.budget", "kol.*.posts",
                                        "private.*.touches", "private.*.incentive")})  # fmt: skip
LAUNCH: Levers = {f"opening.{what}": Times(0.1) for what in ("aware", "appeal", "customers")}


def priced(factor: float, *paths: str) -> Case:
    """The market in which these prices are so many times theirs."""
    return market_with({path: Times(factor) for path in paths})


def priced_alone(factor: float) -> Case:
    """The market without rivals in which the brand's price is so many times its own."""
    return market_with({**ALONE, "product.price": Times(factor)})


def category(one: Seen) -> float:
    """Orders of all brands."""
    return float(one.brands.sum())


def share_of_orders(one: Seen) -> float:
    """The first seat's part of all orders in the market."""
    return float(one.brands[:, 0].sum() / one.brands.sum())


def orders_in(start: int, stop: int) -> Measure:
    """By what share orders of weeks `start` to before `stop` (from 1) differ after a promotion."""
    return change(lambda one: float(one.weekly["orders"][start - 1 : stop - 1].sum()),
                  pulse(PROMOTED, {"price.coupon_depth": DEPTH}))  # fmt: skip


def _tires(world: World) -> Estimate:
    """What a coupon that never ends lifts orders by in the last weeks, less in the first."""
    usual, promoted = (
        np.array([one.weekly["orders"] for one in world.seasons(case)]) for case in (USUAL, OFTEN)
    )
    lift = promoted / usual - 1
    return mean(lift[:, -4:].mean(axis=1) - lift[:, :3].mean(axis=1), "of orders")


def _interference(world: World) -> Estimate:
    """What own ads add to orders among loud rivals, against what they add among quiet ones."""
    added = []
    for loudness in (1 / 3, 3):
        loud: Levers = {"rivals.*.budget": Times(loudness)}
        with_ads, none = market_with(loud), levers({"paid.*.budget": Times(0)}).by(loud)
        added.append(values(world, "orders", with_ads) - values(world, "orders", none))
    return jackknife(
        lambda pairs: float(pairs[:, 1].mean() / pairs[:, 0].mean() - 1), np.transpose(added)
    )


def _sensitive(level: str) -> Measure:
    """Own price elasticity where everybody is as sensitive to price."""
    who: Levers = {"personas.*.price_sensitivity": level}
    return elasticity(
        "orders",
        priced(0.95, "product.price").by(who),
        priced(1.05, "product.price").by(who),
        1.05 / 0.95,
    )


def _share_of_search(world: World) -> Estimate:
    """Correlation over brands of the share of searches with the share of first orders."""
    shares = np.array(
        [[one.found / one.found.sum(), one.firsts / one.firsts.sum()] for one in world.seasons()]
    )
    return jackknife(
        lambda s: float(np.corrcoef(s[:, 0].mean(axis=0), s[:, 1].mean(axis=0))[0, 1]), shares
    )


def _drift(one: Seen) -> float:
    """By what share the brand's part of orders changes from the first to the last four weeks."""
    share: Floats = one.brands[:, 0] / one.brands.sum(axis=1)
    return float(share[-4:].mean() / share[:4].mean() - 1)


def spent(factor: float, more: Levers | None = None) -> Case:
    """So many times the usual budgets of ads, in a scenario that is changed further."""
    return levers({"paid.*.budget": Times(factor)}).by(more or {})


def _long(figure: str, more: Levers | None = None) -> Measure:
    """Elasticity of the last four weeks' figure to ad spend that is another for good."""
    return elasticity(
        lambda one: float(one.weekly[figure][-4:].sum()), spent(0.8, more), spent(1.2, more), 1.5
    )


def _short(world: World) -> Estimate:
    """Elasticity of a week's orders to that week's ad spend, in the sixth week."""
    few, many = (pulse(6, {"paid.*.budget": Times(f)}) for f in (0.8, 1.2))
    return elasticity(lambda one: float(one.weekly["orders"][5]), few, many, 1.5, MANY)(world)


# Nobody begins to ask, whatever is seen and known.
NO_ASKING = without("progression", "coming_to_mind")
NO_PRICE = with_param(purchase_choice__value_price=0.0, purchase_choice__most_paid=1e6)
ROWS: tuple[Row, ...] = (
    Row("M-awareness", "emerges", "A brand that twice as many know sells more", "kotler2017",
        Target(low=0.05, unit="%"), change("orders", market_with({"opening.aware": Times(2)})),
        NO_ASKING, reason="where a thing lasts most orders are by earlier buyers (durable)"),
    Row("M-appeal", "emerges", "A brand that twice as many like sells more", "kotler2017", UP,
        change("orders", market_with({"opening.appeal": Times(2)})), Mutation(NO_ASKING.off,
        (("repurchase.alike", 0.0),))),
    Row("M-unknown", "emerges", "A brand that nobody knows or likes yet sells to fewer new buyers",
        "kotler2017", Target(high=-0.10, unit="%"), change("new_customers",
        market_with({"opening.aware": 0.0, "opening.appeal": 0.0})), NO_ASKING),
    Row("M-price-own", "fitted", "Elasticity of a brand's orders to its own price", "model:choice",
        Target(-2.6, -1.8), elasticity("orders", priced(0.95, "product.price"), priced(1.05,
        "product.price"), 1.05 / 0.95), NO_PRICE),
    Row("M-price-category", "fitted", "Elasticity of all brands' orders to all their prices",
        "model:choice", Target(-1.5, -0.1), elasticity(category, priced(0.9, *ALL_PRICES),
        priced(1.1, *ALL_PRICES), 1.1 / 0.9), NO_PRICE),
    Row("M-price-alone", "sign", "Without rivals too, twice the price sells less", "model:choice",
        Target(high=-0.2, unit="%"), change("orders", priced_alone(2), priced_alone(1)), NO_PRICE),
    Row("M-price-rivals", "sign", "Rivals a tenth cheaper take buyers away", "model:choice", DOWN,
        change("orders", priced(0.9, "rivals.*.price")), NO_PRICE),
    Row("M-price-sensitive", "sign", "People who mind prices react more to a brand's price",
        "model:choice", Target(high=-0.3), gap(_sensitive("high"), _sensitive("low")), NO_PRICE),
    Row("M-price-net", "emerges", "A lower price sells more and can earn less: half the price "
        "loses", "model:choice", DOWN, change("net_contribution", priced(0.5, "product.price")),
        with_fact("product.goods_cost", 0)),
    Row("M-promotion-lift", "fitted", "A week's coupon of a fifth sells more in that week",
        "model:reference", UP, orders_in(PROMOTED, PROMOTED + 1), without("coupons")),
    Row("M-promotion-dip", "emerges", "After it fewer buy than would have", "vanheerde2000", DOWN,
        orders_in(PROMOTED + 1, PROMOTED + 4), without("coupons")),
    Row("M-promotion-tires", "emerges", "A coupon that never ends lifts orders less and less",
        "model:reference", Target(high=-0.02, unit="%"), _tires, without("coupons")),
    Row("M-promotion-trust", "sign", "Discounts that stay cost trust", "model:reference", DOWN,
        change("trust", OFTEN), with_param(coupons__erosion=0.0)),
    Row("M-interference", "emerges", "Own ads add less among loud rivals than among quiet ones",
        "danaher2008", DOWN, _interference, with_fact("rivals.*.budget", 0)),
    Row("M-rivals-loud", "emerges", "Rivals who spend three times as much sell at the brand's "
        "cost", "danaher2008", DOWN, change("orders", market_with({"rivals.*.budget": Times(3)})),
        with_fact("rivals.*.budget", 0)),
    Row("M-rivals-none", "emerges", "Without rivals a brand sells more", "mcfadden1978", UP,
        change("orders", market_with(ALONE)), with_fact("rivals", NONE)),
    Row("M-rivals-better", "sign", "Rivals with better goods take buyers away", "mcfadden1978",
        DOWN, change("orders", market_with({"rivals.*.quality": Times(1.25)})),
        with_param(purchase_choice__value_quality=0.0)),
    Row("M-share-search", "emerges", "Brands that are searched more are bought more: correlation "
        "of the shares", "binet2020", Target(low=0.5), _share_of_search,
        with_param(purchase_choice__by_name=0.0)),
    Row("M-stable", "emerges", "Shares move slowly while all go on as usual: change over a season",
        "goodhardt1984", Target(-0.25, 0.25, "%"),
        lambda world: mean([_drift(one) for one in world.seasons()]),
        with_fact("rivals.*.opening.customers", 0.0)),
    Row("M-dark", "emerges", "Without ads a settled brand sells less within a season, and goes on "
        "selling", "hartnett2021", Target(-0.35, -0.02, "%"), change("orders", spent(0),
        seeds=MANY), without("paid_auction")),
    Row("M-nothing", "emerges", "Doing nothing at all costs more, and its buyers still come back",
        "hartnett2021", Target(-0.8, -0.1, "%"), change("orders", NOTHING),
        with_fact("opening.customers", 0.0)),
    Row("M-elasticity-short", "fitted", "Elasticity of a week's orders to its ad spend",
        "model:response", Target(0.05, 0.20), _short, without("paid_auction")),
    Row("M-elasticity-long", "fitted", "Elasticity of orders to ad spend for good",
        "model:response", Target(0.10, 0.40), _long("orders"), without("paid_auction")),
    Row("M-elasticity-lasts", "emerges", "Spend for good does more than a week's: the difference",
        "sethuraman2011", Target(low=0.02), gap(_long("orders"), _short), without("carry_over",
        "progression")),
    Row("M-elasticity-new", "emerges", "Ads do more for a launch than for a settled brand: the "
        "difference", "sethuraman2011", Target(low=0.05), gap(_long("orders", LAUNCH),
        _long("orders")), without("paid_auction")),
    Row("M-overspend", "emerges", "Ten times the usual ads earn less than the usual ones",
        "model:response", DOWN, change("net_contribution", spent(10)), without("paid_auction")),
    Row("M-quality-repeat", "emerges", "Better goods bring more buyers back: repeat orders",
        "fader2005", UP, change(lambda one: one.kpis["orders"] - one.kpis["new_customers"],
        market_with({"product.quality": Times(1.15)})),
        with_param(purchase_choice__value_quality=0.0, fulfilment__trust_gain=0.0,
        progression__advocacy=0.0)),
    Row("M-quality-talk", "emerges", "Worse goods are spoken of less kindly", "model:talk", DOWN,
        change("sentiment", market_with({"product.quality": Times(0.7)}), seeds=MANY),
        without("sentiment")),
    Row("M-quality-trust", "emerges", "Worse goods are trusted less", "model:talk", DOWN,
        change("trust", market_with({"product.quality": Times(0.7)}), seeds=MANY),
        without("sentiment", "fulfilment"), reason="what is bought every few years moves too "
        "little in a season (durable)"),
)  # fmt: skip
