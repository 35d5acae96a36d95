"""That every mechanism has its row in `tests/ablation.yaml`; `make verify` measures them."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.lab.effect import Effect, effect, student
from simgame.lab.trial import figures
from simgame.market.mechanism import mechanisms
from tests.market.ablation import listed
from tests.market.seasons import open_season, scenario


def test_every_mechanism_has_a_row() -> None:
    """And no row is of a mechanism that is gone."""
    assert sorted(mechanisms()) == listed().mechanisms


def test_every_row_names_a_figure_that_is_scored() -> None:
    """Each row has at least one figure, a true one of the season."""
    for block in listed().blocks:
        known = set(figures(open_season(scenario(block.scenario), "do_nothing", 1)))
        assert all(block.without.values())
        assert {kpi for signs in block.without.values() for kpi in signs} <= known


@pytest.mark.parametrize(
    ("moved", "sign"), [([5, 6, 7, 6], "up"), ([-5, -6, -7, -6], "down"), ([5, -6, 7, -6], "?")]
)
def test_an_effect_is_clear_when_its_interval_excludes_zero(moved: list[float], sign: str) -> None:
    """Paired differences decide, whatever the seeds have in common."""
    base = [{"orders": 100.0 * seed} for seed in range(4)]
    after = [{"orders": b["orders"] + m} for b, m in zip(base, moved, strict=True)]
    assert sign == effect(base, after, "orders").sign


def test_the_interval_is_students() -> None:
    """Quantiles of t for 19 and 49 degrees of freedom, and the half width of a known sample."""
    assert student(19) == pytest.approx(2.0930, abs=1e-3)
    assert student(49) == pytest.approx(2.0096, abs=1e-3)
    moved = np.array([1.0, 2.0, 3.0, 4.0])
    found = effect([{"x": 0.0}] * 4, [{"x": m} for m in moved], "x")
    assert found == Effect(2.5, pytest.approx(3.182 * 1.29099 / 2, rel=0.01), 0.0)
