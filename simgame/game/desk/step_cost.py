"""What the next step of a lever would cost this week, beside all else that is planned."""

from __future__ import annotations

from typing import NamedTuple

from simgame.costs.sums import Costs
from simgame.game.desk.play import Play
from simgame.plan.catalogue import Spec

# Less than this is not worth a word (fen; hours).
_LEAST_FEN, _LEAST_HOURS = 100, 0.05


class StepCost(NamedTuple):
    """A step in the lever's unit, and what it costs in fen and hours; below 0 it saves them."""

    step: float
    fen: int
    hours: float


def step_cost(play: Play, spec: Spec) -> StepCost | None:
    """The step from the value it has, or of a switch what it costs while on; None where it is free.

    Of money the step is the price, so that nothing is told but what comes on top or instead.
    """
    value = play.value(spec)
    if isinstance(value, str) or spec.unit == "kpi":
        return None
    off, on = play.costs_with({spec.path: False}), play.costs_with({spec.path: True})
    step = 1.0
    if spec.unit != "switch":
        step = spec.lever.step
        low = min(float(value), spec.lever.high - step)
        whole = isinstance(spec.neutral, int)
        ends = (int(end) if whole else end for end in (low, low + step))
        off, on = (play.costs_with({spec.path: end}) for end in ends)
    if off is None or on is None:
        return None
    fen, hours = _difference(off, on)
    if spec.unit == "fen" and fen in (0, step):
        fen = 0
    if spec.unit == "hours" and abs(hours) == step:
        hours = 0.0
    fen, hours = fen if abs(fen) >= _LEAST_FEN else 0, hours if abs(hours) >= _LEAST_HOURS else 0.0
    return StepCost(step, fen, hours) if fen or hours else None


def _difference(one: Costs, other: Costs) -> tuple[int, float]:
    fen = sum(other.money.values()) - sum(one.money.values())
    return fen, sum(other.hours.values()) - sum(one.hours.values())
