"""How levers move, for every lever of the catalogue: always within bounds, always of its type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simgame.game.desk import lever_steps
from simgame.game.offered_levers import catalogue_of
from simgame.plan.catalogue import Spec
from simgame.plan.problem import check_values
from simgame.plan.values import read_plan
from simgame.scenario import load_or_raise
from tests.tui.driver import SHORT

LEVERS = catalogue_of(load_or_raise(SHORT).scenario)
SPECS = st.sampled_from(LEVERS.specs)
NUMBERS = st.floats(-1e9, 1e9)
CAP = 4_000_000
FIRST = 1


def allowed(spec: Spec, value: object) -> bool:
    """Whether the game takes the value."""
    plan, wrong = read_plan({spec.path: value})
    return plan is not None and not wrong and not check_values({spec.path: value}, LEVERS, FIRST)


@given(SPECS, NUMBERS, st.integers(-1000, 1000), st.floats(0, 1e6))
def test_any_step_from_anywhere_is_allowed(
    spec: Spec, number: float, steps: int, last: float
) -> None:
    """Steps stop at the bounds; a choice stops at the ends of its list."""
    start = spec.neutral if spec.unit in ("choice", "switch") else lever_steps.bounded(spec, number)
    assert allowed(spec, lever_steps.stepped(spec, start, steps, last))
    if spec.unit in ("choice", "switch"):
        assert allowed(spec, lever_steps.cycled(spec, start))


@given(SPECS, st.floats(-1, 2))
def test_any_place_on_a_bar_is_allowed(spec: Spec, share: float) -> None:
    """And the bar is full where it was clicked, to a step."""
    if spec.unit in ("choice", "switch", "kpi"):
        return
    value = lever_steps.at_share(spec, share, CAP)
    assert allowed(spec, value)
    wanted = min(max(share, 0.0), 1.0)
    slack = spec.lever.step / (lever_steps.top(spec, CAP) - spec.lever.low)
    assert abs(lever_steps.fullness(spec, value, CAP) - wanted) <= slack


@given(SPECS, st.integers(0, CAP), st.integers(1, 500_000))
def test_filling_is_the_most_that_fits(spec: Spec, cap: int, price: int) -> None:
    """One step more would be too dear."""
    if spec.unit in ("choice", "switch", "kpi"):
        return

    def cost(value: object) -> int:
        return round(float(value) * price / 1000)  # type: ignore[arg-type]

    most = lever_steps.filled(spec, cost, cap)
    if most is None:
        return
    assert cost(most) <= cap
    step = 100.0 if spec.unit == "fen" else spec.lever.step
    more = lever_steps.bounded(spec, float(most) + step)
    assert more == most or cost(more) > cap


@pytest.mark.parametrize(
    ("last", "step"),
    [(0, 1.0), (20, 1.0), (400, 20.0), (-400, 20.0), (999, 20.0), (1_000, 50.0), (3_999, 100.0)],
)
def test_a_forecast_moves_by_a_round_number_near_a_twentieth(last: float, step: float) -> None:
    """1, 2 or 5 times a power of ten, not above it; after nothing, by one."""
    assert lever_steps.forecast_step(last) == step
