"""Comparing numbers that went through different roundings."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

SHARE = st.floats(0, 1)
VIEWS = st.floats(0, 1e3)
UNIFORM = st.floats(2.0**-54, 1 - 2.0**-53)
SLACK = 1e-9


def at_most(low: Any, high: Any, slack: float = SLACK) -> bool:
    """Whether `low` ≤ `high` everywhere, but for rounding."""
    high = np.asarray(high, float)
    return bool((np.asarray(low) <= high + slack * (1 + np.abs(high))).all())


def array(*numbers: Any) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Numbers as the steps take them."""
    return np.array(numbers, float)
