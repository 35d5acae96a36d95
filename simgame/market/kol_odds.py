"""How likely a KOL is to agree to an offer, as far as anybody can tell beforehand.

What a KOL asks is their usual fee, less for a product that suits them, times e^(σ · z), z standard
normal; the same line and the same σ as in the mechanism.
"""

from __future__ import annotations

from math import exp, log
from statistics import NormalDist
from typing import NamedTuple

from simgame.costs.prices import COUNTERED_FROM, worth_fen
from simgame.market.mechanism import line
from simgame.market.mechanisms.kol.kol import ASKS, Params
from simgame.scenario.parts import Kol

_NORMAL = NormalDist()
_LEAST = 1e-6


class Odds(NamedTuple):
    """Chances that an offer is accepted as it is, or met by a higher fee; it is refused else.

    `asks` is what they would probably ask then, in fen a post.
    """

    agree: float
    counter: float
    asks: int


def odds(kol: Kol, fee: int, commission: float, price: int) -> Odds:
    """The chances of an offer of a `fee` and a `commission`, for a product of that `price`."""
    usual, sigma = kol.fee * float(line(ASKS, kol.fit)), Params().fee_sigma
    worth = worth_fen(kol, fee, commission, price)
    if worth <= 0:
        return Odds(0.0, 0.0, 0)
    agree, within = (
        _NORMAL.cdf(log(most / usual) / sigma) for most in (worth, worth / COUNTERED_FROM)
    )
    middle = min(max((agree + within) / 2, _LEAST), 1 - _LEAST)
    asked = usual * exp(sigma * _NORMAL.inv_cdf(middle))
    return Odds(agree, within - agree, round(fee + max(asked - worth, 0.0)))
