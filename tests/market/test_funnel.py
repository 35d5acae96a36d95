"""A day on the 5A path: who moves where, by hazards that compete."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.market.draws import Draws
from simgame.market.funnel import MOVES, chances, move
from simgame.market.setting import ACT, ADVOCATE, APPEAL, ASK, AWARE, OPPORTUNITY

ONE_IN_TEN = -np.log(0.9)


@pytest.mark.parametrize(
    ("stage", "hazards", "after"),
    [
        ([1000, 200, 100, 50, 30, 10], {}, [1000, 200, 100, 50, 30, 10]),
        ([1000, 0, 0, 0, 0, 0], {(OPPORTUNITY, AWARE): 1}, [900, 100, 0, 0, 0, 0]),
        (
            [1000, 0, 0, 0, 0, 0],
            {(OPPORTUNITY, AWARE): 0.5, (OPPORTUNITY, ASK): 0.5},
            [900, 50, 0, 50, 0, 0],
        ),
        ([0, 0, 0, 1000, 0, 0], {(ASK, APPEAL): 1}, [0, 0, 100, 900, 0, 0]),
        ([0, 0, 0, 1000, 0, 0], {(ASK, APPEAL): 0.5, (ASK, ACT): 0.5}, [0, 0, 50, 900, 50, 0]),
        (
            [0, 1000, 0, 0, 0, 0],
            {(AWARE, OPPORTUNITY): 0.5, (AWARE, APPEAL): 0.5},
            [50, 900, 50, 0, 0, 0],
        ),
        ([0, 0, 0, 0, 1000, 0], {(ACT, ADVOCATE): 1}, [0, 0, 0, 0, 900, 100]),
        ([0, 0, 0, 0, 0, 1000], {(ADVOCATE, ACT): 1}, [0, 0, 0, 0, 100, 900]),
    ],
    ids=[
        "nothing happens and everybody stays",
        "ads make a tenth aware",
        "a click may skip two stages",
        "without reminders people slip back",
        "buying and forgetting compete",
        "moving on and forgetting share in proportion",
        "satisfied customers become advocates",
        "advocates fall silent",
    ],
)
def test_a_day(stage: list[int], hazards: dict[tuple[int, int], float], after: list[int]) -> None:
    """With usual luck a tenth leaves where hazards come to 0.105, split by their parts."""
    hazard = np.zeros((1, len(MOVES)))
    for way, part in hazards.items():
        hazard[0, MOVES.index(way)] = part * ONE_IN_TEN
    usual = Draws(np.full(len(MOVES), 0.5))
    moved, ways = move(np.array(stage), chances(hazard)[0], usual)
    assert moved.tolist() == after
    assert ways.sum() == sum(stage) / 10 * bool(hazards)


def test_nobody_leaves_twice_whatever_the_luck() -> None:
    """Three ways lead out of being aware: what two of them took is not there for the third."""
    hazard = np.zeros((1, len(MOVES)))
    out = [(AWARE, OPPORTUNITY), (AWARE, ASK), (AWARE, APPEAL)]
    for way in out:
        hazard[0, MOVES.index(way)] = 1.0
    greedy = Draws(np.full(len(MOVES), 1 - 1e-9))
    moved, ways = move(np.array([0, 1000, 0, 0, 0, 0]), chances(hazard)[0], greedy)
    assert [int(ways[MOVES.index(way)]) for way in out] == [405, 405, 190]
    assert moved.tolist() == [405, 0, 190, 405, 0, 0]
