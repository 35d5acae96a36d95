"""Response to exposures: the first does most, repeats add less and less.

Idea: a person who has seen something f times responds by less and less for each further time. At
ec = 0.45 the first exposure gives 69 % of the most that repetition can give. Today's pressure on
the population is what today's views add to

    response = reach · f / (f + ec)

Platforms and posts reach the same heads again: of what one adds, only that tells on people whom the
others had not reached before, by chance,

    pressure_n = Δ response_n · Π_{m ≠ n} (1 − response_m)

Symbols: f mean exposures of those reached; ec the frequency of half response. Sources: `jones1995`
(first exposures), ec 0.3–0.8 (`model:response`). Limits: one curve for all creatives; wear-out is a
mechanism of its own.
"""

from __future__ import annotations

import numpy as np

from simgame.market.exposure import per_person, response
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.pressure",)


class Params(Parameters):
    """Parameters of the response to exposures."""

    ec: float = given(0.45, "exposures", "model:response")


def step(reached: Floats, views: Floats, ec: float) -> Floats:
    """Response per person of the population.

    `reached` share of people who saw anything, `views` per person of the population; 0 where
    nobody was reached.
    """
    return response(reached, views, ec)


def show(week: Week, params: Params) -> None:
    """Each day's pressure: response with the day's views less response without them."""
    days = week.days
    after = step(days.reached, days.stock + per_person(week), params.ec)
    before = step(days.reached_before, days.stock, params.ec)
    left = 1 - before
    days.pressure = np.maximum(after - before, 0.0)
    days.pressure *= left.prod(axis=2, keepdims=True) / left
