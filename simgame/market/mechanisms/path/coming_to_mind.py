"""Coming to mind: who knows a brand thinks of it when the occasion comes, without having seen it.

Idea: on a category occasion people go through the brands that come to mind. One that is known comes
now and then, one that is liked more often, and who thinks of it begins to ask.

    hazard to ask = occasions · m_s · w          from aware and appeal

Symbols: occasions of the category a day; m_s chance that the brand comes to mind, by stage; w class
of propensity. Source: mental availability (`romaniuk2004`); the chances are game assumptions.
Limits: all occasions are alike; brands do not push each other out of mind.
"""

from __future__ import annotations

import numpy as np

from simgame.market.funnel import MOVES
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.setting import APPEAL, ASK, AWARE, CLASS_WEIGHTS
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.hazards",)
_MOVES = [MOVES.index((stage, ASK)) for stage in (AWARE, APPEAL)]


class Params(Parameters):
    """Parameters of coming to mind."""

    known: float = given(0.0006, "chance/occasion", "assumption")
    liked: float = given(0.012, "chance/occasion", "assumption")


def step(occasions: float, known: float, liked: float) -> Floats:
    """Hazard a day of beginning to ask, from aware and appeal [2, C]; `occasions` a day."""
    thought: Floats = np.multiply.outer([known, liked], CLASS_WEIGHTS)
    return occasions * thought


def show(week: Week, params: Params) -> None:
    """Let those who know and like each brand think of it."""
    occasions = week.setting.scenario.product.category.occasions / 28
    hazards = step(occasions, params.known, params.liked)
    week.days.hazards[:, _MOVES] += hazards[:, None, None]
