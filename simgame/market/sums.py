"""Sums over the touchpoints or personas of a week.

Both axes are short and the last ones, for which numpy's own `sum` takes three times as long.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def over_touchpoints(cells: Floats) -> Floats:
    """Sum of `cells` [..., N, G] over the touchpoints [..., G]."""
    total: Floats = np.einsum("...ng->...g", cells)
    return total


def over_personas(cells: Floats) -> Floats:
    """Sum of `cells` [..., G] over the personas [...]."""
    total: Floats = cells @ np.ones(cells.shape[-1])
    return total
