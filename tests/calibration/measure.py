"""From figures of seasons to a figure with an interval.

Rows call these; they do not know how the seasons were played.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from simgame.lab.effect import Effect, effect, mean_and_half
from simgame.lab.trial import Figures, Trial
from simgame.lab.trials import run_all
from simgame.plan.lever import Value
from tests.calibration.row import Measured, Row

SEEDS = 16
REFERENCE = "_library/reference"


def in_band(values: Sequence[float], low: float, high: float, note: str = "") -> Measured:
    """The mean over seeds, which must lie between `low` and `high`."""
    mean, half = mean_and_half(values)
    return Measured(mean, mean - half, mean + half, low <= mean <= high, note)


def above(values: Sequence[float], limit: float, note: str = "") -> Measured:
    """The mean over seeds, whose whole interval must lie above `limit`."""
    mean, half = mean_and_half(values)
    return Measured(mean, mean - half, mean + half, mean - half > limit, note)


def below(values: Sequence[float], limit: float, note: str = "") -> Measured:
    """The mean over seeds, whose whole interval must lie below `limit`."""
    mean, half = mean_and_half(values)
    return Measured(mean, mean - half, mean + half, mean + half < limit, note)


def exact(value: float, low: float, high: float, note: str = "") -> Measured:
    """A figure that is no mean over seeds, such as a slope over many posts."""
    return Measured(value, value, value, low <= value <= high, note)


def share_of_seeds(holds: Sequence[bool], at_least: float) -> Measured:
    """The share of seeds on which something holds, with Wilson's interval."""
    n, share, z = len(holds), float(np.mean(holds)), 1.96
    middle = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return Measured(share, middle - half, middle + half, share >= at_least)


def moved(before: Sequence[Figures], after: Sequence[Figures], kpi: str, sign: str) -> Measured:
    """The relative change of `kpi`, paired by seed; passes when it is clear and has the sign."""
    found = effect(before, after, kpi)
    return of_effect(found, sign)


def of_effect(found: Effect, sign: str) -> Measured:
    """An effect relative to the figure before, which must be clear and of that sign."""
    base = abs(found.before) or 1.0
    mean, half = found.mean / base, found.half / base
    return Measured(mean, mean - half, mean + half, found.sign == sign)


@lru_cache(maxsize=64)
def seasons(trial: Trial, seeds: int = SEEDS) -> Sequence[Figures]:
    """The figures of `seeds` seasons; kept, since several rows look at the same ones."""
    return run_all([trial], range(seeds))[0]


def direction(
    id: str,  # noqa: A002 - the field's name
    fact: str,
    kpi: str,
    sign: str,
    *,
    after: Mapping[str, Value],
    before: Mapping[str, Value] | None = None,
    base: Trial | None = None,
    seeds: int = SEEDS,
    source: str = "",
    reason: str = "",
) -> Row:
    """A row without a number: `kpi` goes `up` or `down` when `before` becomes `after`.

    Levers are set in every round on top of `base` (the reference plan of the reference scenario),
    both sides on the same seeds; the 95 % interval of the change must exclude 0.
    """
    start = base or Trial(REFERENCE)

    def measure() -> Measured:
        first = _with(start, before or {})
        return moved(seasons(first, seeds), seasons(_with(start, after), seeds), kpi, sign)

    words = f"{kpi} {sign}"
    return Row(id, fact, source or f"course:{id.partition('-')[0]}", words, measure, reason)


def _with(trial: Trial, levers: Mapping[str, Value]) -> Trial:
    return replace(trial, levers=(*trial.levers, *levers.items()))
