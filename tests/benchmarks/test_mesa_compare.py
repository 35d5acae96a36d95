"""That counts in cells and agents in Mesa come to the same under one rule set."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.mesa_compare import has_mesa, in_cells, in_mesa

SEEDS, PEOPLE, DAYS = 30, 1000, 28


@pytest.mark.unhurried
@pytest.mark.skipif(not has_mesa(), reason="needs mesa")
@pytest.mark.parametrize("figure", ["aware", "bought"])
def test_agents_and_cells_agree_in_the_mean(figure: str) -> None:
    """Within 3 standard errors, over seeds."""
    agents = np.array([getattr(in_mesa(PEOPLE, DAYS, s), figure) for s in range(SEEDS)])
    cells = np.array([getattr(in_cells(PEOPLE, DAYS, s), figure) for s in range(SEEDS)])
    error = np.sqrt((agents.var(ddof=1) + cells.var(ddof=1)) / SEEDS)
    assert abs(agents.mean() - cells.mean()) <= 3 * error


def test_cells_follow_the_rule() -> None:
    """Nobody is lost, and more imitation makes more people aware."""
    assert in_cells(PEOPLE, DAYS, 1).aware <= PEOPLE
    assert in_cells(PEOPLE, 0, 1).aware == 0
