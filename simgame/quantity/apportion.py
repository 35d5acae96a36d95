"""Numbers rounded so that they still add up to their sum, rounded."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor


def apportion(values: Sequence[float], step: float = 1.0) -> list[int]:
    """Each value in whole steps, such that all add up to their sum in whole steps.

    Every value is rounded down, and what is missing goes to those that lost most by it, of equals
    to the first (Hamilton's method); so none is a whole step from where it was. Equal values are
    apart by a step at most.
    """
    steps = [value / step for value in values]
    whole = [floor(each) for each in steps]
    missing = round(sum(steps)) - sum(whole)
    lost = sorted(range(len(steps)), key=lambda n: whole[n] - steps[n])
    for n in lost[:missing]:
        whole[n] += 1
    return whole
