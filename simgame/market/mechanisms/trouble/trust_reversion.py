"""Trust that is not fed fades, and a grudge is forgotten: both towards what any brand is trusted.

Idea: what was earned or lost is news of yesterday; half of it is gone after some months.

    trust' = trust + (1 − ½^{1 / H}) · (neutral − trust)          a week

Symbols: H half-life in weeks. Source: `model:trust`; half-life and neutral level are game
assumptions. Limits: alike for all personas; what is said keeps a memory of its own (see sentiment).
"""

from __future__ import annotations

from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()
WRITES = ()


class Params(Parameters):
    """Parameters of the reversion of trust."""

    half_life: float = given(16.0, "weeks", "model:trust")
    neutral: float = given(0.47, "trust", "assumption")


def step(trust: Floats, neutral: float, half_life: float) -> Floats:
    """By how much trust changes in a week; any shape."""
    change: Floats = (1 - 0.5 ** (1 / half_life)) * (neutral - trust)
    return change


def end_week(week: Week, params: Params) -> None:
    """Let part of what is above or below the neutral level go."""
    week.trust.move(step(week.trust.monday, params.neutral, params.half_life))
