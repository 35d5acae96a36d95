"""By how much a change moves a figure, paired by seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Effect:
    """By how much a change moves a figure.

    The mean of paired differences, half its 95 % interval, and the figure's mean before.
    """

    mean: float
    half: float
    before: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes 0."""
        return abs(self.mean) > self.half

    @property
    def sign(self) -> str:
        """`up` or `down`, or `?` when it could be either."""
        return "?" if not self.is_clear else "up" if self.mean > 0 else "down"

    def __str__(self) -> str:
        base = abs(self.before) or 1.0
        return f"{self.mean / base:+.0%} ± {self.half / base:.0%}"


def effect(
    before: Sequence[Mapping[str, float]], after: Sequence[Mapping[str, float]], kpi: str
) -> Effect:
    """How the change moved `kpi`; both sides ran on the same seeds in the same order."""
    base = np.array([figures[kpi] for figures in before])
    mean, half = mean_and_half([figures[kpi] for figures in after] - base)
    return Effect(mean, half, float(base.mean()))


def mean_and_half(values: Sequence[float] | NDArray[np.float64]) -> tuple[float, float]:
    """The mean of a sample and half of its 95 % interval, which is 0 for a single value."""
    found = np.asarray(values, float)
    if len(found) < 2:
        return float(found.mean()), 0.0
    error = float(found.std(ddof=1)) / np.sqrt(len(found))
    return float(found.mean()), float(student(len(found) - 1) * error)


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, by Cornish and Fisher's expansion (error < 0.1 %)."""
    z = 1.959964
    return float(
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
