"""Rules of how posts differ that are made alike."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.market.mechanism import Floats
from simgame.market.mechanisms.response import post_appeal
from simgame.market.posts import NewPosts, Posts
from simgame.market.week import Week
from tests.market.mondays import monday, run
from tests.market.seasons import SHORT, scenario

# A touchpoint of own content, and one of a KOL.
TOUCHES = {"content": 0, "kol": 5}
MANY = 40


def _week(group: str, ordered: int, seed: int, now: int = 0) -> Week:
    """Posts of one touchpoint, eight of each order, ordered in week `ordered`, public in `now`."""
    week = monday(scenario(SHORT), seed=seed)
    week.state.week = now
    n = 8
    whole, one, wide = np.zeros(n, np.intp), np.ones(n), np.ones((n, 2))
    posts = Posts(whole, whole + TOUCHES[group], one, one, one, one, wide.copy(), wide)
    idents = tuple(f"you:{ordered}:{group}:x:{ordinal}" for ordinal in range(n))
    week.new[group] = NewPosts(
        posts, whole, whole, whole, one, one, one, wide, idents, (None,) * n
    )  # fmt: skip
    return run(week, "post_appeal", "show")


def _found(group: str, ordered: int = 0, now: int = 0) -> tuple[Floats, Floats]:
    """Craft and time watched of posts on many seeds."""
    weeks = [_week(group, ordered, seed, now) for seed in range(MANY)]
    craft = np.array([week.new[group].posts.craft[:, 0] for week in weeks])
    return craft, np.array([week.new[group].held for week in weeks])


@pytest.mark.parametrize("group", TOUCHES)
def test_posts_made_alike_differ_from_half_to_one_in_logs(group: str) -> None:
    """What people do with them, and how long they watch; neither follows from the other."""
    craft, held = (np.log(x).ravel() for x in _found(group))
    assert 0.5 <= craft.std() <= 1.0
    assert 0.45 <= held.std() <= 1.0
    assert abs(np.corrcoef(craft, held)[0, 1]) < 0.15


def test_nothing_is_added_on_average() -> None:
    """The mean of the factors is 1."""
    z = np.random.default_rng(1).normal(size=200_000)
    for sigma in (post_appeal.Params().sigma, post_appeal.Params().tau):
        assert post_appeal.step(z, sigma).mean() == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("group", TOUCHES)
def test_a_post_that_is_late_is_the_same_post(group: str) -> None:
    """Its luck is that of the week in which it was ordered; another week's post has another."""
    in_time, late, other = (_found(group, *weeks)[0] for weeks in ((0, 0), (0, 1), (1, 1)))
    assert np.array_equal(in_time, late)
    assert not np.isclose(in_time, other).any()


def test_posts_of_all_kinds_differ_from_each_other() -> None:
    """No two of a week share their luck."""
    craft = np.concatenate([_found(group)[0] for group in TOUCHES], axis=1)
    assert all(len(set(row)) == 16 for row in craft.tolist())
