"""The causes of a figure as they are written: in whole steps that still add up."""

from __future__ import annotations

from dataclasses import replace

from simgame.lab.why import SCORE, Causes
from simgame.pages.fact import STEPS
from simgame.plan.kpis import BY_ID
from simgame.quantity.apportion import apportion


def step_of(name: str) -> float:
    """In which steps a figure is written."""
    return 1.0 if name == SCORE else STEPS[BY_ID[name].unit]


def as_written(one: Causes) -> Causes:
    """Base, parts, rivals and what was reached in whole steps of the figure; weeks as they were."""
    step, named = step_of(one.kpi), (*one.parts, one.rivals)
    steps = apportion([one.base, *(part.value for part in named)], step)
    base, *values = (step * each for each in steps)
    *parts, rivals = (replace(part, value=value) for part, value in zip(named, values, strict=True))
    return Causes(one.kpi, base, tuple(parts), rivals, step * sum(steps))
