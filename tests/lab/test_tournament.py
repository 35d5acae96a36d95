"""Players are compared seed by seed, and share a place where that cannot tell them apart."""

from __future__ import annotations

import pytest

from simgame.game.grades import PLANNER
from simgame.lab.found_plans import bot_for, planner_for
from simgame.lab.tournament import standings
from simgame.lab.trial import Trial, play, scenario_of
from tests.market.seasons import SHORT, scenario


def test_luck_that_all_share_is_taken_out() -> None:
    """A player who is ten points better on every seed is better, however far seeds lie apart."""
    luck = [0.0, 300.0, 600.0]
    first, second = standings({"b": luck, "a": [10 + n for n in luck]})
    assert (first.player, first.place, first.wins) == ("a", 1, 3)
    assert (second.place, second.behind, second.half) == (2, 10, 0)


def test_a_place_is_shared_where_nothing_tells() -> None:
    """Three who take turns are all first; who is clearly worse has the place after them."""
    found = standings(
        {"a": [9, 0, 5], "b": [0, 9, 5], "c": [5, 5, 4], "last": [-90, -91, -92]}
    )  # fmt: skip
    assert [one.place for one in found] == [1, 1, 1, 4]


def test_wins_add_up_to_the_seeds() -> None:
    """Who shares the best score of a seed has a part of it."""
    found = standings({"a": [1, 2, 3], "b": [1, 1, 9], "c": [1, 0, 0]})
    assert sum(one.wins for one in found) == pytest.approx(3)


def test_the_band_holds_nine_of_ten() -> None:
    """From the fifth percentile to the ninety-fifth."""
    (one,) = standings({"a": [float(n) for n in range(101)]})
    assert one.band == (5, 95)


def test_a_scenario_out_of_a_save_has_its_planner() -> None:
    """It is known by what is played in it; one of no library plays without a plan."""
    trial = Trial("tutorial", PLANNER)
    model = scenario_of(trial)
    by_model = play(Trial(model), 1, planner_for(model))
    assert by_model.digest() == play(trial, 1).digest()
    assert bot_for(PLANNER, scenario(SHORT)).decide.__module__ == "simgame.players.planner"
