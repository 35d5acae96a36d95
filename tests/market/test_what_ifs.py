"""A counterfactual re-rolls nothing: one lever changed in one week moves only what follows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from simgame.game.season import Season
from simgame.market.mechanism import mechanisms
from simgame.market.run_week import Rules
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from, without
from tests.market.laws import differences
from tests.market.recorded import Recorded
from tests.market.seasons import SHORT, busy, play, scenario, scripted

SEED = 11
# In week 3 of the short season, counted from 1, one lever of the player is moved.
CHANGES: dict[str, Value] = {
    "content.douyin.short-video.count": 5,
    "content.xiaohongshu.picture-text.quality": 1.0,
    "paid.douyin.budget": 900_000,
    "kol.campus-kai.posts": 1,
    "private.wecom.touches": 14.0,
    "private.wecom.incentive": 2_000,
}


def recorded(plans: Sequence[Plan], rules: Rules | None = None) -> Season:
    """The short season with these plans, its random numbers recorded."""
    return play(scenario(SHORT), scripted(plans), SEED, rules, Recorded(SEED))


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    """Plans that use every lever group."""
    return busy()


@pytest.fixture(scope="module")
def base(plans: list[Plan]) -> Season:
    """The season as it was."""
    return recorded(plans)


@pytest.mark.parametrize("path", CHANGES)
def test_one_lever_changes_only_what_follows(path: str, plans: list[Plan], base: Season) -> None:
    """Weeks 1 and 2 are bit-identical, every stream is, and the season ends differently."""
    values = flatten(plans[2])
    assert values.get(path) != CHANGES[path]
    changed = recorded([*plans[:2], plan_from(values | {path: CHANGES[path]}), plans[3]])
    assert [differences(base.mondays[w], changed.mondays[w]) for w in (0, 1, 2)] == [[], [], []]
    assert base.streams.recorded == changed.streams.recorded
    assert base.digest() != changed.digest()


@pytest.mark.parametrize("group", ["content", "paid", "kol", "private"])
def test_a_group_removed_re_rolls_nothing(group: str, plans: list[Plan], base: Season) -> None:
    """Without a whole lever group every brand draws the same numbers."""
    changed = recorded([without(plan, group) for plan in plans])
    assert base.streams.recorded == changed.streams.recorded
    assert base.digest() != changed.digest()


@pytest.mark.parametrize("name", mechanisms())
def test_a_mechanism_removed_re_rolls_only_itself(
    name: str, plans: list[Plan], base: Season
) -> None:
    """With a mechanism off, all other mechanisms draw the same numbers."""
    left = recorded(plans, Rules(off=frozenset({name}))).streams.recorded
    assert left == {key: value for key, value in base.streams.recorded.items() if key in left}
    # Who has nothing to do any more draws nothing; nobody draws anything new.
    assert name not in {key[0] for key in left}
    assert left.keys() <= base.streams.recorded.keys()


def test_another_seed_is_another_season(plans: list[Plan], base: Season) -> None:
    """The seed is what the numbers hang on."""
    other = play(scenario(SHORT), scripted(plans), SEED + 1, streams=Recorded(SEED + 1))
    assert base.streams.recorded.keys() == other.streams.recorded.keys()
    assert not set(base.streams.recorded.values()) & set(other.streams.recorded.values())
