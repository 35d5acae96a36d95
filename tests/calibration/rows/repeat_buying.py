"""Repeat buying on the purchase log of individuals."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simgame.lab.experiment import live_steadily
from simgame.lab.panel import Panel
from simgame.market.week import Week
from tests.calibration.bgnbd import Fit, fit
from tests.calibration.case import USUAL
from tests.calibration.measure import mean
from tests.calibration.mutation import with_param
from tests.calibration.row import ONE, Estimate, Row, Target
from tests.calibration.world import World

# Purchase logs that are fitted, and where few orders are left to foresee.
LOGS, MANY_LOGS = 6, 24
# First orders in 8 weeks; 26 weeks (the longest season there is) to fit, as many held out.
WARM_UP, FIRST, FITTED, HELD_OUT = 12, 8, 26, 26
# People who are followed from their first order on, about.
FOLLOWED = 10_000

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@lru_cache(maxsize=32)
def _log(world: World, seed: int) -> tuple[Whole, Whole]:
    """Orders (person, day) of many people from their first on, days from 0."""
    panel = Panel.of_new_buyers(0, seed, world.params("repurchase"))  # type: ignore[arg-type]
    share = [1.0]

    def watch(week: Week, day: int) -> None:
        now = week.state.week - WARM_UP
        if day == 7 and now >= 0:
            if now == 0:
                share[0] = min(FOLLOWED / FIRST / max(week.days.orders[:, 0, ..., 0].sum(), 1), 1.0)
            panel.follow(week, share[0] if now < FIRST else 0.0)

    weeks, usual = WARM_UP + FITTED + HELD_OUT, world.market.policy(USUAL)
    live_steadily(world.scenario(), seed, weeks, watch, usual, world.mutation.rules())
    orders = np.array(panel.orders)
    return orders[:, 0], orders[:, 1] - 7 * WARM_UP


@lru_cache(maxsize=32)
def _summary(world: World, seed: int) -> tuple[Floats, Floats, Floats, float]:
    """Repeat purchases, weeks to the last and weeks watched of each person; repeats held out."""
    person, day = _log(world, seed)
    people = int(person.max()) + 1
    first = np.full(people, np.inf)
    np.minimum.at(first, person, day)
    fitted = day < 7 * FITTED
    repeats = np.asarray(np.bincount(person[fitted], minlength=people) - 1, float)
    last = np.zeros(people)
    np.maximum.at(last, person[fitted], day[fitted] - first[person[fitted]])
    return repeats, last / 7, (7 * FITTED - first) / 7, float((~fitted).sum())


@lru_cache(maxsize=32)
def _fitted(world: World, seed: int) -> Fit:
    return fit(*_summary(world, seed)[:3])


def _zero_repeat(world: World) -> Estimate:
    return mean([float((_summary(world, s)[0] == 0).mean()) for s in world.seeds(MANY_LOGS)])


def _shape(world: World) -> Estimate:
    return mean([_fitted(world, s).r for s in world.seeds(LOGS)])


def _heavy(world: World) -> Estimate:
    """The part of all orders that the fifth of buyers with most of them places."""
    return mean([_top_fifth(_summary(world, s)[0] + 1) for s in world.seeds(LOGS)])


def _top_fifth(orders: Floats) -> float:
    ranked = np.sort(orders)[::-1]
    return float(ranked[: len(ranked) // 5].sum() / ranked.sum())


def _hold_out(world: World) -> Estimate:
    return mean([_error(world, s) for s in world.seeds(MANY_LOGS)])


def _error(world: World, seed: int) -> float:
    _, _, watched, real = _summary(world, seed)
    model = _fitted(world, seed)
    expected = (model.expected(watched + HELD_OUT) - model.expected(watched)).sum()
    return float(expected) / real - 1


ALIKE = with_param(repurchase__rate_shape=5.0)
ROWS: tuple[Row, ...] = (
    Row("M-zero-repeat", "fitted", "Most new buyers do not come back within half a year",
        "fader2005", Target(0.55, 0.75, "%"), _zero_repeat, ALIKE, ONE),
    Row("M-bgnbd-r", "fitted", "How unequal buyers are: r of a BG/NBD fit on the purchase log",
        "fader2005", Target(0.15, 0.5), _shape, ALIKE, ONE),
    Row("M-heavy-buyers", "emerges", "The fifth of buyers who buy most place about half of the "
        "orders, or more", "goodhardt1984", Target(0.40, 0.75, "%"), _heavy, ALIKE,
        reason="of what is bought every few years nobody buys much within a year (durable)"),
    Row("M-bgnbd-holdout", "emerges", "The fit foresees the repeat orders of the next half year: "
        "its error", "fader2005", Target(-0.15, 0.15, "%"), _hold_out,
        with_param(repurchase__eager_advocate=100.0,
        progression__advocacy=2.0)),
)  # fmt: skip
