"""What holds in every week whatever anybody decides."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from simgame.game.season import Season
from simgame.market.state import State
from simgame.plan.values import plan_from
from tests.market.laws import broken, broken_in
from tests.market.seasons import SHORT, TEA, open_season, play, scenario, scripted


@pytest.mark.parametrize("seed", range(8))
def test_laws_hold_when_everybody_decides_at_random(seed: int) -> None:
    """People are conserved, no count is negative, books balance, nobody overspends."""
    assert broken_in(scenario(SHORT), seed) == []


@pytest.mark.parametrize("seed", [4, 13])
def test_laws_hold_in_a_shipped_scenario(seed: int) -> None:
    """The same with three brands and eight weeks; these seeds once overspent."""
    assert broken_in(scenario(TEA), seed) == []


def test_never_more_are_muted_than_there_are_members() -> None:
    """Where everybody has muted and everybody is pestered, those who leave are the muted."""
    pester = {"private.wecom.touches": 20.0, "private.wecom.promotion": 1.0}
    season = open_season(scenario(SHORT), scripted([plan_from(pester)] * 4), 1)
    season.state.members[0, :, 0, -1] = 5000
    season.state.muted[0, :, 0] = 5000
    while not season.finished:
        season.run_week()
        assert broken(season.setting, season.state) == []
    assert season.state.members[0].sum() < 10_000


@pytest.fixture(scope="module")
def season() -> Season:
    """A season that keeps every law."""
    return play(scenario(SHORT), "even_split", 2)


def _lose_somebody(state: State) -> None:
    state.stage[0, 0, 0, 0] -= 1


def _mute_too_many(state: State) -> None:
    state.muted += state.members.sum(axis=-1) + 1


def _owe(state: State) -> None:
    state.parcels[0, 0, 0] = -1


def _misbook(state: State) -> None:
    state.ledger[0, 0] += 1


def _overspend(state: State) -> None:
    state.spent[0] += 10**9
    state.ledger[0, 0] += 10**9


def _go_astray(state: State) -> None:
    state.trust[0, 0] = np.nan


BREAKS = {
    "people are not conserved": _lose_somebody,
    "more muted than members": _mute_too_many,
    "parcels is negative": _owe,
    "the spending accounts hold": _misbook,
    "you spent": _overspend,
    "trust is not finite": _go_astray,
}


@pytest.mark.parametrize("said", BREAKS)
def test_a_broken_law_is_told(season: Season, said: str) -> None:
    """The laws would notice: each break is told, and nothing else."""
    state = season.state.snapshot()
    breaks: Callable[[State], None] = BREAKS[said]
    breaks(state)
    (told,) = broken(season.setting, state)
    assert told.startswith(f"after week 4: {said}")
