"""Random numbers belong to a name, and to nothing else."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simgame.market.arrays import Floats
from simgame.market.streams import Shape, Streams
from tests.market.recorded import Recorded

# Raw uniforms, bit by bit: another value here is other arithmetic, on whatever machine.
GOLDEN = {
    (7, "progression", "you", 0): ["0x1.d8c05dc294610p-3", "0x1.05b5dd75377fep-2"],
    (7, "progression", "you", 1): ["0x1.943a726f378b8p-4", "0x1.8e164e50d2226p-1"],
    (7, "progression", "cloud-leaf", 0): ["0x1.fc63be890adbcp-2", "0x1.76a1a44156fa9p-1"],
    (7, "kol", "you", 0): ["0x1.50e8cb52898dcp-1", "0x1.0e13a8df92f0ep-1"],
}
NAMES = st.tuples(
    st.integers(0, 2**63 - 1), st.sampled_from(["kol", "progression"]), st.text(max_size=9)
)


def uniforms(streams: Streams, mechanism: str, brand: str, week: int, shape: Shape) -> Floats:
    """A week's uniforms of one brand."""
    return streams.draws(mechanism, (brand,), week, (), shape).uniform[0]


@pytest.mark.golden
@pytest.mark.parametrize("name", GOLDEN, ids=lambda n: "-".join(map(str, n)))
def test_raw_uniforms_are_exact(name: tuple[int, str, str, int]) -> None:
    """The first uniforms of a stream, exactly."""
    seed, mechanism, brand, week = name
    drawn = uniforms(Streams(seed), mechanism, brand, week, (2,))
    assert GOLDEN[name] == [float(u).hex() for u in drawn]


def test_the_order_of_calls_does_not_matter() -> None:
    """Whatever is drawn before, a stream yields the same block."""
    wanted = [("kol", "you", 0), ("kol", "you", 1), ("progression", "you", 0)]
    found = set()
    for order in permutations(wanted):
        streams = Streams(3)
        drawn = {name: uniforms(streams, *name, (4, 2)).tobytes() for name in order}
        found.add(tuple(drawn[name] for name in wanted))
    assert len(found) == 1


@settings(deadline=None)
@given(NAMES, NAMES, st.integers(0, 30), st.integers(0, 30))
def test_another_name_is_another_stream(
    one: tuple[int, str, str], other: tuple[int, str, str], week: int, later: int
) -> None:
    """Seed, mechanism, brand and week each make a block of their own; the same name the same."""
    mine = uniforms(Streams(one[0]), one[1], one[2], week, (8,))
    its = uniforms(Streams(other[0]), other[1], other[2], later, (8,))
    assert ((one, week) == (other, later)) == np.array_equal(mine, its)


@settings(deadline=None)
@given(NAMES, st.integers(0, 30))
def test_uniforms_lie_inside_zero_and_one(name: tuple[int, str, str], week: int) -> None:
    """Neither 0 nor 1, which have no quantile."""
    drawn = uniforms(Streams(name[0]), name[1], name[2], week, (50,))
    assert ((drawn > 0) & (drawn < 1)).all()


@pytest.mark.band
def test_uniforms_are_uniform() -> None:
    """Mean ½ and variance 1/12 over streams, within 5 standard errors."""
    drawn = np.concatenate([uniforms(Streams(s), "kol", "you", w, (500,))
                            for s in range(20) for w in range(10)])  # fmt: skip
    assert drawn.mean() == pytest.approx(0.5, abs=5 * 0.289 / 316)
    assert drawn.var() == pytest.approx(1 / 12, abs=5 * 0.0745 / 316)


def test_what_is_recorded_names_the_block() -> None:
    """A record is the hash of the block by mechanism, brand and week."""
    streams, again = Recorded(3), Recorded(3)
    for stream in (streams, again):
        uniforms(stream, "kol", "you", 2, (5,))
    assert list(streams.recorded) == [("kol", "you", 2)]
    assert streams.recorded == again.recorded


def test_the_length_of_the_season_changes_no_draw():
    """A season of three weeks draws what the first three of a long one do, and no more."""
    short, long = Streams(5, weeks=3), Streams(5)
    for week in range(3):
        drawn = [s.draws("kol", ("you", "b"), week, (2,), (4,)) for s in (short, long)]
        assert np.array_equal(drawn[0].uniform, drawn[1].uniform)
    with pytest.raises(IndexError):
        short.draws("kol", ("you", "b"), 3, (2,), (4,))
