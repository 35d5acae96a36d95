"""Rules of how trouble reaches the market: leaks, shortcuts that are found, crises, penalties."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from simgame.lab.trial import Trial, figures, policy_of
from simgame.market.mechanisms.trouble import crisis, security, shortcuts
from simgame.market.penalties import KINDS, caught, found_out
from simgame.market.setting import ACT, AWARE
from simgame.market.state import LEDGER
from simgame.market.week import Week
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief
from tests.market.mondays import monday_with, run
from tests.market.seasons import SHORT, play, scenario

SURE, NEVER = 1e9, 0.0
BUDGET = 12_000_000
# A third-party test: ¥8,000, and 0.2 fen to tell each of the 92,000 who know the brand.
TEST = 818_400


def _week(**levers) -> Week:
    """The first week with levers: `.` is written `__`, and ids with `_` for `-`."""
    return monday_with(scenario(SHORT), {_path(name): value for name, value in levers.items()})


def _path(name: str) -> str:
    parts = name.split("__")
    ids = [part.replace("_", "-") for part in parts[1:-1]]
    return ".".join([parts[0], *ids, parts[-1]])


# Being found out ---------------------------------------------------------------------------


def test_being_found_out_costs_more_each_time() -> None:
    """A fine of 1 %, then 2 % of the season's budget; trust, reach and a mark each time."""
    week = _week()
    for fine in (120_000, 360_000):
        found_out(week, 0, "leak", 0.01, 0.1, 0.0)
        assert week.state.ledger[0, LEDGER.index("crisis")] == fine
    assert week.trust.now[0] == pytest.approx(0.5 * 0.9**2)
    assert week.days.outrage[:, 0].tolist() == pytest.approx([0, 0, 0, 0, 0, 0, 0.2])
    assert week.days.spent[-1, 0] == 360_000
    assert week.state.spent[0] == 0
    assert week.state.own["compliance.breaches"][0, KINDS.index("leak")] == 2
    assert [(n.code, dict(n.values)) for n in week.notes] == [
        ("found-leak", {"cost": 120_000}), ("found-leak", {"cost": 240_000}),
    ]  # fmt: skip


def test_the_harder_throttle_stays() -> None:
    """A mild one does not lift it."""
    week = _week()
    for throttle in (0.3, 0.5, 0.1):
        found_out(week, 0, "hidden-ads", 0.0, 0.0, throttle)
    assert week.state.own["compliance.throttle"].tolist() == [0.5, 0.0]


def test_what_is_caught_is_where_the_draw_is_below_the_chance() -> None:
    """A hazard of 1 is a chance of 63 %."""
    assert caught(np.array([[0.62, 0.64]]), np.array([[1.0, 1.0]])) == [(0, 0)]
    assert caught(np.array([0.0]), np.array([0.0])) == []


# Leaks -------------------------------------------------------------------------------------


def _leak(week: Week, hazard: float) -> Week:
    week.state.members[0, 0, 0] = [100, 0, 0, 900]
    week.state.members[0, 1, 0] = [9, 0, 0, 0]
    week.state.muted[0, :, 0] = [950, 9]
    return run(week, "security", "end_week", params=security.Params(hazard=hazard))


def test_a_leak_drives_members_away() -> None:
    """12 % of each kind, rounded down; those who muted are members still."""
    week = _leak(_week(), SURE)
    assert week.state.members[0, :, 0].tolist() == [[88, 0, 0, 792], [8, 0, 0, 0]]
    assert week.days.left[-1, 0, :, 0].tolist() == [120, 1]
    assert week.state.muted[0, :, 0].tolist() == [880, 8]
    assert week.trust.now[0] == pytest.approx(0.5 * 0.92)
    assert week.state.own["compliance.breaches"][0, KINDS.index("leak")] == 1
    assert week.state.ledger[0, LEDGER.index("crisis")] == BUDGET // 100


def test_without_a_leak_nobody_goes() -> None:
    """And nothing is told."""
    week = _leak(_week(), NEVER)
    assert week.state.members[0].sum() == 1_009
    assert week.notes == []


# Shortcuts ---------------------------------------------------------------------------------


def test_bought_fans_are_purged_when_they_are_found() -> None:
    """They alone: what else is found leaves them."""
    week = run(_week(compliance__bought_fans=100_000), "shortcuts", "start_week")
    run(week, "shortcuts", "end_week", params=shortcuts.Params(fans_hazard=NEVER))
    assert week.state.own["shortcuts.fans"][0] == 100_000
    run(week, "shortcuts", "end_week", params=shortcuts.Params(fans_hazard=SURE))
    assert week.state.own["shortcuts.fans"][0] == 0
    assert week.state.own["compliance.breaches"][0].tolist()[:2] == [1, 0]


