"""How the market reads the plans of a week."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.market.board.levers import Levers, columns, most
from simgame.market.setting import compile_setting
from simgame.plan.lever import Key, patterns
from simgame.plan.plan import Plan
from tests.market.seasons import SHORT, scenario

SETTING = compile_setting(scenario(SHORT))
BRANDS = len(SETTING.brands)
COUNT = "content.{platforms}.{content_types}.count"


def _levers(**first: object) -> Levers:
    """The first brand does what is given, the others nothing."""
    return Levers(SETTING, [Plan.model_validate(first), *[Plan()] * (BRANDS - 1)])


@pytest.mark.parametrize("pattern", [p for p in patterns(Plan) if isinstance(p.segments[-1], str)],
                         ids=str)  # fmt: skip
def test_a_lever_that_no_plan_moves_is_neutral(pattern) -> None:
    """By brand, and by what its keys are about; a choice by its number."""
    lever = _levers()[str(pattern)]
    neutral = pattern.neutral
    if isinstance(neutral, str):
        choices = pattern.lever.choices
        neutral = choices.index(neutral) if neutral in choices else -1
    assert lever.ndim == 1 + any(isinstance(s, Key) for s in pattern.segments)
    assert len(lever) == BRANDS
    assert (lever == neutral).all()


def test_a_lever_stands_at_its_touchpoint() -> None:
    """Of the brand whose plan moves it, and nowhere else."""
    count = _levers(content={"xiaohongshu": {"picture-text": {"count": 3}}}).content("count")
    at = SETTING.touch_index["content", "xiaohongshu", "picture-text"]
    assert count[0, at] == 3
    assert count.sum() == 3


def test_a_choice_is_the_number_of_the_choice() -> None:
    """Also among the scenario's personas."""
    order = {"slot": "night", "aim": SETTING.personas[-1]}
    levers = _levers(content={"xiaohongshu": {"picture-text": order}})
    at = SETTING.touch_index["content", "xiaohongshu", "picture-text"]
    assert columns()["content.{platforms}.{content_types}.slot"].codes["night"] == 3
    assert levers.content("slot")[0, at] == 3
    assert levers.content("aim")[0, at] == len(SETTING.personas) - 1
    assert levers.chosen("content.{platforms}.{content_types}.slot", "night").sum() == 1


def test_keys_that_the_scenario_lacks_are_ignored() -> None:
    """A plan may have been written for another scenario."""
    assert not _levers(content={"myspace": {"picture-text": {"count": 3}}})[COUNT].any()


def test_levers_are_frozen() -> None:
    """What a brand does this week is not the mechanisms' to change."""
    with pytest.raises(ValueError, match="read-only"):
        _levers().content("count")[0, 0] = 1


def test_a_plan_that_is_replaced_is_read_anew() -> None:
    """Also where something was worked out of the levers."""
    levers = _levers(service={"staff": 2})
    assert levers.of(lambda these: these["service.staff"].sum()) == 2
    levers.replace(0, Plan())
    assert levers["service.staff"].tolist() == [0] * BRANDS


def test_a_channel_is_used_when_a_lever_of_it_moves() -> None:
    """To name it with everything at neutral is to leave it alone."""
    channel, where = SETTING.channels[0], "private.{private_channels}.touchpoint"
    assert not _levers(private={channel: {}}).used(where).any()
    used = _levers(private={channel: {"rules_hours": 2.0}}).used(where)
    assert np.argwhere(used).tolist() == [[0, 0]]


def test_the_most_of_a_lever_is_the_plans() -> None:
    """It is written down there alone."""
    assert most(COUNT) == 14
