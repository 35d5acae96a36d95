"""How far reported figures can be trusted: intervals, and what counts as a change.

What is surveyed or counted by platforms is the truth times e^(error · z), z standard normal;
`error` is its standard error as a share of the figure.
"""

from __future__ import annotations

from math import exp, hypot

# How many standard errors make an interval: in 19 of 20 weeks the truth lies in it.
WIDE = 1.96


def bounds(value: float, error: float) -> tuple[float, float]:
    """Where the truth lies in 19 of 20 weeks."""
    ends = sorted((value * exp(-WIDE * error), value * exp(WIDE * error)))
    return ends[0], ends[1]


def unclear(value: float, error: float, before: float, error_before: float) -> float:
    """The largest difference of two reported values that may be nothing but their errors."""
    return WIDE * hypot(error * value, error_before * before)


def of_sum(values: list[float], errors: list[float]) -> float:
    """The error of a sum of values whose errors have nothing to do with each other."""
    whole = abs(sum(values))
    parts = [value * error for value, error in zip(values, errors, strict=True)]
    return hypot(*parts) / whole if whole else 0.0


def shortened(error: float) -> float:
    """An error to two digits, which is all that an estimate of one is good for."""
    return float(f"{error:.2g}")
