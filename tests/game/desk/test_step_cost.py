"""What the next step of a lever would cost, which the desk says beside it."""

from __future__ import annotations

import pytest

from simgame.game.desk.play import Play
from simgame.game.desk.step_cost import StepCost, step_cost
from simgame.game.table.drafts import MemoryDrafts
from tests.game.desk.test_play import BUDGET, COUNT, VIDEO_FEN, VIDEO_HOURS


def test_a_step_costs_the_same_beside_whatever_else_is_planned(start) -> None:
    """A video more; of ads the step is the price, and a style costs nothing."""
    play = Play(start(), MemoryDrafts(), "normal", 7)
    video, ads, style = (
        play.catalogue.by_path[path] for path in (COUNT, BUDGET, "content.douyin.short-video.sell")
    )
    for planned in ({}, {BUDGET: 2_000_000}, {COUNT: 3}):
        play.put(planned)
        assert step_cost(play, video) == StepCost(
            1, VIDEO_FEN, pytest.approx(VIDEO_HOURS, abs=0.01)
        )
        assert step_cost(play, ads) is None
        assert step_cost(play, style) is None
