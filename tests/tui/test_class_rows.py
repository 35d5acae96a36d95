"""The boards of a class in the app: what counts, who is a bot, and a bar of each team's mean."""

from dataclasses import replace

import pytest

from simgame.game.table.team import ContestBoard, Placed, TeamAt
from simgame.locale import texts
from simgame.plan.text import Text
from simgame.tui.cells import width_of
from simgame.tui.front.class_rows import class_rows
from simgame.tui.tabs.team_rows import clock_rows
from tests.tui.canned_class import CannedTeam

LINES = (
    Placed("Salt", True, 1, 40.0, 12.0, (1, 2), {1: 600, 2: 500}, {}),
    Placed("Lime", False, 2, -40.0, 12.0, (1, 2), {1: 450}, {}, aside=(2,)),
    Placed("planner", False, None, None, 0.0, None, {1: 700}, {}, bot=True),
)
CUP = Text(zh="Autumn cup", en="Autumn cup")
BOARD = ContestBoard(CUP, "ranked", 3, True, False, LINES, void=(3,))


def _rows(width: int) -> list[str]:
    return ["".join(s.text for s in row) for row in class_rows([BOARD], texts("en"), width)]


@pytest.mark.parametrize("width", [76, 116, 196])
def test_rows_fit(width: int) -> None:
    """No row is wider than the window, at any size."""
    assert all(width_of(row) <= width for row in class_rows([BOARD], texts("en"), width))


def test_bots_stand_apart_and_what_does_not_count_is_marked() -> None:
    """A bot has no place; a luck that was set aside, or is void for all, shows no score."""
    salt, lime, planner = (next(r for r in _rows(76) if name in r)
                           for name in ("Salt", "Lime", "planner"))  # fmt: skip
    assert planner.split()[0] == "bot"
    assert salt.count("×") == 1
    assert lime.count("×") == 2
    assert any("does not count" in row for row in _rows(76))


def test_each_mean_is_a_bar_where_there_is_room() -> None:
    """The longer, the more points; without room for bars the scores stand alone."""
    bars = {name: next(r for r in _rows(116) if name in r).count("▇")
            for name in ("Salt", "Lime", "planner")}  # fmt: skip
    assert bars["planner"] > bars["Salt"] > bars["Lime"] > 0
    assert not any("▇" in row for row in _rows(70))


def test_a_team_whose_season_is_over_is_finished() -> None:
    """After the last week there is no week 9 of eight to hand in."""
    teams = (TeamAt("Salt", False, 8, True), TeamAt("Lime", True, 7, False))
    room = replace(CannedTeam().room("team"), teams=teams)
    said = ["".join(s.text for s in row) for row in clock_rows(room, 8, texts("en"), 60)]
    assert next(row for row in said if "Salt" in row).split()[-1] == "finished"
    assert "week 8 · planning" in next(row for row in said if "Lime" in row)
