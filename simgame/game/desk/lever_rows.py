"""The levers of a scenario as a plan file writes them: values, and what one step costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simgame.costs.lines import Context
from simgame.costs.sums import sum_of
from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.lever_values import written_value
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.scenario.schema import Scenario

_NOBODY = Context()


@dataclass(frozen=True, slots=True)
class LeverRow:
    """One lever: its values as written, and what the first step from neutral costs for a week.

    `low` and `high` are None where it is a choice or a switch. `fen` and `hours` (of all roles)
    are for the lever alone: 0 where only what else is planned decides, or where it is free.
    """

    spec: Spec
    low: Value | None
    high: Value | None
    neutral: Value
    choices: tuple[str, ...]
    fen: int
    hours: float


def lever_rows(scenario: Scenario, catalogue: Catalogue) -> Iterator[LeverRow]:
    """Every lever of the catalogue in its order."""
    before = _cost(scenario, plan_from({}))
    for spec in catalogue.specs:
        money, hours = _cost(scenario, plan_from({spec.path: _first_step(spec)}))
        low, high = _bounds(spec)
        yield LeverRow(
            spec,
            low,
            high,
            written_value(spec, spec.neutral),
            _choices(spec),
            max(money - before[0], 0),
            round(max(hours - before[1], 0.0), 2),
        )


def _choices(spec: Spec) -> tuple[str, ...]:
    return ("false", "true") if spec.unit == "switch" else spec.choices


def _bounds(spec: Spec) -> tuple[Value, Value] | tuple[None, None]:
    if spec.unit in ("switch", "choice"):
        return None, None
    whole = isinstance(spec.neutral, int)
    low, high = (int(v) if whole else float(v) for v in (spec.lever.low, spec.lever.high))
    return written_value(spec, low), written_value(spec, high)


def _first_step(spec: Spec) -> Value:
    """The first value beyond the neutral one."""
    if spec.unit == "switch":
        return not spec.neutral
    if isinstance(spec.neutral, str):
        return next((choice for choice in spec.choices if choice != spec.neutral), spec.neutral)
    step = spec.neutral + spec.lever.step
    if step > spec.lever.high:
        step = spec.neutral - spec.lever.step
    return int(step) if isinstance(spec.neutral, int) else float(step)


def _cost(scenario: Scenario, plan: Plan) -> tuple[int, float]:
    costs = sum_of(plan, scenario, _NOBODY)
    return costs.total, sum(costs.hours.values())
