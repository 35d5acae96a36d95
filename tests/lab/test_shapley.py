"""Rules of Shapley values: they add up, who adds nothing gets nothing, and equals get the same."""

from itertools import permutations
from random import Random

import numpy as np
import pytest

from simgame.lab.shapley import Values, coalitions_of, drawn_orders, exact_shares, sampled_shares

PLAYERS = 5


def game(seed: int, idle: int = -1) -> Values:
    """Values of all coalitions, of two figures; without the idle player where there is one."""
    rng = np.random.default_rng(seed)
    drawn = rng.normal(size=(1 << PLAYERS, 2)).cumsum(axis=0)
    return {mask: drawn[mask & ~(1 << idle) if idle >= 0 else mask] for mask in range(1 << PLAYERS)}


def test_exact_shares_are_the_mean_over_all_orders() -> None:
    """As Shapley defined them."""
    values = game(1)
    orders = list(permutations(range(PLAYERS)))
    added = np.zeros((PLAYERS, 2))
    for order in orders:
        before = values[0]
        for player, mask in zip(order, list(coalitions_of(order))[1:], strict=True):
            added[player] += values[mask] - before
            before = values[mask]
    exact = exact_shares(PLAYERS, values)
    assert exact.values == pytest.approx(added / len(orders))
    assert not exact.errors.any()


@pytest.mark.parametrize("pairs", [2, 3, 7])
def test_sampled_shares_add_up_to_the_total(pairs: int) -> None:
    """However few orders are drawn."""
    values = game(2)
    shares = sampled_shares(drawn_orders(PLAYERS, pairs, Random(1)), values).values
    assert shares.sum(axis=0) == pytest.approx(values[2**PLAYERS - 1] - values[0])


def test_who_adds_nothing_gets_exactly_nothing() -> None:
    """Exactly 0, from all coalitions and from a few orders, and without an error."""
    values = game(3, idle=2)
    for shares in (
        exact_shares(PLAYERS, values),
        sampled_shares(drawn_orders(PLAYERS, 3, Random(1)), values),
    ):
        assert not shares.values[2].any()
        assert not shares.errors[2].any()


def test_two_who_are_alike_get_the_same() -> None:
    """Players 0 and 1 add the same to everybody else."""
    drawn = game(4)

    def alike(mask: int) -> int:
        both = (mask & 1) + (mask >> 1 & 1)
        return mask & ~3 | (0, 1, 3)[both]

    shares = exact_shares(PLAYERS, {mask: drawn[alike(mask)] for mask in drawn}).values
    assert shares[0] == pytest.approx(shares[1])


def test_pairs_that_happen_to_agree_are_no_certainty() -> None:
    """Who moved at all has an error where others have one."""
    values = {mask: np.array([0.0]) for mask in range(8)}
    values |= {0b111: np.array([6.0]), 0b011: np.array([3.0]), 0b100: np.array([1.0])}
    orders = [(0, 1, 2), (2, 1, 0)] * 2 + [(1, 0, 2), (2, 0, 1)] * 2
    shares = sampled_shares(orders, values)
    each = [sampled_shares(orders[n : n + 2] * 2, values).values for n in range(0, 8, 2)]
    assert not np.ptp([one[2] for one in each])
    assert shares.errors[2] > 0


def test_orders_come_with_their_reverse() -> None:
    """Who is early in one is late in the other, and all are there."""
    orders = drawn_orders(PLAYERS, 3, Random(5))
    assert [order[::-1] for order in orders[::2]] == orders[1::2]
    assert all(sorted(order) == list(range(PLAYERS)) for order in orders)


def test_effects_of_two_together_need_no_luck() -> None:
    """Where players work in pairs at most, any order with its reverse gives the exact shares."""
    rng = np.random.default_rng(6)
    pairs = rng.normal(size=(PLAYERS, PLAYERS))
    values = {}
    for mask in range(1 << PLAYERS):
        there = [n for n in range(PLAYERS) if mask >> n & 1]
        values[mask] = np.array([pairs[np.ix_(there, there)].sum()])
    sampled = sampled_shares(drawn_orders(PLAYERS, 2, Random(1)), values)
    assert sampled.values == pytest.approx(exact_shares(PLAYERS, values).values)
    assert sampled.errors == pytest.approx(0, abs=1e-9)
