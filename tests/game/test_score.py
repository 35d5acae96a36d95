"""Rules of the score, each by example with the sum worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from simgame.game.score import Score, forecast_skill, goal_share, score_season
from simgame.market.penalties import KINDS
from simgame.market.setting import Setting, compile_setting
from simgame.market.state import LEDGER, TOTALS, State, opening_state
from simgame.plan.kpis import COUNTED, SURVEYED
from simgame.plan.lever import Value
from simgame.plan.observation import WeekReport
from simgame.scenario.schema import Goal, Scenario

BRAND = "you"
FLOOR, TARGET, STRETCH = 100.0, 300.0, 400.0
# A goal of 100, 300 or 400 orders, and one of spending no more than ¥1,000, ¥600 or ¥200.
ORDERS = {"floor": FLOOR, "target": TARGET, "stretch": STRETCH}
SPEND = {"floor": 100_000, "target": 60_000, "stretch": 20_000}


def _setting(short: Scenario, goals: Mapping[str, Mapping[str, float]], **other: object) -> Setting:
    read = {name: Goal.model_construct(**goal) for name, goal in goals.items()}
    return compile_setting(short.model_copy(update={"goals": read, "forecast": (), **other}))


@pytest.fixture
def orders_only(short: Scenario) -> Setting:
    """Return the short season with a single goal, of orders."""
    return _setting(short, {"orders": {**ORDERS, "weight": 1.0}})


def _at_end(setting: Setting, orders: int = 0, spent: int = 0) -> State:
    """The end of a season in which nothing came about but these orders and this spending."""
    state = opening_state(setting)
    b = setting.brands.index(BRAND)
    state.totals[b, TOTALS.index("orders")] = orders
    state.ledger[b, LEDGER.index("paid")] = spent
    return state


def _scored(setting: Setting, state: State, *reports: WeekReport) -> Score:
    return score_season(setting, state, BRAND, reports)


def _points(score: Score, part: str) -> dict[str, float]:
    return {p.id: p.points for p in score.part(part).parts}


# Goals: 700 points -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "share"),
    [(0, 0.0), (FLOOR, 0.0), (200, 0.35), (TARGET, 0.7), (350, 0.85), (STRETCH, 1.0), (900, 1.0)],
)
def test_a_goal_is_paid_from_floor_to_stretch(value: float, share: float) -> None:
    """Nothing up to the floor, 70 % at the target, all from the stretch on; linear between."""
    assert goal_share(Goal.model_construct(**ORDERS, weight=1.0), value) == pytest.approx(share)


@pytest.mark.parametrize(
    ("value", "share"),
    [(200_000, 0.0), (100_000, 0.0), (80_000, 0.35), (60_000, 0.7), (40_000, 0.85), (20_000, 1.0),
     (0, 1.0)],
)  # fmt: skip
def test_a_goal_may_run_downwards(value: float, share: float) -> None:
    """Where less is better, the floor is the highest of the three."""
    assert goal_share(Goal.model_construct(**SPEND, weight=1.0), value) == pytest.approx(share)


def test_goals_share_700_points_by_weight(short: Scenario) -> None:
    """A quarter for 300 orders (70 % of 175), three for spending ¥800 (35 % of 525)."""
    setting = _setting(
        short, {"orders": {**ORDERS, "weight": 0.25}, "spend": {**SPEND, "weight": 0.75}}
    )
    score = _scored(setting, _at_end(setting, orders=300, spent=80_000))
    assert _points(score, "goals") == pytest.approx({"orders": 122.5, "spend": 183.75})
    assert score.part("goals").points == pytest.approx(306.25)
    assert [p.most for p in score.part("goals").parts] == [175, 525]
    assert score.part("goals").most == 700
    assert score.total == 306


def test_a_goal_opens_to_its_figures(orders_only: Setting) -> None:
    """Value, bounds, weight and share stand in the line."""
    (line,) = _scored(orders_only, _at_end(orders_only, orders=200)).part("goals").parts
    assert line.figures == {"value": 200, **ORDERS, "weight": 1.0, "share": pytest.approx(0.35)}


# Closing assets: 180 points --------------------------------------------------------------


def _grown(setting: Setting, aware: float = 0.0, members: int = 0, trust: float = 0.0) -> State:
    """The end of a season in which so much more is there than at the opening."""
    state = opening_state(setting)
    b = setting.brands.index(BRAND)
    moved = np.rint(aware * state.stage[b].sum(axis=-1)).astype(np.int64)
    state.stage[b, ..., 0] -= moved
    state.stage[b, ..., 1] += moved
    state.trust[b] += trust
    if members:
        state.members[b, 0, 0, 0] += members
    return state


def test_assets_are_growth_over_the_opening(orders_only: Setting) -> None:
    """60 points each: 12 points of awareness, a member in 2,500 people, 20 points of trust."""
    state = _grown(orders_only, aware=0.06, members=400, trust=0.15)
    earned = _points(_scored(orders_only, state), "assets")
    # 6 of 12 points; 400 of 4,000,000 / 2,500 = 1,600 members; 15 of 20 points.
    assert earned == pytest.approx({"brand_awareness": 30, "members": 15, "trust": 45}, rel=1e-4)
    assert _scored(orders_only, state).part("assets").points == pytest.approx(90, rel=1e-4)


def test_assets_end_at_their_most(orders_only: Setting) -> None:
    """Growth beyond what earns all points earns no more, and what has shrunk takes none away."""
    earned = _scored(orders_only, _grown(orders_only, 0.3, 9_000, 0.4)).part("assets")
    assert [p.points for p in earned.parts] == [60, 60, 60]
    assert earned.points == earned.most == 180
    assert _scored(orders_only, _grown(orders_only, trust=-0.2)).part("assets").points == 0


def test_what_is_a_goal_is_no_asset(short: Scenario) -> None:
    """Awareness counts once; the other two share the 180 points."""
    aware = {"floor": 0.1, "target": 0.2, "stretch": 0.3, "weight": 1.0}
    setting = _setting(short, {"brand_awareness": aware})
    score = _scored(setting, _grown(setting, members=1_600, trust=0.1))
    assert _points(score, "assets") == pytest.approx({"members": 90, "trust": 45})


def test_without_channels_there_are_no_members_to_count(short: Scenario) -> None:
    """Awareness and trust share the 180 points."""
    setting = _setting(short, {"orders": {**ORDERS, "weight": 1.0}}, private_channels={})
    score = _scored(setting, _grown(setting, aware=0.06, trust=0.2))
    assert _points(score, "assets") == pytest.approx({"brand_awareness": 45, "trust": 90}, rel=1e-4)


# Calibration: 120 points -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "skill"),
    [
        (150, 1.0),  # a hit
        (140, 0.8),  # off by 10, where last week's value is off by 50
        (160, 0.8),  # the same the other way
        (125, 0.5),
        (100, 0.0),  # last week's value again
        (200, 0.0),  # as far off as that
        (90, 0.0),  # worse than that
        (None, 0.0),
        (True, 0.0),
        ("150", 0.0),
    ],
)
def test_skill_is_measured_against_last_week(expected: object, skill: float) -> None:
    """Last week brought 100 and this week 150."""
    assert forecast_skill(expected, 100.0, 150.0) == pytest.approx(skill)


@pytest.mark.parametrize(
    ("actual", "expected", "skill"),
    [(1000, 1000, 0.0), (1010, 1010, 10 / 50.5), (990, 990, 10 / 49.5), (1050, 1050, 50 / 52.5),
     (1100, 1100, 1.0), (1025, 1012.5, 12.5 / 51.25)],
)  # fmt: skip
def test_a_quiet_week_is_easily_foretold(actual: float, expected: float, skill: float) -> None:
    """After 1,000, a change of less than 5 % of what came counts as if 5 % could be won."""
    assert forecast_skill(expected, 1000.0, actual) == pytest.approx(skill, abs=1e-6)


def test_nothing_after_nothing_is_no_skill() -> None:
    """Where nothing comes and nothing came there is nothing to foretell."""
    assert forecast_skill(0, 0.0, 0.0) == 0
    assert forecast_skill(0, 40.0, 0.0) == 1


def _week(number: int, orders: float, plan: Mapping[str, Value], **kpis: float) -> WeekReport:
    return WeekReport(
        round=number, plan=dict(plan), kpis={"orders": orders, **kpis}, channels=(), days=()
    )


def _three_weeks() -> tuple[WeekReport, ...]:
    """100, 150 and 200 orders; 140 are forecast for the second week, nothing for the third."""
    return (
        _week(1, 100, {"forecast.orders": 90}),
        _week(2, 150, {"forecast.orders": 140}),
        _week(3, 200, {}),
    )


@pytest.fixture
def forecasting(short: Scenario) -> Setting:
    """Return the season with the goal of orders and a forecast of them."""
    return _setting(short, {"orders": {**ORDERS, "weight": 1.0}}, forecast=("orders",))


def test_calibration_is_mean_skill_times_the_share_of_goal_points(forecasting: Setting) -> None:
    """Skills of 0.8 and 0, of two that count, make 0.4; times 70 % of 120 points."""
    part = _scored(forecasting, _at_end(forecasting, 300), *_three_weeks()).part("calibration")
    assert part.points == pytest.approx(120 * 0.4 * 0.7)
    assert part.figures == pytest.approx({"skill": 0.4, "goal_share": 0.7, "forecasts": 2})
    assert [p.most for p in part.parts] == pytest.approx([42, 42])
    assert [p.points for p in part.parts] == pytest.approx([33.6, 0])


def test_a_forecast_opens_to_what_was_expected(forecasting: Setting) -> None:
    """Round, last week, this week and the expectation; where none was made, none is shown."""
    part = _scored(forecasting, _at_end(forecasting, 300), *_three_weeks()).part("calibration")
    made, missed = (p.figures for p in part.parts)
    assert made == {"round": 2, "last": 100, "actual": 150, "expected": 140, "skill": 0.8}
    assert missed == {"round": 3, "last": 150, "actual": 200, "skill": 0}


@pytest.mark.parametrize("orders", [0, 100])
def test_forecasts_without_goals_are_worth_nothing(forecasting: Setting, orders: int) -> None:
    """No points of goals, no points of calibration."""
    assert _scored(forecasting, _at_end(forecasting, orders), *_three_weeks()).total == 0


def test_one_week_cannot_be_forecast(forecasting: Setting) -> None:
    """The first week has none before it; so has a season that has not begun."""
    state = _at_end(forecasting, 300)
    for reports in ((), _three_weeks()[:1]):
        part = _scored(forecasting, state, *reports).part("calibration")
        assert (part.points, part.figures["forecasts"], part.parts) == (0, 0, ())


# Breaches: down to −300 ------------------------------------------------------------------

EACH = {"bought-fans": 40, "scraped-data": 60, "exaggerated-claims": 50, "hidden-ads": 40,
        "no-permit": 60, "unlabelled-ai": 30, "leak": 30}  # fmt: skip


def _guilty(setting: Setting, orders: int = 0, **times: int) -> State:
    state = _at_end(setting, orders)
    b = setting.brands.index(BRAND)
    for kind, n in times.items():
        state.own["compliance.breaches"][b, KINDS.index(kind.replace("_", "-"))] = n
    return state


@pytest.mark.parametrize(("kind", "lost"), EACH.items())
def test_being_found_out_costs_points(orders_only: Setting, kind: str, lost: float) -> None:
    """Each kind has its price; nothing else is touched."""
    part = _scored(orders_only, _guilty(orders_only, **{kind: 1})).part("breaches")
    assert [(p.id, p.points) for p in part.parts] == [(kind, -lost)]
    assert part.points == -lost
    assert part.parts[0].figures == {"times": 1, "each": lost, "scale": 1}


def test_every_breach_has_a_price() -> None:
    """What the market can find out, the score knows."""
    assert sorted(EACH) == sorted(KINDS)


def test_each_time_costs_again(orders_only: Setting) -> None:
    """700 points less 3 × 40 and 2 × 30."""
    score = _scored(orders_only, _guilty(orders_only, 400, hidden_ads=3, leak=2))
    assert _points(score, "breaches") == {"hidden-ads": -120, "leak": -60}
    assert score.total == 520


def test_breaches_cost_300_points_at_most(orders_only: Setting) -> None:
    """5 × 60 + 5 × 60 = 600 is halved, line by line, so that the lines still add up."""
    score = _scored(orders_only, _guilty(orders_only, 400, scraped_data=5, no_permit=5))
    assert _points(score, "breaches") == {"scraped-data": -150, "no-permit": -150}
    assert [p.figures["scale"] for p in score.part("breaches").parts] == [0.5, 0.5]
    assert score.part("breaches").points == -300
    assert score.total == 400


def test_a_rival_s_breaches_are_its_own(orders_only: Setting) -> None:
    """Marks of another brand cost nothing."""
    state = _at_end(orders_only, 400)
    state.own["compliance.breaches"][1] = 3
    assert _scored(orders_only, state).total == 700


# The sum ---------------------------------------------------------------------------------


def test_no_total_is_below_zero(orders_only: Setting) -> None:
    """Breaches without any goals leave 0."""
    assert _scored(orders_only, _guilty(orders_only, leak=4)).total == 0


@pytest.mark.parametrize(
    ("least", "grade"), [(680, "A"), (560, "B"), (430, "C"), (280, "D"), (0, "E")]
)
def test_grades_have_their_bounds(orders_only: Setting, least: int, grade: str) -> None:
    """The bound itself has the grade, a point less has the next below."""
    assert _total(orders_only, least).total == least
    assert _total(orders_only, least).grade == grade
    if least:
        assert _total(orders_only, least - 1).grade == chr(ord(grade) + 1)


@pytest.mark.parametrize(("members", "total", "grade"), [(1_066, 800, "S"), (1_039, 799, "A")])
def test_the_best_grade_takes_more_than_goals(
    orders_only: Setting, members: int, total: int, grade: str
) -> None:
    """700 points for the goals, 60 for trust, and two thirds of 60 for members."""
    state = _grown(orders_only, members=members, trust=0.2)
    state.totals[0, TOTALS.index("orders")] = 400
    score = _scored(orders_only, state)
    assert (score.total, score.grade, score.provisional) == (total, grade, True)


def _total(setting: Setting, points: int) -> Score:
    """A season that is worth so many points, all of them for orders in 7,000 steps."""
    goal = {"floor": 0.0, "target": 4_900.0, "stretch": 7_000.0, "weight": 1.0}
    fine = _setting(setting.scenario, {"orders": goal})
    return _scored(fine, _at_end(fine, 10 * points))


def test_before_the_end_surveyed_figures_are_those_reported(short: Scenario) -> None:
    """A standing score tells no truth that only research would tell; at the end it does."""
    trust = {"floor": 0.5, "target": 0.7, "stretch": 0.8, "weight": 1.0}
    setting = _setting(short, {"trust": trust})
    surveyed = {"brand_awareness": 0.02, "appeal_share": 0.0, "trust": 0.6, "sentiment": 0.6}
    report = _week(1, 0, {}, **dict.fromkeys(COUNTED, 0.0), **surveyed)
    state = _grown(setting, trust=0.2)
    standing = score_season(setting, state, BRAND, [report], final=False)
    assert standing.part("goals").points == pytest.approx(245)
    final = score_season(setting, state, BRAND, [report])
    assert final.part("goals").points == pytest.approx(490)
    assert score_season(setting, state, BRAND, [], final=False) == score_season(
        setting, state, BRAND, []
    )


def test_before_the_end_counted_figures_are_those_reported(short: Scenario) -> None:
    """What platforms counted week by week is summed; at the end the true count is scored."""
    saves = {"floor": 0.0, "target": 100.0, "stretch": 200.0, "weight": 1.0}
    setting = _setting(short, {"saves": saves})
    state = _grown(setting)
    state.totals[0, TOTALS.index("saves")] = 100
    told = {**dict.fromkeys((*COUNTED, *SURVEYED), 0.5), "saves": 25.0}
    reports = [_week(number, 0, {}, **told) for number in (1, 2)]
    standing = score_season(setting, state, BRAND, reports, final=False)
    assert standing.part("goals").points == pytest.approx(245)
    assert score_season(setting, state, BRAND, reports).part("goals").points == pytest.approx(490)
