"""Pre-test: two variants are made, and a small test says which one does better.

Idea: nobody knows beforehand what will catch on. A test on few people sees the difference between
two variants with noise, so it is right more often than not; the one it prefers goes out.

    seen     = (z_2 − z_1) + √2 · n · noise
    luck     = z_2 if seen > 0, else z_1
    P(right) = ½ + arctan(1 / n) / π

Symbols: z the luck of a variant (standard normal), n error of the test in sd of luck; at 1.38 the
test is right 70 % of the time. Sources: course:T21 (70 % right), course:T7 (test before release).
Limits: the second variant takes part of the hours and money of a piece; all variants are alike in
quality.
"""

from __future__ import annotations

import numpy as np

from simgame.market.board.passed_on import Luck
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ("content.{platforms}.{content_types}.pre_test",)


class Params(Parameters):
    """Parameters of the pre-test."""

    error: float = given(1.38, "sd of luck", "course:T21")
    sigma: float = given(0.7, "log sd", "assumption")


def step(first: Floats, second: Floats, noise: Floats, error: float) -> Floats:
    """Luck of the variant that the test prefers; all standard normal, of any shape."""
    seen = second - first + np.sqrt(2) * error * noise
    chosen: Floats = np.where(seen > 0, second, first)
    return chosen


def start_week(week: Week, params: Params) -> None:
    """Let those pieces have a second try at luck that are tested before release."""
    luck = week.passed_on(Luck)
    rows = week.levers.content("pre_test").nonzero()
    if luck is None or not len(rows[0]):
        return
    draws = week.draws("pre_test", (), (*luck.factor.shape[1:], 2)).normal[rows]
    first = np.log(luck.factor[rows]) / params.sigma
    chosen = step(first, draws[..., 0], draws[..., 1], params.error)
    luck.factor[rows] = np.exp(params.sigma * chosen)
