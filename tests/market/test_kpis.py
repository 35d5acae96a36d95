"""The value of every figure, against numbers worked out by hand."""

import numpy as np
import pytest

from simgame.market.kpis import season_kpis
from simgame.market.observe import week_report
from simgame.market.run_week import Passed
from simgame.market.setting import ACT, APPEAL, AWARE, compile_setting
from simgame.market.state import LEDGER, SPENDING, opening_state
from simgame.market.streams import Streams
from simgame.market.totals import COUNTS, TOTALS
from simgame.market.week import DAILY, METRICS, Days
from simgame.plan.kpis import COUNTED as PLATFORMS
from simgame.plan.kpis import KPIS
from simgame.plan.plan import Plan
from tests.market.seasons import SHORT, scenario

SETTING = compile_setting(scenario(SHORT))
PEOPLE = 4_000_000
BOOKS = {
    "gmv": 1_000_000, "refunds": 70_000, "goods": 300_000, "delivery": 80_000,
    "shop_commission": 50_000, "content": 100_000, "commission": 20_000, "crisis": 5_000,
}  # fmt: skip
COUNTED = {
    "orders": 40, "new_customers": 25, "delivered": 32, "returns": 4, "impressions": 9_000,
    "saves": 70, "joins": 9, "exits": 3, "searches": 600, "found": 90, "named": 150,
}  # fmt: skip
TRUE = {
    "net_contribution": 375_000,  # 1,000,000 - 70,000 - 300,000 - 80,000 - 50,000 - 125,000
    "net_revenue": 930_000,
    "gmv": 1_000_000,
    "spend": 125_000,
    "orders": 40,
    "new_customers": 25,
    "impressions": 9_000,
    "saves": 70,
    "found": 90,
    "members": 11,
    "followers": 340,
    "brand_awareness": 0.1,  # 400,000 of 4 million
    "appeal_share": 0.04,  # 160,000 of 4 million
    "trust": 0.575,  # 0.5 for 300,000 people and 0.8 for 100,000
    "sentiment": 0.621509,  # 1 / (1 + e^-0.4) and 1 / (1 + e^-0.8), weighed alike
}
# What platforms report of the brand: ads on the first platform, and content.
ADS = {"spend": 60_000, "impressions": 3_000, "engagements": 90, "saves": 12, "clicks": 150,
       "orders": 10, "clicked": 6, "revenue": 200_000}  # fmt: skip
NOTES = {"spend": 40_000, "impressions": 5_000, "engagements": 310, "saves": 68, "clicks": 50,
         "orders": 30, "clicked": 2, "revenue": 250_000, "joins": 9}  # fmt: skip
RATES = {
    "engagement_rate": 0.05,  # 400 of 8,000
    "ctr": 0.025,  # 200 of 8,000
    "cvr": 0.04,  # 8 orders that follow 200 clicks
    "cpm": 20_000,  # 60,000 for 3,000 paid impressions
    "cac": 5_000,  # 125,000 for 25 people
    "aov": 25_000,  # 1,000,000 in 40 orders
    "repeat_rate": 0.375,  # 15 of 40 orders
    "reported_roas": 4.5,  # 450,000 from 100,000
    "share_of_voice": 0.8,  # 8,000 of 10,000
    "share_of_search": 0.2,  # 90 found and 150 by name, of 1,000 and 200 by name
    "return_rate": 0.125,  # 4 of 32
    "exits": 3,
}


def _state():
    """A market at whose brand 0 we have put our own numbers."""
    state = opening_state(SETTING)
    state.stage[0] = 0
    state.stage[0, 0, 0, AWARE] = 240_000
    state.stage[0, 0, 2, ACT] = 60_000
    state.stage[0, 1, 3, APPEAL] = 100_000
    state.trust[0] = 0.5, 0.8
    state.own["sentiment.fast"][0] = 0.0, 0.15
    state.own["sentiment.slow"][0] = 0.0, -0.05
    for array, numbers in ((state.members, (4, 7)), (state.followers, (100, 240))):
        array[0] = 0
        array[0].reshape(-1)[: len(numbers)] = numbers
    state.ledger[0] = [BOOKS.get(account, 0) for account in LEDGER]
    state.totals[0] = [COUNTED[name] for name in TOTALS]
    return state


def _passed(noise=0.0, hearsay=1.0):
    """A week of the same numbers, as it was lived."""
    brands, touches = len(SETTING.brands), len(SETTING.touchpoints)
    channel = np.zeros((brands, touches, len(METRICS)))
    paid = SETTING.span("paid").start
    for touch, acts in ((paid, ADS), (0, NOTES)):
        channel[0, touch] = [acts.get(metric, 0) for metric in METRICS]
    channel[1, 0, METRICS.index("impressions")] = 2_000
    counted = np.zeros((brands, len(TOTALS)), np.int64)
    counted[0] = [COUNTED[name] for name in TOTALS]
    counted[1, [TOTALS.index("searches"), TOTALS.index("named")]] = 400, 50
    factors = np.full(brands, noise), np.full(brands, hearsay)
    days, none = np.zeros((7, brands, len(DAILY))), np.zeros(0)
    people = _state().stage.sum(axis=(1, 2))
    return Passed(0, counted, *factors, channel, days, none, none, 7, (), (), people=people)


