"""Bills that are kept for a week: worked out once, and for nobody else."""

from __future__ import annotations

from threading import Thread

import pytest

from simgame.costs import lines as costs_lines
from simgame.costs.kept_bills import bills_kept
from simgame.costs.lines import Context, lines_of
from simgame.game.season import Season
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.policy import policy
from simgame.scenario.schema import Scenario
from tests.market.seasons import SHORT, scenario

_VALUES = {
    "paid.douyin.budget": 10_000,
    "private.wecom.touches": 4.0,
    "private.wecom.incentive": 100,
}


@pytest.fixture
def worked_out(monkeypatch) -> list[Plan]:
    """The plans of which a bill was worked out, in turn."""
    found: list[Plan] = []
    usual = costs_lines._by_plan_alone

    def noted(plan: Plan, scenario: Scenario):
        found.append(plan)
        return usual(plan, scenario)

    monkeypatch.setattr(costs_lines, "_by_plan_alone", noted)
    return found


def test_a_season_works_out_the_bill_of_a_plan_once_a_week(worked_out) -> None:
    """The bot that plans and the till that pays ask for the same."""
    played = scenario(SHORT)
    season = Season(played, 7, dict.fromkeys(played.seats, policy("even_split")))
    season.run_week()
    assert len(worked_out) == len(season.setting.brands)


def test_a_kept_bill_is_that_of_the_members_there_are(worked_out) -> None:
    """What depends on members is worked out anew; the order of the lines stays."""
    plan, played = plan_from(_VALUES), scenario(SHORT)
    few, many = Context({"wecom": 100}), Context({"wecom": 1_000}, {"wecom": 900})
    apart = [lines_of(plan, played, context) for context in (few, many)]
    del worked_out[:]
    with bills_kept():
        assert [lines_of(plan, played, context) for context in (few, many)] == apart
    assert len(worked_out) == 1
    paths = [line.path for line in apart[0]]
    assert paths == ["private.wecom.touches", "paid.douyin.budget", "private.wecom.incentive"]


def test_bills_are_kept_for_the_very_plan_and_scenario_and_no_longer_than_the_week(
    worked_out,
) -> None:
    """An equal plan, a scenario of other prices, and the same plan after the week: all anew."""
    plan, played = plan_from(_VALUES), scenario(SHORT)
    with bills_kept():
        for other in (plan, plan_from(_VALUES), plan):
            lines_of(other, played, Context())
        lines_of(plan, played.model_copy(), Context())
    lines_of(plan, played, Context())
    assert len(worked_out) == 4


def test_another_thread_keeps_its_own(worked_out) -> None:
    """Seasons of two threads share nothing."""
    plan, played = plan_from(_VALUES), scenario(SHORT)
    with bills_kept():
        lines_of(plan, played, Context())
        other = Thread(target=lines_of, args=(plan, played, Context()))
        other.start()
        other.join()
    assert len(worked_out) == 2