def test_fans_stay_when_data_are_found() -> None:
    """The mark is of scraped data."""
    week = _week(compliance__bought_fans=100_000, compliance__scraped_data=True)
    run(week, "shortcuts", "start_week")
    run(week, "shortcuts", "end_week", params=shortcuts.Params(fans_hazard=NEVER, data_hazard=SURE))
    assert week.state.own["shortcuts.fans"][0] == 100_000
    assert week.state.own["compliance.breaches"][0].tolist()[:2] == [0, 1]


# Crises ------------------------------------------------------------------------------------


def _broken_out(hazard: float, **levers) -> list[str]:
    """What breaks out in a week of so many crises an exposure, by what is told."""
    week = _week(**levers)
    run(week, "crisis", "start_week", params=crisis.Params(hazard=hazard))
    week.env.run(until=168)
    return [
        str(dict(n.values)["crisis"])
        for n in week.notes
        if n.code == "crisis-begins" and n.brand == 0
    ]


def test_prevention_halves_the_hazard() -> None:
    """Each ¥1,500 a week; ten times that leaves a thousandth."""
    assert "quality" in _broken_out(50.0)
    assert "quality" in _broken_out(50.0, compliance__prevention_budget=150_000)
    assert _broken_out(50.0, compliance__prevention_budget=3_000_000) == []


def _ready(**levers) -> crisis.Prompt:
    week = _week(**levers)
    run(week, "crisis", "start_week", params=crisis.Params(hazard=NEVER))
    trouble = crisis.Trouble("rumour", 1, 0.2)
    return crisis._prompt(week, 0, trouble, crisis.Params())


def test_a_crisis_asks_with_hours_and_money() -> None:
    """A day to answer; nobody has bought, 92,000 know the brand, and silence costs nothing."""
    prompt = _ready()
    assert prompt.deadline_hour - prompt.hour == 24
    assert [(o.id, o.lead_hours, o.cost) for o in prompt.options] == [
        ("apologise-fast", 6, 200_000), ("third-party-test", 48, TEST), ("stay-silent", 0, 0),
    ]  # fmt: skip
    assert prompt.id == "crisis:rumour:you:1"


def _costs(week: Week, name: str = "rumour") -> tuple[int, int, int]:
    return crisis._costs(week, 0, crisis.Trouble(name, 1, 0.2), crisis.Params())


def test_an_answer_costs_what_it_is_whatever_the_budget() -> None:
    """Ten times the money for marketing makes no apology dearer."""
    played = scenario(SHORT)
    rich = played.model_copy(
        update={"budget": played.budget.model_copy(update={"total": 10 * played.budget.total})}
    )
    assert _costs(monday_with(rich, {})) == _costs(_week())


def test_amends_grow_with_buyers_and_a_test_with_those_who_know() -> None:
    """A hundred thousand more who know it, or who bought: told, and made good."""
    small, known, bought = _week(), _week(), _week()
    known.state.stage[0, 0, 0, AWARE] += 100_000
    bought.state.stage[0, 0, 0, ACT] += 100_000
    usual, heard, sold = (np.array(_costs(w)) for w in (small, known, bought))
    assert (heard - usual).tolist() == [0, 20_000, 0]
    assert (sold - usual).tolist() == [150 * 6_900, 20_000, 0]


def test_what_comes_back_costs_more_than_words() -> None:
    """A product that fails twice the usual amends, what a KOL did half; a test costs the same."""
    usual, quality, kol = (_costs(_week(), name) for name in ("service", "quality", "kol"))
    assert (quality[0], kol[0]) == (2 * usual[0], usual[0] / 2)
    assert quality[1] == kol[1] == usual[1]


@pytest.mark.parametrize(
    ("levers", "share"),
    [
        ({"compliance__plan_owner": True}, 0.7),
        ({"compliance__drill_hours": 6.0}, 0.75),
        ({"compliance__drill_hours": 12.0}, 0.625),
        ({"compliance__reserve": TEST}, 0.85),
        ({"compliance__reserve": TEST - 1}, 1.0),
        ({"compliance__plan_owner": True, "compliance__drill_hours": 6.0,
          "compliance__reserve": TEST}, 0.7 * 0.75 * 0.85),
    ],
)  # fmt: skip
def test_who_is_prepared_answers_sooner(levers, share) -> None:
    """Somebody in charge, drills (half of their most at 6 hours), and money for any answer."""
    prompt = _ready(**levers)
    assert [o.lead_hours for o in prompt.options] == [round(6 * share), round(48 * share), 0]
    assert prompt.deadline_hour - prompt.hour == round(24 * share)


