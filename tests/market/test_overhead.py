"""Rules of what every plan buys: paid on Monday, or taken away where there is no money for it."""

from __future__ import annotations

from simgame.market.setting import compile_setting
from simgame.market.state import LEDGER, State, opening_state
from simgame.plan.lever import Value
from tests.market.mondays import monday_with, run
from tests.market.seasons import SHORT, scenario

AUTOMATION, SCRIPT = 120_000, 60_000
TOOLS: dict[str, Value] = {"tools.automation": True, "tools.ai_script": True}


def _left(fen: int) -> State:
    """The first Monday with so much of the budget left."""
    setting = compile_setting(scenario(SHORT))
    state = opening_state(setting)
    state.spent[0] = setting.season_budget("you") - fen
    return state


def test_tools_are_paid_for() -> None:
    """Each at its price; nothing is told."""
    week = run(monday_with(scenario(SHORT), TOOLS), "overhead", "start_week")
    assert week.state.ledger[0, LEDGER.index("tools")] == AUTOMATION + SCRIPT
    assert week.state.spent[0] == AUTOMATION + SCRIPT
    assert week.notes == []
    assert week.levers["tools.automation"].tolist() == [1, 0]


def test_what_there_is_no_money_for_is_taken_away_and_told() -> None:
    """It alone: other levers stay as they are planned."""
    plan = TOOLS | {"content.douyin.short-video.count": 2, "content.douyin.short-video.sell": 0.7}
    week = monday_with(scenario(SHORT), plan, _left(AUTOMATION - 1))
    run(week, "overhead", "start_week")
    short = {str(dict(n.values)["lever"]) for n in week.notes if n.brand == 0}
    assert "tools.automation" in short
    assert week.levers["tools.automation"][0] == 0
    assert week.levers.content("sell")[0, 0] == 0.7
    assert week.levers["tools.ai_script"][0] == float("tools.ai_script" not in short)


def test_hours_that_are_planned_are_used_up() -> None:
    """Of their role, and of no brand's but the one that plans them."""
    week = monday_with(scenario(SHORT), {"interaction.reply_hours": 10.0})
    before = week.hours.copy()
    run(week, "overhead", "start_week")
    used = before - week.hours
    assert used[0].sum() == 10
    assert used[0, week.setting.roles.index("community")] == 10
    assert used[1].sum() == 0
