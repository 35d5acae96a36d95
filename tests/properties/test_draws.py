"""Laws of the transforms from uniforms to counts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from simgame.market.draws import Draws, binomial, normal_quantile, shared_out

UNIFORM = st.floats(2.0**-54, 1 - 2.0**-53)
PEOPLE = st.one_of(st.integers(0, 60), st.integers(0, 2_000_000_000))
SHARE = st.one_of(st.floats(0, 1), st.floats(0, 1e-4))
CELLS = st.lists(st.tuples(PEOPLE, SHARE, UNIFORM), min_size=1, max_size=12)
DRAWN = 200_000


def _columns(cells):
    n, p, u = zip(*cells, strict=True)
    return np.array(n, np.int64), np.array(p), Draws(np.array(u))


@given(CELLS)
def test_a_count_lies_between_nobody_and_everybody(cells):
    """Bounds: 0 ≤ binomial ≤ n, whatever the chance and the uniform."""
    n, p, draws = _columns(cells)
    count = binomial(n, p, draws)
    assert ((count >= 0) & (count <= n)).all()


@given(CELLS)
def test_no_chance_is_nobody_and_certainty_is_everybody(cells):
    """Zero in, zero out; and one in, all out."""
    n, _, draws = _columns(cells)
    assert (binomial(n, np.zeros(len(n)), draws) == 0).all()
    assert (binomial(n, np.ones(len(n)), draws) == n).all()


@given(CELLS)
def test_a_cell_never_depends_on_the_others(cells):
    """A block gives each cell what the cell gives alone."""
    n, p, draws = _columns(cells)
    alone = [
        binomial(n[i : i + 1], p[i : i + 1], draws.on(slice(i, i + 1)))[0] for i in range(len(n))
    ]
    assert alone == binomial(n, p, draws).tolist()


@example(n=7, p=0.75, one=0.5, other=2.0**-54)
@settings(max_examples=300)
@given(PEOPLE, SHARE, UNIFORM, UNIFORM)
def test_a_count_is_monotone_in_its_uniform(n, p, one, other):
    """A luckier cell never counts fewer."""
    low, high = binomial(np.full(2, n), np.full(2, p), Draws(np.sort(np.array([one, other]))))
    assert low <= high


@pytest.mark.parametrize("n", [1, 7, 40, 5000, 10**7])
@pytest.mark.parametrize("p", [1e-6, 0.01, 0.3, 0.5, 0.9])
def test_neighbouring_uniforms_keep_their_order(n, p):
    """Monotone also where uniforms lie within one bin of the table."""
    u = np.sort(np.random.default_rng(3).random(50_000))
    count = binomial(np.full(u.shape, n), np.full(u.shape, p), Draws(u))
    assert (np.diff(count) >= 0).all()


@pytest.mark.band
@pytest.mark.parametrize("n", [1, 2, 9, 24, 27, 60, 149, 1000, 50_000, 10**9])
@pytest.mark.parametrize("mean", [0.01, 0.3, 1.0, 3.0, 8.0, 11.9, 12.1, 40.0, 3000.0])
@pytest.mark.parametrize("turned", [False, True])
def test_mean_and_variance_are_those_of_the_binomial(n, mean, turned):
    """Within 5 standard errors of n·p, and within 4 % (and 5 errors) of n·p·(1 − p)."""
    mean = min(mean, n / 2)
    p = 1 - mean / n if turned else mean / n
    # One uniform in each of 200,000 strata: far less noise than independent ones.
    rng = np.random.default_rng([n, int(1000 * mean)])
    u = (np.arange(DRAWN) + rng.random(DRAWN)) / DRAWN
    count = binomial(np.full(DRAWN, n), np.full(DRAWN, p), Draws(u)).astype(float)
    variance = n * p * (1 - p)
    assert count.mean() == pytest.approx(n * p, abs=0.005 * math.sqrt(variance) + 5 / DRAWN)
    assert count.var() == pytest.approx(variance, rel=0.04, abs=10 / DRAWN)


@pytest.mark.band
@pytest.mark.parametrize("mean", [0.02, 1.0, 9.0, 700.0])
def test_many_people_with_small_chances_have_variance_equal_to_the_mean(mean):
    """The limit of many people with a small chance each."""
    u = (np.arange(DRAWN) + np.random.default_rng(11).random(DRAWN)) / DRAWN
    people = 10**15
    chance = np.full(DRAWN, mean / people)
    count = binomial(np.full(DRAWN, people), chance, Draws(u)).astype(float)
    assert count.mean() == pytest.approx(mean, rel=0.005)
    assert count.var() == pytest.approx(mean, rel=0.04)


WEIGHTS = hnp.arrays(
    float, st.integers(1, 14), elements=st.one_of(st.floats(0.01, 1), st.just(1e-30))
)


@given(hnp.arrays(np.int64, 5, elements=st.integers(0, 10**9)), WEIGHTS, UNIFORM)
def test_what_is_shared_out_adds_up(total, weights, uniform):
    """Conserved, never negative, and nobody out of nobody."""
    parts = shared_out(total, weights / weights.sum(), np.full(5, uniform))
    assert (parts >= 0).all()
    assert parts.sum(axis=-1).tolist() == total.tolist()


def test_the_last_part_is_not_negative_next_to_one():
    """A uniform that rounds up to 1 takes nobody out of a part that is next to nothing."""
    parts = shared_out(np.array([100_000]), np.array([1.0, 1e-40]), np.array([1 - 2.0**-53]))
    assert parts.tolist() == [[100_000, 0]]


@given(st.integers(0, 10**6), WEIGHTS, UNIFORM)
def test_a_part_is_within_one_of_its_share(total, weights, uniform):
    """Systematic sampling: no part is off by a whole person or more."""
    shares = weights / weights.sum()
    parts = shared_out(np.array([total]), shares, np.array([uniform]))[0]
    assert (np.abs(parts - total * shares) <= 1 + 1e-6).all()


@pytest.mark.parametrize(
    ("u", "z"),
    [(0.5, 0.0), (0.975, 1.959963984540054), (0.001, -3.090232306167813), (1e-9, -5.997807015)],
)
def test_normal_quantiles_are_those_of_the_tables(u, z):
    """Known quantiles, to eight digits."""
    assert normal_quantile(np.array([u]))[0] == pytest.approx(z, abs=2e-8)
