"""What each type of event does to a season: paired with the same season without it."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from simgame.game.season import Season
from simgame.market.arrays import Floats
from simgame.market.event_times import spans_of
from simgame.market.kpis import season_kpis
from simgame.market.mechanisms.reach.platform_users import Params
from simgame.market.money import purse
from simgame.market.run_week import step
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief
from simgame.players.policy import policy
from simgame.scenario.market_events import Event
from simgame.scenario.schema import Category, LeverRule, Rival, Scenario
from tests.market.laws import broken
from tests.market.seasons import SHORT, play, scenario
from tests.scenario.event_types import event_types, least

SEED = 5


def _with(**events: dict[str, Any]) -> Scenario:
    made = {name: TypeAdapter(Event).validate_python(event) for name, event in events.items()}
    return scenario(SHORT).model_copy(update={"events": made})


def _played(played: Scenario) -> Season:
    season = play(played, "even_split", SEED)
    assert broken(season.setting, season.state) == []
    return season


def _figures(season: Season) -> dict[str, float]:
    return season_kpis(season.setting, season.state, 0)


@pytest.fixture(scope="module")
def usual() -> dict[str, float]:
    """The season in which nothing happens."""
    return _figures(_played(_with()))


@pytest.mark.parametrize(
    ("type_", "more", "figure", "way"),
    [
        ("demand", {"change": "+60%"}, "orders", 1),
        ("demand", {"change": "-60%", "personas": ["student"]}, "orders", -1),
        ("supply", {"daily": 20}, "orders", -1),
        ("supply", {"stock": 100}, "orders", -1),
        ("supply", {"daily": 20, "beyond": "late"}, "trust", -1),
        ("supply", {"change": "+50%", "daily": 9999}, "net_contribution", -1),
        ("budget", {"change": "-50%"}, "spend", -1),
        ("budget", {"amount": "-¥40k", "change": "+0%"}, "spend", -1),
        ("law", {"forbids": ["paid", "kol"]}, "spend", -1),
        ("kol", {}, "trust", -1),
        ("kol", {"effect": "leave"}, "spend", -1),
        ("platform-outage", {"lasts": "5 days"}, "impressions", -1),
        ("platform-opens", {}, "impressions", -1),
        ("platform-rule", {"change": "-70%"}, "impressions", -1),
        ("platform-shift", {"change": "-60%"}, "impressions", 1),
        ("attention", {"change": "+60%"}, "impressions", 1),
        ("attention", {"change": "+60%", "personas": ["student"]}, "impressions", 1),
        ("traffic-price", {"change": "+90%"}, "impressions", -1),
        ("newcomer-platform", {"change": "+90%"}, "impressions", 1),
        ("rival-price", {"change": "-40%"}, "orders", -1),
        ("crisis", {"change": "-40%"}, "trust", -1),
    ],
)
def test_an_event_moves_its_figure(
    type_: str, more: dict[str, Any], figure: str, way: int, usual: dict[str, float]
) -> None:
    """On the same random numbers, in the direction it says, and no law of the market breaks."""
    moved = _figures(_played(_with(one=least(type_, **more))))[figure] - usual[figure]
    assert moved * way > 0


@pytest.mark.parametrize(("days", "shut"), [(21, 0.0), (14, 0.0), (10, 4 / 7), (7, 1.0), (3, 1.0)])
def test_ads_are_dearer_for_the_part_of_a_week_in_which_a_platform_is_shut(
    days: int, shut: float
) -> None:
    """In the second week after it opened; reach and price together, so that the gift cancels."""
    opens = least("newcomer-platform", change="+60%", at="round 1", lasts=f"{days} days")
    rise = _price_of_reach(_with(one=opens)) / _price_of_reach(_with())
    np.testing.assert_allclose(rise, Params().dearer ** shut)


def _price_of_reach(played: Scenario) -> Floats:
    """Factors on the reach of posts times those on the price of ads, in the second week [P]."""
    season, found = Season(played, SEED), list[Floats]()
    plans = [Plan()] * len(season.setting.brands)
    state = season.state.snapshot()
    for _ in range(2):
        step(season.setting, state, plans, season.streams, watch=lambda week, _: found.append(
            week.factors.reach[0] * week.factors.traffic))  # fmt: skip
    return found[-1]


@pytest.mark.parametrize("type_", ["message", "question"])
def test_what_only_speaks_moves_nothing(type_: str, usual: dict[str, float]) -> None:
    """Neither people nor money, whatever is answered."""
    assert _figures(_played(_with(one=least(type_)))) == usual


LASTING = [(type_, {}) for type_, one in event_types().items() if "lasts" in one.model_fields]


def _joins_in(brief: Brief, observation: Observation, rng: Random) -> Plan:
    """An even split that takes up every topic and books a KOL each week."""
    values = flatten(policy("even_split")(brief, observation, rng))
    topics = {path: True for path in brief.catalogue.by_path if path.endswith(".hot_topic")}
    booked = {"kol.campus-kai.posts": 1, "kol.campus-kai.fee": 300_000}
    return plan_from(values | topics | booked)


@pytest.mark.parametrize(("type_", "more"), [*LASTING, ("kol", {"effect": "leave"})])
def test_four_lengths_are_four_seasons(type_: str, more: dict[str, str]) -> None:
    """One, three, seven and nine days, for whoever does what the event is about."""
    lengths = ("1 day", "3 days", "7 days", "9 days")
    topics = {"content.*.*.hot_topic": LeverRule(enabled=True)}
    seasons = [
        _with(one=least(type_, lasts=days, **more)).model_copy(update={"levers": topics})
        for days in lengths
    ]
    assert len({play(one, _joins_in, SEED).digest() for one in seasons}) == len(lengths)


def test_an_event_waits_for_its_condition() -> None:
    """And begins in the week in which it is found true, at its day and hour."""
    event = least("demand", at="round 2 Friday 6:00", when={"metric": "orders", "above": "1"})
    season = _played(_with(one=event))
    (span,) = spans_of(season.setting, season.state, 0, "one")
    assert (span.begins, span.ends - span.begins) == (168 + 4 * 24 + 6, 168)
    never = least("demand", when={"metric": "orders", "above": "900M"})
    assert not list(spans_of(season.setting, _played(_with(one=never)).state, 0, "one"))


def test_late_orders_are_sent_when_there_is_stock() -> None:
    """None is lost, and nobody waits any more at the end."""
    season = _played(_with(one=least("supply", daily=5, beyond="late", lasts="3 days")))
    assert int(season.state.own["supply.late"].sum()) == 0
    lost = _played(_with(one=least("supply", daily=5, lasts="3 days")))
    assert _figures(lost)["orders"] < _figures(season)["orders"]
    assert int(lost.state.own["supply.sold"][0, 0]) == 15


def test_a_cut_is_of_the_weeks_left() -> None:
    """From round 3 of 4 on a fifth less: of the total a tenth, of each week a fifth."""
    season = Season(_with(one=least("budget", at="round 3", change="-20%")), SEED)
    budget, setting = season.scenario.budget, season.setting
    season.state.week = 1
    assert purse(setting, season.state, 0) == (budget.total, budget.per_round)
    season.state.week = 2
    assert purse(setting, season.state, 0) == (budget.total * 0.9, budget.per_round * 0.8)
    assert season.observe("you").week_cap == budget.per_round * 0.8


def test_a_cut_on_a_condition_holds_from_the_monday_after() -> None:
    """It is told in the week in which it is found true; nobody planned by it then."""
    event = least("budget", change="-20%", when={"metric": "trust", "above": "0%"})
    season = Season(_with(one=event), SEED)
    caps = []
    while not season.finished:
        caps.append(season.observe("you").week_cap)
        season.submit("you", Plan())
        season.run_week()
    full = season.scenario.budget.per_round
    assert caps == [full, full, 0.8 * full, 0.8 * full]


def test_levers_close_by_law_for_all_and_by_their_own_rule_for_players() -> None:
    """Who has a plan for them is refused from then on; before, nothing is said."""
    law = _with(one=least("law", at="round 3", forbids=["paid.douyin"]))
    rule = _with().model_copy(update={"levers": {"paid": LeverRule(until="round 2")}})
    for played, rivals in ((law, True), (rule, False)):
        season = Season(played, SEED)
        spec = season.catalogue.by_path["paid.douyin.budget"]
        assert [spec.is_open(n) for n in (1, 2, 3, 4)] == [True, True, False, False]
        theirs = season.brief("cloud-leaf").catalogue.by_path["paid.douyin.budget"]
        assert theirs.is_closed(3) is rivals
    plan = plan_from({"paid.douyin.budget": 100_000})
    assert "paid.douyin.budget" in flatten(plan)


def test_nobody_buys_from_a_rival_who_is_not_there() -> None:
    """Nor does it plan anything; from its round on it sells."""
    rivals = {n: Rival.model_copy(r, update={"enters": 3}) for n, r in _with().rivals.items()}
    season = Season(_with().model_copy(update={"rivals": rivals}), SEED)
    orders = []
    while not season.finished:
        season.submit("you", Plan())
        season.run_week()
        orders.append(int(season_kpis(season.setting, season.state, 1)["orders"]))
    assert orders[:2] == [0, 0]
    assert 0 < orders[2] < orders[3]
    assert [flatten(past.plans[1]) for past in season.past[:2]] == [{}, {}]


def test_the_category_has_seasons() -> None:
    """More is bought from the rounds on that say so."""
    category = Category.model_validate(
        {"people": "4M", "occasions": 4, "season": {"round 2": "+50%", "第 4 周": "-50%"}}
    )
    assert [category.in_season(n) for n in (1, 2, 3, 4, 5)] == [1, 1.5, 1.5, 0.5, 0.5]
    product = _with().product
    usual, more = (
        _with().model_copy(update={"product": product.model_copy(update={"category": c})})
        for c in (
            product.category,
            product.category.model_copy(update={"season": {"round 2": 0.5}}),
        )
    )
    assert _figures(_played(more))["orders"] > _figures(_played(usual))["orders"]


def test_demand_moves_on_its_days() -> None:
    """Monday to Wednesday are as they were; from Thursday on more is ordered."""
    event = least("demand", at="round 1 Thursday", lasts="4 days", change="+300%")
    days = [
        np.array([d.orders for d in _played(played).reports("you")[0].days])
        for played in (_with(), _with(one=event))
    ]
    assert (days[0][:3] == days[1][:3]).all() or abs(days[1][:3].sum() - days[0][:3].sum()) <= 3
    assert days[1][3:].sum() > 1.5 * days[0][3:].sum()
