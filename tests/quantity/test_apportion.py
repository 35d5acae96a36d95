"""Rules of rounding parts: they add up to the rounded whole, and none is far from what it was."""

from hypothesis import given
from hypothesis import strategies as st

from simgame.quantity.apportion import apportion

PARTS = st.lists(st.floats(-1e9, 1e9), max_size=12)


@given(PARTS, st.sampled_from([1.0, 100.0, 0.5]))
def test_parts_add_up_to_their_rounded_sum(parts: list[float], step: float) -> None:
    """Whatever they are, in whichever steps."""
    assert sum(apportion(parts, step)) == round(sum(part / step for part in parts))


@given(PARTS)
def test_no_part_is_moved_by_a_whole_step(parts: list[float]) -> None:
    """Each is one of the two whole numbers beside it, and whole ones stay."""
    assert all(abs(whole - part) < 1 for whole, part in zip(apportion(parts), parts, strict=True))


def test_what_is_missing_goes_to_those_that_lost_most() -> None:
    """Of equals to the first; a loss counts like a gain."""
    assert apportion([0.4, 0.4, 0.2]) == [1, 0, 0]
    assert apportion([-0.6, 1.2, 2.6]) == [-1, 1, 3]
    assert apportion([]) == []
