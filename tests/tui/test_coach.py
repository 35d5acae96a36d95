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
    """The next step is told, with what the one before had asked for; it is not ticked off."""
    play, t = Play(LocalSession.alone(_season()), MemoryDrafts(), "normal", 7), texts("en")
    first, second = steps(play)[:2]
    play.put({first.path: 14})
    assert coached(play, t).startswith(f"1/4  {second.say(t)} (")
    assert f"14, the step said {first.value})" in coached(play, t)
    play.put({first.path: first.value})
    assert coached(play, t) == f"2/4  {second.say(t)}"


def test_what_a_week_begins_with_is_no_step_of_it() -> None:
    """Steps are counted from the first, whatever the last week's plan has left there."""
    play, t = Play(LocalSession.alone(_season()), MemoryDrafts(), "normal", 7), texts("en")
    play.put({step.path: step.value for step in steps(play)})
    play.commit()
    play.session.advance()
    play.look()
    assert play.draft.start
    assert coached(play, t).startswith("1/")
    for step in steps(play):
        play.put({step.path: step.value})
    number, _, every = coached(play, t).split("  ")[0].partition("/")
    assert number == every


def _season() -> Season:
    return Season(LEVELS["normal"].scenario, 7)
