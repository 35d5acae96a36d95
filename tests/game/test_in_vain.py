"""What a plan would pay for in vain is said before it runs, and keeps nothing from running."""

from __future__ import annotations

import pytest

from simgame import words
from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.locale import texts
from simgame.plan.lever import Value
from simgame.plan.values import plan_from
from simgame.scenario.schema import Scenario
from tests.market.seasons import scenario

REFERENCE = "_library/reference"
AI: dict[str, Value] = {"content.douyin.short-video.count": 2}


def _notes(played: Scenario, values: dict[str, Value], week: int = 1) -> dict[str, str]:
    """The reasons by lever."""
    season = Season(played, 1)
    seen = season.observe(season.seats[0]).model_copy(update={"round": week})
    found = check_plan(plan_from(values), season.view, season.catalogue, seen)
    notes = [problem for problem in found if problem.code == "in-vain"]
    assert not any(problem.blocks for problem in notes)
    for lang in ("en", "zh"):
        for problem in notes:
            said = words.problem(season.view, season.catalogue, problem, texts(lang))
            assert problem.expected not in said
            assert problem.path not in said
    return {problem.path: problem.expected for problem in notes}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"research.lift_test": True}, {"research.lift_test": "no-ads"}),
        ({"research.lift_test": True, "paid.douyin.budget": 100_000}, {}),
        ({"tools.ai_cutting": True}, {"tools.ai_cutting": "no-ai"}),
        ({"tools.ai_cutting": True, **AI}, {"tools.ai_cutting": "no-ai"}),
        ({"tools.ai_cutting": True, **AI, "content.douyin.short-video.ai_share": 0.5}, {}),
        (
            {"tools.ai_video": True, "content.wechat-oa.article.count": 2,
             "content.wechat-oa.article.ai_share": 0.5},
            {"tools.ai_video": "no-ai"},  # it helps with videos alone
        ),
        ({"compliance.permit": True}, {"compliance.permit": "no-permit-needed"}),
        ({"paid.douyin.audience": "members"}, {}),  # and no budget
        (
            {"paid.douyin.audience": "members", "paid.douyin.budget": 100_000},
            {"paid.douyin.audience": "no-data"},
        ),
        (
            {"paid.douyin.audience": "members", "paid.douyin.budget": 100_000,
             "tools.data_platform": 1},
            {},
        ),
    ],
)  # fmt: skip
def test_what_this_plan_buys_for_nothing(values: dict[str, Value], why: dict[str, str]) -> None:
    """Tests without ads, tools for work that is not done, a permit nobody asks for."""
    assert _notes(scenario(REFERENCE), values) == why


def test_what_comes_after_the_season_is_paid_in_vain() -> None:
    """Studies of the last week, and people who would come when it is over."""
    played = scenario(REFERENCE)
    values: dict[str, Value] = {"research.forecast": True, "team.roles.content.hire": 1}
    late = {"research.forecast": "after-season", "team.roles.content.hire": "after-season"}
    assert _notes(played, values, played.rounds) == late
    assert _notes(played, values, played.rounds - 1) == {"team.roles.content.hire": "after-season"}
    assert _notes(played, values, played.rounds - 2) == {}
