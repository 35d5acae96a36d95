"""That every mechanism moves what `tests/ablation.yaml` says, in one season each.

`make verify` measures over many seeds that it is no luck.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from simgame.lab.effect import Effect, effect, student
from simgame.lab.trial import Figures, figures_of
from simgame.market.mechanism import mechanisms
from tests.market.ablation import listed


def test_every_mechanism_has_a_row() -> None:
    """And no row is of a mechanism that is gone."""
    assert sorted(mechanisms()) == listed().mechanisms


@lru_cache
def _with_all(number: int) -> Figures:
    """The season of a block with every mechanism on."""
    block = listed().blocks[number]
    return figures_of(block.trial(), block.seed)


ROWS = [(n, name) for n, block in enumerate(listed().blocks) for name in block.without]


@pytest.mark.parametrize(("number", "mechanism"), ROWS, ids=[name for _, name in ROWS])
def test_a_season_without_it_moves_as_written(number: int, mechanism: str) -> None:
    """Every figure of its row, on the same random numbers, goes the way that is written."""
    block = listed().blocks[number]
    before, after = _with_all(number), figures_of(block.trial(mechanism), block.seed)
    signs = block.without[mechanism]
    moved = {kpi: after[kpi] - before[kpi] for kpi in signs}
    assert moved
    assert {k: "up" if m > 0 else "down" if m < 0 else "?" for k, m in moved.items()} == signs


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