def test_drills_are_forgotten() -> None:
    """A tenth a week."""
    week = _week(compliance__drill_hours=2.0)
    week.state.own["crisis.drill"][0] = 10
    run(week, "crisis", "start_week")
    assert week.state.own["crisis.drill"][0] == pytest.approx(11)


@pytest.mark.parametrize(
    ("levers", "hours"),
    [({}, 30), ({"tools__risk_detection": True}, 15), ({"tools__sentiment_monitoring": True}, 6),
     ({"tools__risk_detection": True, "tools__sentiment_monitoring": True}, 5)],
)  # fmt: skip
def test_tools_notice_earlier(levers, hours) -> None:
    """Thirty hours go by unnoticed, by tools fewer."""
    assert crisis._unnoticed(_week(**levers), 0, crisis.Params()) == pytest.approx(hours)


def test_exposures_are_of_what_a_brand_does() -> None:
    """Quality, claims, KOLs, AI and service, 1 = usual; a review takes 60 % off claims."""
    idle = crisis._exposures(_week(), crisis.Params())[0]
    assert idle == pytest.approx([1.0, 0, 0, 0, 1])
    busy = _week(
        compliance__exaggerated_claims=0.5, service__staff=2, kol__tea_sister__posts=1,
        kol__campus_kai__posts=2, content__douyin__short_video__count=4,
        content__douyin__short_video__sell=0.6, content__douyin__short_video__ai_share=0.5,
    )  # fmt: skip
    assert crisis._exposures(busy, crisis.Params())[0] == pytest.approx(
        [1.0, 2 * 0.6 + 3 * 0.5, 2 / 3, 1.5, 0.5]
    )
    reviewed = _week(compliance__exaggerated_claims=0.5, compliance__claim_review=True)
    assert crisis._exposures(reviewed, crisis.Params())[0, 1] == pytest.approx(1.5 * 0.4)


def test_a_reserve_pays_first() -> None:
    """What an answer costs beyond it is booked; the money for marketing is not touched."""
    for reserve, booked in ((0, 96_000), (50_000, 46_000), (200_000, 0)):
        week = _week(compliance__reserve=reserve)
        trouble = crisis.Trouble("rumour", 1, 0.2)
        crisis._suffer(week, 0, trouble, "apologise-fast", 0.1, 96_000, crisis.Params())
        assert week.state.ledger[0, LEDGER.index("crisis")] == booked
        assert week.trust.now[0] == pytest.approx(0.45)
        assert week.days.outrage[0, 0] == pytest.approx(0.15)


# What is found after the season ----------------------------------------------------------


def _breaches(week_number: int, traces: float, after: float, **levers) -> int:
    """How often one is found out in a week of the short season, with traces of scraped data."""
    week = _week(**levers)
    week.state.week = week_number
    week.state.own["shortcuts.traces"][0, 1] = traces
    run(week, "shortcuts", "end_week", params=shortcuts.Params(data_hazard=1.0, after=after))
    return int(week.state.own["compliance.breaches"][0].sum())


def test_what_was_done_is_found_after_the_season_too() -> None:
    """Long after one has stopped: the last week counts what will be found, no other week does."""
    assert _breaches(3, 2.0, SURE) == 1
    assert _breaches(2, 2.0, SURE) == 0
    assert _breaches(3, 0.0, SURE) == 0
    assert _breaches(3, 2.0, NEVER) == 0


def test_what_is_found_in_the_last_week_is_found_once() -> None:
    """In the week, or after it."""
    found = _breaches(3, 1e9, SURE, compliance__scraped_data=True)
    assert found == 1


@pytest.mark.unhurried
@pytest.mark.parametrize("name", ["tea-launch", "wealth-education"])
def test_shortcuts_of_the_last_two_weeks_gain_nothing(name: str) -> None:
    """All four at once: over some seasons the score is lower, not higher."""

    def scored(levers: dict[str, Value]) -> float:
        decide = policy_of(Trial(name))

        def late(brief: Brief, observation: Observation, rng: Random) -> Plan:
            plan = decide(brief, observation, rng)
            return plan_from(flatten(plan) | levers) if observation.round > 6 else plan

        return sum(figures(play(scenario(name), late, seed))["score"] for seed in range(5001, 5007))

    every: dict[str, Value] = {
        "compliance.bought_fans": 30_000, "compliance.scraped_data": True,
        "compliance.exaggerated_claims": 1.0, "compliance.hidden_ads": True,
    }  # fmt: skip
    assert scored(every) < scored({})
