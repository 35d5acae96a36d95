"""Brands over time and beside each other: adoption, trust, small brands and large ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from simgame.market.arrays import Floats
from simgame.scenario.schema import Opening, Scenario
from tests.calibration.case import USUAL, Case, Times, market_with
from tests.calibration.edit import NONE
from tests.calibration.measure import change, jackknife, mean, values
from tests.calibration.mutation import with_param, without
from tests.calibration.row import DOWN, Estimate, Row, Target
from tests.calibration.world import MANY, World

# The most that each brand of four equal ones has as customers at first (shares of all people).
PENETRATIONS = (0.02, 0.04, 0.08, 0.16)
KEPT = 12
TRUSTED = 0.15
LONG = {"rounds": 26, "budget.total": Times(3)}
LAUNCH = market_with({
    **LONG, "rivals": NONE, "opening.aware": 0.02, "opening.appeal": 0.002,
    "opening.customers": 0.0005, "opening.members.*": 0,
})  # fmt: skip


def equals(scenario: Scenario) -> Scenario:
    """Four brands of which only the number of buyers, and of those who know them, differs."""
    first = next(iter(scenario.rivals.values()))
    price, quality = scenario.product.price, scenario.product.quality
    openings = [
        Opening().model_copy(
            update={"aware": 2 * p, "appeal": p / 2, "customers": p, "trust": 0.55}
        )
        for p in PENETRATIONS
    ]
    alike = {"price": price, "quality": quality, "budget": 0}
    rivals = {
        f"of-{n}": first.model_copy(update={**alike, "opening": opening})
        for n, opening in enumerate(openings[1:])
    }
    return scenario.model_copy(update={"rivals": rivals, "opening": openings[0]})


SILENCE = ("content.*.count", "paid.*.budget", "kol.*.posts", "private.*.touches",
           "private.*.incentive")  # fmt: skip
QUIET = Case(remade=equals).on(dict.fromkeys(SILENCE, Times(0)))


def _bought(world: World, seed: int) -> Floats:
    """Orders, and people who placed one at least, of each equal brand over a season [B, 2].

    People are counted by their kinds' hazards: of n with hazard H over the season, n · (1 − e^−H).
    """
    from simgame.market.board.passed_on import Returning

    season_hazard: Floats | None = None
    orders: Floats = np.zeros(len(PENETRATIONS))
    firsts: Floats = np.zeros(len(PENETRATIONS))
    buyers: Any = None
    for lived in world.weeks(QUIET, seed):
        days = lived.week.days
        orders = orders + days.orders.sum(axis=(0, 2, 3, 4))
        firsts = firsts + days.orders[..., 0].sum(axis=(0, 2, 3))
        returning = lived.week.passed_on(Returning)
        assert returning is not None
        if season_hazard is None:
            buyers, season_hazard = (
                lived.before.own["repurchase.buyers"],
                np.zeros_like(returning.hazard),
            )
        season_hazard = season_hazard + 7 * returning.hazard
    assert season_hazard is not None
    again = (buyers * -np.expm1(-season_hazard)).sum(axis=(1, 2))
    return np.transpose([orders, again + firsts])


def _equals(world: World) -> Floats:
    return np.array([_bought(world, seed) for seed in world.seeds(6)])


def _double_jeopardy(world: World) -> Estimate:
    """Slope of log orders by buyer on log buyers, over four equal brands."""
    return jackknife(lambda x: _slope(x.sum(axis=0)), _equals(world))


def _slope(sums: Floats) -> float:
    orders, buyers = sums.T
    return float(np.polyfit(np.log(buyers), np.log(orders / buyers), 1)[0])


def _duplication(world: World) -> Estimate:
    """In how far buyers won come from each brand in proportion to its size.

    The third brand gets cheaper; slope of what the others lose on their orders, in logs.
    """
    cheaper = QUIET.by({"rivals.of-1.price": Times(0.8)})
    sides = [
        np.array([one.brands.sum(axis=0) for one in world.seasons(case, 6)])
        for case in (QUIET, cheaper)
    ]

    def slope(x: Floats) -> float:
        usual, after = x.sum(axis=0)
        others = [0, 1, 3]
        lost = np.maximum((usual - after)[others], 0.1)
        return float(np.polyfit(np.log(usual[others]), np.log(lost), 1)[0])

    return jackknife(slope, np.stack(sides, axis=1))


def _imitated(world: World) -> tuple[Floats, Floats]:
    """First orders by week of a launch over half a year [seeds, W], with imitation and without."""
    alone = Case(scenario=LAUNCH.scenario, off=("imitation",))
    with_it, without_it = (
        np.array([one.weekly["new_customers"] for one in world.seasons(case, 6)])
        for case in (LAUNCH, alone)
    )
    return with_it, without_it


def _later_peak(world: World) -> Estimate:
    """Weeks by which the middle of first orders comes later with imitation."""

    def middle(x: Floats) -> float:
        return float((x * np.arange(x.shape[-1])).sum() / x.sum())

    pairs = np.stack(_imitated(world), axis=1)
    return jackknife(lambda x: middle(x[:, 0]) - middle(x[:, 1]), pairs, "weeks")


def _half_life(world: World) -> Estimate:
    """Weeks in which half of a difference in trust is gone, by what is left of it after twelve."""
    usual = float(world.market.scenario.opening.trust)
    sides = [
        np.array(
            [
                one.weekly["trust"]
                for one in world.seasons(market_with({"opening.trust": usual + d}), 3 * MANY)
            ]
        )
        for d in (-TRUSTED, TRUSTED)
    ]
    pairs = np.stack(sides, axis=1)

    def weeks(x: Floats) -> float:
        left = (x[:, 1, KEPT - 1] - x[:, 0, KEPT - 1]).mean() / (2 * TRUSTED)
        return float(KEPT * np.log(0.5) / np.log(min(left, 0.999)))

    return jackknife(weeks, pairs, "weeks")


def _no_drift(world: World) -> Estimate:
    """How far from the middle the farthest brand's trust is after half a year as usual."""

    def farthest(season: Any) -> float:
        trust = season.state.trust.mean(axis=1)
        return float(np.abs(trust - 0.5).max())

    return mean(world.each(farthest, market_with(LONG), 16))


