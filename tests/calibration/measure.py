"""From figures of seasons to a figure with an interval, and the measures many rows share.

Rows call these; they do not know how seasons are played.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from simgame.lab.effect import mean_and_half, student
from simgame.market.arrays import Floats
from tests.calibration.case import USUAL, Case, Levers, levers
from tests.calibration.row import Estimate
from tests.calibration.seen import Seen
from tests.calibration.world import SEASONS, World

Measure = Callable[[World], Estimate]
Figure = Callable[[Seen], float]


def mean(values: ArrayLike, note: str = "") -> Estimate:
    """The mean over seeds."""
    found, half = mean_and_half(np.asarray(values, float))
    return Estimate(found, found - half, found + half, note)


def exact(value: float, note: str = "") -> Estimate:
    """A figure that nothing is drawn for."""
    return Estimate(float(value), float(value), float(value), note)


def share(holds: Sequence[bool], note: str = "") -> Estimate:
    """The share of seeds on which something holds, with Wilson's interval below it.

    A share of all is not held to be less for want of seeds: the interval ends at the share.
    """
    n, found, z = len(holds), float(np.mean(holds)), 1.96
    if found in (0.0, 1.0):
        return Estimate(found, found, found, note or f"{n} seeds")
    middle = (found + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(found * (1 - found) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return Estimate(found, middle - half, middle + half, note or f"{n} seeds")


def jackknife(
    statistic: Callable[[NDArray[np.float64]], float], sample: ArrayLike, note: str = ""
) -> Estimate:
    """A statistic of the whole sample [seeds, …], with an interval from leaving out each seed."""
    found = np.asarray(sample, float)
    n, whole = len(found), statistic(found)
    if n < 2:
        return exact(whole, note)
    left = np.array([statistic(np.delete(found, k, axis=0)) for k in range(n)])
    half = student(n - 1) * float(np.sqrt((n - 1) / n * ((left - left.mean()) ** 2).sum()))
    return Estimate(whole, whole - half, whole + half, note)


def against(some: Floats, others: Floats, note: str = "") -> Estimate:
    """By what share the mean of `some` is above that of `others`, paired by seed [seeds]."""
    return jackknife(
        lambda x: float(x[:, 0].mean() / x[:, 1].mean() - 1), np.transpose([some, others]), note
    )


def kpi(name: str) -> Figure:
    """A KPI at the season's end."""
    return lambda one: one.kpis[name]


def of(figure: str | Figure) -> Figure:
    """A figure by its KPI's name, or as it is."""
    return kpi(figure) if isinstance(figure, str) else figure


def values(world: World, figure: str | Figure, case: Case = USUAL, seeds: int = SEASONS) -> Floats:
    """A figure of each season [seeds]."""
    return np.array([of(figure)(one) for one in world.seasons(case, seeds)], float)


def level(figure: str | Figure, case: Case = USUAL, seeds: int = SEASONS) -> Measure:
    """A figure itself, its mean over seeds."""
    return lambda world: mean(values(world, figure, case, seeds))


def change(
    figure: str | Figure, after: Case | Levers, before: Case | Levers = USUAL, seeds: int = SEASONS
) -> Measure:
    """By what share a figure changes when `before` becomes `after`, paired by seed.

    The note says what becomes of orders and of net contribution.
    """
    first, then = _case(before), _case(after)

    def measure(world: World) -> Estimate:
        sides = [values(world, figure, case, seeds) for case in (first, then)]
        sold, earned = (
            _moved(world, kpi, first, then, seeds) for kpi in ("orders", "net_contribution")
        )
        note = f"orders {sold:+.1%}, contribution {earned:+.1%}"
        return replace(mean(_relative(*sides), note), worth=max(abs(sold), abs(earned)))

    return measure


def _case(changed: Case | Levers) -> Case:
    return changed if isinstance(changed, Case) else levers(changed)


def _relative(before: Floats, after: Floats) -> Floats:
    return (after - before) / (abs(before.mean()) or 1.0)


def _moved(world: World, name: str, first: Case, then: Case, seeds: int) -> float:
    return float(
        _relative(values(world, name, first, seeds), values(world, name, then, seeds)).mean()
    )


def elasticity(
    figure: str | Figure, low: Case, high: Case, ratio: float, seeds: int = SEASONS
) -> Measure:
    """The log change of a figure by that of its cause, which is `ratio` times as much in `high`."""

    def measure(world: World) -> Estimate:
        few, many = (values(world, figure, case, seeds) for case in (low, high))
        return mean(np.log(many / few) / np.log(ratio))

    return measure


def interior(figure: str | Figure, choices: Sequence[Case], seeds: int = SEASONS) -> Measure:
    """What the middle of three `choices` does better than the better one of the two ends.

    The end that is better on average, so that luck does not choose it seed by seed.
    """

    def measure(world: World) -> Estimate:
        little, some, much = (values(world, figure, case, seeds) for case in choices)
        better = max(little, much, key=lambda end: float(end.mean()))
        return mean(some / better - 1, "above the better end")

    return measure


def gap(one: Measure, other: Measure) -> Measure:
    """How much more one figure is than another; their intervals added up."""

    def measure(world: World) -> Estimate:
        a, b = one(world), other(world)
        half = float(np.hypot(a.high - a.low, b.high - b.low)) / 2
        return Estimate(
            a.value - b.value,
            a.value - b.value - half,
            a.value - b.value + half,
            f"{a.value:.3g} against {b.value:.3g}",
        )

    return measure
