"""What each player of a game adds, shared out so that it adds up (shapley1953).

    φ_i = mean over all orders of the players of v(those before i, and i) − v(those before i)

Exact from the values of all coalitions; or an estimate from orders drawn at random, each with its
reverse, so that who comes early in one comes late in the other (mitchell2022). A coalition is a
number whose bit i is set where player i takes part; its value an array of any shape, of which each
figure is shared out on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import comb
from random import Random
from typing import NamedTuple

import numpy as np

from simgame.lab.effect import student
from simgame.market.arrays import Floats

Values = Mapping[int, Floats]
Order = tuple[int, ...]


class Shares(NamedTuple):
    """What each player adds [n, …], and half of its 95 % interval, 0 where it is exact."""

    values: Floats
    errors: Floats


def exact_shares(players: int, values: Values) -> Shares:
    """From the values of all 2ⁿ coalitions."""
    shares = np.zeros((players, *np.shape(values[0])))
    for player in range(players):
        for others in range(1 << players):
            if not others >> player & 1:
                weight = 1 / (players * comb(players - 1, others.bit_count()))
                shares[player] += weight * (values[others | 1 << player] - values[others])
    return Shares(shares, np.zeros_like(shares))


def drawn_orders(players: int, pairs: int, rng: Random) -> list[Order]:
    """Orders of the players, each followed by its reverse; of 2 orders there is but one pair."""
    orders: list[Order] = []
    for _ in range(pairs):
        order = tuple(rng.sample(range(players), players))
        orders += [order, order[::-1]]
    return orders


def coalitions_of(order: Order) -> Iterator[int]:
    """Those that grow in an order, from nobody to all."""
    together = 0
    yield together
    for player in order:
        together |= 1 << player
        yield together


def sampled_shares(orders: Sequence[Order], values: Values) -> Shares:
    """From orders in pairs, and the values of the coalitions that grow in them.

    The shares of every pair add up, so those of all do. Pairs are few, so the variance of a share
    that moved at all is drawn towards the mean of all shares', by the weight of one pair: where the
    pairs happen to agree, that is no certainty.
    """
    each = np.array([_added(order, values) for order in orders])
    count = len(orders) // 2
    pairs = each.reshape(count, 2, *each.shape[1:]).mean(axis=1)
    moved = (each != 0).any(axis=0)
    variance = pairs.var(axis=0, ddof=1)
    common = variance.sum(axis=0) / np.maximum(moved.sum(axis=0), 1)
    drawn = moved * ((count - 1) * variance + common) / count
    return Shares(pairs.mean(axis=0), student(count - 1) * np.sqrt(drawn / count))


def _added(order: Order, values: Values) -> Floats:
    """What each player adds in one order [n, …]."""
    along = [values[coalition] for coalition in coalitions_of(order)]
    steps = np.diff(np.array(along), axis=0)
    added: Floats = np.empty_like(steps)
    added[list(order)] = steps
    return added