def _share_holds(world: World) -> Estimate:
    """Correlation over brands of the share of orders in the first and the last four weeks."""
    found = np.array(
        [[one.brands[:4].sum(axis=0), one.brands[-4:].sum(axis=0)] for one in world.seasons()]
    )
    return jackknife(lambda x: float(np.corrcoef(*x.mean(axis=0))[0, 1]), found)


def _known(world: World) -> Estimate:
    """Share of people who know the brand that forget it in a season without marketing."""
    quiet = QUIET_OWN
    start = np.array([one.weekly["brand_awareness"][0] for one in world.seasons(quiet)])
    end = values(world, "brand_awareness", quiet)
    return mean(1 - end / start)


QUIET_OWN = USUAL.on(dict(QUIET.levers))
NO_IMITATION = without("imitation")
ROWS: tuple[Row, ...] = (
    Row("M-double-jeopardy", "emerges", "Small brands are bought a little less often too: slope "
        "of orders by buyer on buyers", "ehrenberg1990", Target(0.005, 0.2), _double_jeopardy,
        with_param(repurchase__eager_act=Times(0.1), repurchase__eager_advocate=Times(0.1))),
    Row("M-duplication", "emerges", "A brand that gains takes from each other in proportion to "
        "its size: exponent", "goodhardt1984", Target(0.7, 1.3), _duplication,
        with_param(purchase_choice__value_price=0.0, purchase_choice__most_paid=1e6)),
    Row("M-adoption", "emerges", "With imitation first orders of a launch come later: the middle "
        "of them, in weeks", "bass1969", Target(low=0.02), _later_peak, NO_IMITATION),
    Row("M-imitation", "emerges", "Where nobody does as others do, fewer buy for the first time",
        "bass1969", DOWN, change("new_customers", Case(off=("imitation",))), NO_IMITATION,
        reason="of what is bought every few years so few are new that little is news (durable)"),
    Row("M-trust-half-life", "fitted", "What is special about a brand's trust is half gone after "
        "weeks", "assumption", Target(10.0, 20.0), _half_life,
        with_param(trust_reversion__half_life=200.0)),
    Row("M-trust-bounded", "emerges", "After half a year as usual no brand is trusted by all or "
        "by nobody", "assumption", Target(0.0, 0.3), _no_drift,
        with_param(fulfilment__trust_gain=60.0)),
    Row("M-trust-sells", "emerges", "A brand that is trusted more sells more", "mcfadden1978",
        Target(low=0.05, unit="%"), change("orders", market_with({"opening.trust": 0.7}),
        market_with({"opening.trust": 0.5})), with_param(purchase_choice__value_trust=0.0,
        content_response__trusting=0.0)),
    Row("M-shares-hold", "emerges", "Large brands stay large: correlation of shares early and "
        "late", "goodhardt1984", Target(low=0.7), _share_holds,
        without("repurchase", "progression", "coming_to_mind")),
    Row("M-forgotten", "set", "Of those who know a brand, part forget it in a season of silence",
        "assumption", Target(0.05, 0.6, "%"), _known, with_param(progression__forget_aware=0.0)),
    Row("M-buyers", "emerges", "A brand with twice the buyers sells more, and not twice as much "
        "to new ones", "ehrenberg1990", Target(0.2, 1.1, "%"), change("orders",
        market_with({"opening.customers": Times(2)})), without("repurchase")),
    Row("M-crowd", "sign", "In a category bought half as often a brand sells less", "mcfadden1978",
        Target(high=-0.2, unit="%"), change("orders",
        market_with({"product.category.occasions": Times(0.5)})), without("repurchase",
        "purchase_choice")),
    Row("M-habit", "sign", "Where people keep to habits, a brand is chosen less", "mcfadden1978",
        Target(high=-0.02, unit="%"), change("orders",
        market_with({"product.category.loyalty_to_habit": "high"}),
        market_with({"product.category.loyalty_to_habit": "low"})), without("purchase_choice",
        "repurchase")),
)  # fmt: skip
