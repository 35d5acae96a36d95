"""Reach and frequency: how many different people a number of views reaches.

Idea: people differ in how much they see, so views pile up on the same heads. With negative
binomial exposure,

    reach(V) = a · (1 − (1 + V / (a · k))^(−k))

is the share of people who saw something at least once when V views fell on each on average, of whom
a share a can be reached there at all: who is online there, and to whom ads are shown. Today's views
come on top of the ad stock that is still remembered.

Symbols: V views per person [B, N, G]; a audience [N, G]; k heterogeneity. Source: the NBD exposure
model (`goodhardt1984`), k 0.3–1 (`model:reach`). Limits: nobody is always or never among those whom
a platform reaches.
"""

from __future__ import annotations

from simgame.market.exposure import audience, per_person, share_reached
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.week import Week

LEVERS = ()
WRITES = ("days.reached", "days.reached_before")


class Params(Parameters):
    """Parameters of reach and frequency."""

    k: float = given(0.5, "shape", "model:reach")


def step(views: Floats, among: Floats, k: float) -> Floats:
    """Share of people reached by `views` per person, `among` whom these fall; any shape."""
    reach: Floats = among * share_reached(views / among, k)
    return reach


def show(week: Week, params: Params) -> None:
    """Turn ad stock, without and with each day's views, into reach."""
    days = week.days
    among = audience(week)
    days.reached_before = step(days.stock, among, params.k)
    days.reached = step(days.stock + per_person(week), among, params.k)
