"""Rules of large and small KOLs, and of one who is booked again and again."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.market.mechanisms.kol import kol_fatigue
from simgame.market.posts import NewPosts, Posts
from simgame.market.state import State
from simgame.scenario.parts import Kol
from tests.market.mondays import monday, run
from tests.market.rosters import PACKS, engagement, roster, slope
from tests.market.seasons import SHORT, scenario

YOU, RIVAL, CREATOR, OTHER = 0, 1, 5, 6


def _sized(*followers: float) -> list[Kol]:
    """KOLs who differ in their followers only."""
    one = roster(PACKS[0])[0]
    same = {"fake_followers": 0.05, "flair": 1.0}
    return [one.model_copy(update={**same, "followers": f}) for f in followers]


@pytest.mark.parametrize("pack", PACKS)
def test_larger_accounts_engage_relatively_less(pack: str) -> None:
    """Over the KOLs that ship, log engagement rate falls by 0.10 to 0.25 a log of followers."""
    assert -0.25 <= slope(roster(pack)) <= -0.10


def test_the_slope_holds_for_accounts_of_all_sizes() -> None:
    """From 3,000 to 8 M followers, fakes and flair being alike."""
    assert -0.25 <= slope(_sized(*np.geomspace(3e3, 8e6, 50))) <= -0.10


def test_a_head_brings_far_more_than_a_small_account() -> None:
    """8 M followers against 25,000: at least ten times the engagement, for 320 times the fee."""
    small, head = engagement(_sized(25e3, 8e6))
    assert 10 * small < head < 320 * small
    assert 320 * small / head < 30


def test_total_engagement_is_largest_between_a_third_and_three_millions() -> None:
    """It rises up to there, and falls beyond."""
    sizes = np.geomspace(1e4, 2e7, 400)
    found = engagement(_sized(*sizes))
    peak = int(found.argmax())
    assert 0.3e6 <= sizes[peak] <= 3e6
    assert (np.diff(found[: peak + 1]) > 0).all()
    assert (np.diff(found[peak:]) < 0).all()


def _new(*posts: tuple[int, int]) -> NewPosts:
    """Posts of one week, by brand and touchpoint."""
    n = len(posts)
    brand, touch = (np.array(column, np.intp) for column in zip(*posts, strict=True))
    one, wide, whole = np.ones(n), np.ones((n, 2)), np.zeros(n, np.intp)
    columns = Posts(brand, touch, one, one, one, one, wide.copy(), wide)
    return NewPosts(columns, whole, whole, whole, one, one, one, wide, ("",) * n, (None,) * n)


def _crafts(weeks: list[list[tuple[int, int]]]) -> list[list[float]]:
    """The craft that is left of every post, week by week."""
    found: list[list[float]] = []
    state: State | None = None
    for posts in weeks:
        week = monday(scenario(SHORT), state=state)
        if posts:
            week.new["kol"] = _new(*posts)
        run(week, "kol_fatigue", "show")
        found.append(week.new["kol"].posts.craft[:, 0].tolist() if posts else [])
        state = week.state
    return found


def test_each_post_for_a_brand_weakens_the_next() -> None:
    """In one week and from week to week; the first is heard in full."""
    first, second = _crafts([[(YOU, CREATOR)] * 3, [(YOU, CREATOR)]])
    kappa = kol_fatigue.Params().kappa
    assert first == pytest.approx(np.exp(-kappa * np.arange(3)))
    assert second[0] == pytest.approx(np.exp(-kappa * 3 * 0.5**0.25))


def test_followers_tire_of_one_brand_by_one_creator() -> None:
    """Another brand, or another creator, is heard in full."""
    _, second = _crafts([[(YOU, CREATOR)] * 3, [(RIVAL, CREATOR), (YOU, OTHER)]])
    assert second == [1.0, 1.0]


def test_a_pause_lets_it_be_forgotten() -> None:
    """After four weeks half is forgotten, after half a year nearly all."""
    busy: list[list[tuple[int, int]]] = [[(YOU, CREATOR)] * 4]
    once: list[list[tuple[int, int]]] = [[(YOU, CREATOR)]]
    (soon,) = _crafts([*busy, [], [], [], *once])[-1]
    (late,) = _crafts([*busy, *[[]] * 25, *once])[-1]
    assert soon == pytest.approx(np.exp(-kol_fatigue.Params().kappa * 2))
    assert soon < late < 1.0
    assert late > 0.99