def _reported(passed, before):
    true = season_kpis(SETTING, _state(), 0)
    return week_report(SETTING, passed, 0, Plan(), Streams(7), (before, true)).kpis


@pytest.mark.parametrize("kpi", TRUE)
def test_a_sum_or_level_is_what_the_state_says(kpi):
    """Books, counts, people and what they think come to the figure of the glossary."""
    assert season_kpis(SETTING, _state(), 0)[kpi] == pytest.approx(TRUE[kpi], rel=1e-5)


@pytest.mark.parametrize("kpi", RATES)
def test_a_rate_is_what_the_week_says(kpi):
    """What was reported of the week comes to the figure of the glossary."""
    nothing = dict.fromkeys(TRUE, 0.0)
    assert _reported(_passed(), nothing)[kpi] == pytest.approx(RATES[kpi])


def test_a_week_of_a_season_is_what_came_to_it():
    """Sums are reported by the week, levels as they are now, counts as platforms count them."""
    before = {name: value / 4 for name, value in TRUE.items()}
    told = _reported(_passed(), before)
    sums = {kpi.id for kpi in KPIS if kpi.span == "season"} - {*PLATFORMS}
    assert {k: told[k] for k in sums} == pytest.approx({k: 0.75 * TRUE[k] for k in sums})
    levels = {kpi.id for kpi in KPIS if kpi.span == "now"}
    assert {k: told[k] for k in levels} == pytest.approx({k: TRUE[k] for k in levels}, rel=1e-4)
    assert (told["impressions"], told["saves"]) == (8_000, 80)


def test_every_figure_has_its_value_tested():
    """A figure that is added is worked out here by hand as well."""
    assert set(TRUE) | set(RATES) == {kpi.id for kpi in KPIS}
    assert set(_reported(_passed(), dict.fromkeys(TRUE, 0.0))) == {kpi.id for kpi in KPIS}


def test_spending_is_what_marketing_costs():
    """Every account of marketing counts into spend, and no cost of goods does."""
    state = _state()
    state.ledger[0] = [1 if account in SPENDING else 100 for account in LEDGER]
    assert season_kpis(SETTING, state, 0)["spend"] == len(SPENDING) == 16


def test_nobody_knows_a_brand_that_has_still_a_trust():
    """Without anybody who knows it, all people count: 60 % meet it with 0.5, 40 % with 0.8."""
    state = _state()
    state.stage[0] = 0
    assert season_kpis(SETTING, state, 0)["trust"] == pytest.approx(0.62)


def test_nothing_divided_by_nothing_is_nothing():
    """A week in which nothing happened has rates of 0."""
    passed = _passed()
    passed.channel[:], passed.counted[:] = 0, 0
    told = week_report(SETTING, passed, 0, Plan(), Streams(7), (TRUE, TRUE)).kpis
    assert {kpi: told[kpi] for kpi in RATES} == dict.fromkeys(RATES, 0.0)


def test_errors_are_those_of_the_glossary():
    """Surveys err by their figure's error times the week's; who listens well hears talk better."""
    factors = {noise: np.log(_off(noise, 1.0)) for noise in (1.0, 2.0)}
    assert factors[2.0] == pytest.approx(2 * factors[1.0], abs=1e-3)
    assert np.all(factors[1.0] != 0)
    well = np.log(_off(1.0, 0.3))
    assert well[-1] == pytest.approx(0.3 * factors[1.0][-1], abs=1e-4)
    assert well[:-1] == pytest.approx(factors[1.0][:-1])


def _off(noise, hearsay):
    told = _reported(_passed(noise, hearsay), dict.fromkeys(TRUE, 0.0))
    names = ("brand_awareness", "appeal_share", "trust", "sentiment")
    return np.array([told[name] / TRUE[name] for name in names])


def test_totals_count_the_days():
    """Each total is counted over days, personas and classes of its brand alone."""
    days = Days.neutral(SETTING)
    days.orders[2, 0, 1, 3] = 5, 2, 1
    days.orders[6, 0, 0, 0, 0] = 20
    days.orders[1, 1, 0, 0, 0] = 99
    for name, (first, second) in {
        "delivered": (30, 2), "returns": (1, 3), "searches": (500, 100), "found": (40, 50),
        "named": (60, 20),
    }.items():  # fmt: skip
        getattr(days, name)[0, 0, 0], getattr(days, name)[5, 0, 1] = first, second
    told = {name: np.array([place, -1]) for place, name in enumerate(DAILY)}
    counted = {name: int(count(days, told)[0]) for name, count in COUNTS.items()}
    places = {n: DAILY.index(n) for n in COUNTS if n in DAILY and n != "orders"}
    assert set(places) >= {"impressions", "saves", "joins", "exits"}
    assert counted == {
        "orders": 28, "new_customers": 25, "delivered": 32, "returns": 4, "searches": 600,
        "found": 90, "named": 80, **places,
    }  # fmt: skip
