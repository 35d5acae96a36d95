"""Repeat buying on the purchase log of individuals, and those individuals against the cells."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simgame.lab.experiment import live_steadily
from simgame.lab.panel import Panel
from simgame.lab.rerun import lived_weeks
from simgame.market.week import Week
from tests.calibration.bgnbd import Fit, fit
from tests.calibration.measure import REFERENCE, exact, in_band
from tests.calibration.row import Measured, Row
from tests.lab.everybody import Everybody
from tests.market.seasons import play, reference, scenario

SEEDS = 3
# Purchase logs that are fitted.
LOGS = 10
# First orders in 8 weeks; 26 weeks (the longest season there is) to fit, as many held out.
WARM_UP, FIRST, FITTED, HELD_OUT = 12, 8, 26, 26
# Share of the market's first-time buyers that is followed.
SHARE = 0.9

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@lru_cache
def _log(seed: int) -> tuple[Whole, Whole]:
    """Orders (person, day) of about 10,000 people from their first on, days from 0."""
    panel = Panel.of_new_buyers(0, seed)

    def watch(week: Week, day: int) -> None:
        if day == 7 and week.state.week >= WARM_UP:
            panel.follow(week, SHARE if week.state.week < WARM_UP + FIRST else 0.0)

    weeks = WARM_UP + FITTED + HELD_OUT
    live_steadily(scenario(REFERENCE), seed, weeks, watch, reference(REFERENCE))
    orders = np.array(panel.orders)
    return orders[:, 0], orders[:, 1] - 7 * WARM_UP


def _summary(seed: int) -> tuple[Floats, Floats, Floats, float]:
    """Repeat purchases, weeks to the last and weeks watched of each person; repeats held out."""
    person, day = _log(seed)
    people = int(person.max()) + 1
    first = np.full(people, np.inf)
    np.minimum.at(first, person, day)
    fitted = day < 7 * FITTED
    repeats = np.asarray(np.bincount(person[fitted], minlength=people) - 1, float)
    last = np.zeros(people)
    np.maximum.at(last, person[fitted], day[fitted] - first[person[fitted]])
    return repeats, last / 7, (7 * FITTED - first) / 7, float((~fitted).sum())


@lru_cache
def _fitted(seed: int) -> Fit:
    return fit(*_summary(seed)[:3])


def _zero_repeat() -> Measured:
    return in_band([float((_summary(s)[0] == 0).mean()) for s in range(LOGS)], 0.55, 0.75)


def _shape() -> Measured:
    return in_band([_fitted(s).r for s in range(LOGS)], 0.15, 0.5)


def _hold_out() -> Measured:
    return in_band([_error(s) for s in range(LOGS)], -0.15, 0.15)


def _error(seed: int) -> float:
    _, _, watched, real = _summary(seed)
    model = _fitted(seed)
    expected = (model.expected(watched + HELD_OUT) - model.expected(watched)).sum()
    return float(expected) / real - 1


@lru_cache
def _cells(seed: int) -> tuple[float, float]:
    """Share of cells within 3σ over all weeks, and p of χ² at the end."""
    season = play(scenario(REFERENCE), reference(REFERENCE), seed)
    panel = Everybody.of_people(season.mondays[0], 0, seed)
    near: list[NDArray[np.bool_]] = []
    found, expected = np.zeros(0, np.int64), np.zeros(0)
    for lived in lived_weeks(season, panel.look):
        real = lived.after.stage[0]
        found = panel.counts(season.setting)
        share = real / real.sum(axis=2, keepdims=True)
        expected = found.sum(axis=2, keepdims=True) * share
        counted = expected > 0.5
        error = np.sqrt((expected * (1 - share))[counted])
        near.append(np.abs(found - expected)[counted] < 3 * error)
    enough = expected >= 5
    chi = float(((found - expected)[enough] ** 2 / expected[enough]).sum())
    return float(np.concatenate(near).mean()), chi_square(chi, int(enough.sum()) - 32)


def chi_square(value: float, freedom: int) -> float:
    """P(χ² > value), by Wilson and Hilferty's cube root."""
    from statistics import NormalDist

    z = ((value / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / np.sqrt(2 / (9 * freedom))
    return 1 - NormalDist().cdf(float(z))


def _within() -> Measured:
    return in_band([_cells(s)[0] for s in range(SEEDS)], 0.99, 1.0)


def _agrees() -> Measured:
    return exact(min(_cells(s)[1] for s in range(SEEDS)), 0.001, 1.0, "smallest p")


ROWS: tuple[Row, ...] = (
    Row("M-zero-repeat", "Most new buyers do not come back within half a year", "fader2005",
        "55–75 %", _zero_repeat, basis="fitted"),
    Row("M-bgnbd-r", "How unequal buyers are: r of a BG/NBD fit on the purchase log", "fader2005",
        "0.15–0.5", _shape, basis="fitted"),
    Row("M-bgnbd-holdout", "The fit foresees the repeat orders of the next half year",
        "fader2005", "±15 %", _hold_out),
    Row("M-panel-cells", "Individuals under the cells' hazards are where the cells say",
        "model:hazard", "≥ 99 % within 3σ", _within),
    Row("M-panel-chi2", "Individuals against cells at the season's end", "model:hazard",
        "p > 0.001", _agrees),
)  # fmt: skip
