"""The coach: each step is ticked off by what is planned, and together they are a sound plan."""

from statistics import mean

import pytest

from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.scenario import load_levels
from simgame.tui.levers.coach import coached, steps
from tests.tools.coach import scores

LEVELS = {one.level: one for one in load_levels("tutorial")}


@pytest.mark.parametrize("level", LEVELS)
def test_the_advice_followed_to_the_letter_earns_a_c(level: str) -> None:
    """On average over seasons; their luck is no advice."""
    found = scores(level, range(720, 728))
    assert mean(score.total for score in found) >= found[0].steps["C"]


def test_steps_are_ticked_one_by_one_with_their_values() -> None:
    """Posts on both platforms and how hard they sell; then only the run is left."""
    season = Season(LEVELS["normal"].scenario, 7)
    play, t = Play(LocalSession.alone(season), MemoryDrafts(), "normal", 7), texts("zh")
    told = []
    for step in steps(play):
        told.append(coached(play, t))
        play.put({step.path: step.value})
    assert [line[:3] for line in told] == ["1/4", "2/4", "3/4"]
    assert "硬广程度" in told[2]
    assert "10%" in told[2]
    assert coached(play, t).startswith("4/4")


def test_what_a_player_chose_otherwise_is_not_nagged_about() -> None:
    """Fewer posts than advised are posts."""
    season = Season(LEVELS["normal"].scenario, 7)
    play = Play(LocalSession.alone(season), MemoryDrafts(), "normal", 7)
    first = steps(play)[0]
    play.put({first.path: 1})
    assert steps(play)[0].done
