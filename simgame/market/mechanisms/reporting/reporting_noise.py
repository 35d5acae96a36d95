"""Reporting noise: the better the data, the less the platforms' figures blur.

Idea: what platforms count is a sample, and each counts in its own way. Who keeps data of their own
can hold it against them.

    noise = 1 − n · data

Symbols: n share of the noise that goes when all is known. Sources: course:T9 (one profile),
course:T37 (data in order). Limits: bias stays; one noise for all platforms.
"""

from __future__ import annotations

from simgame.market.board.passed_on import DataKnown
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()


class Params(Parameters):
    """Parameters of reporting noise."""

    sharper: float = given(0.7, "share of noise", "assumption, course:T9")


def step(data: Floats, sharper: float) -> Floats:
    """Factor on the error of reports [B], by the share of people that data knows."""
    noise: Floats = 1 - sharper * data
    return noise


def start_week(week: Week, params: Params) -> None:
    """Sharpen this week's reports."""
    known = week.passed_on(DataKnown)
    if known is not None:
        week.factors.noise *= step(known.data, params.sharper)
