"""Rules of the shadow panel: it lives by the cells' hazards and touches nothing."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest
from numpy.typing import NDArray

from simgame.game.season import Season
from simgame.lab.panel import NOBODY, SIZE, Panel
from simgame.lab.rerun import lived_weeks
from simgame.market.setting import ACT
from tests.lab.everybody import Everybody
from tests.market.seasons import SHORT, play, scenario


@pytest.fixture(scope="module")
def season() -> Season:
    """A short season."""
    return play(scenario(SHORT), "greedy_roi", 3)


def test_it_starts_as_the_cells_stand(season: Season) -> None:
    """Every cell has its share of the panel, to one person."""
    panel, stage = Everybody.of_people(season.mondays[0], 0, 1), season.mondays[0].stage[0]
    share = SIZE * stage / stage.sum()
    assert panel.counts(season.setting).sum() == SIZE
    assert np.abs(panel.counts(season.setting) - share).max() <= 1


def test_it_touches_nothing(season: Season) -> None:
    """Looking on does not change the weeks."""
    panel = Everybody.of_people(season.mondays[0], 0, 1)
    after = [*season.mondays[1:], season.state]
    lived = [week.after.digest() for week in lived_weeks(season, panel.look)]
    assert lived == [state.digest() for state in after]


def test_nobody_is_lost_and_buyers_have_a_kind(season: Season) -> None:
    """People change stage, not persona; who bought is a buyer of some kind, or lost."""
    panel = Everybody.of_people(season.mondays[0], 0, 1)
    personas = panel.persona.copy()
    for _ in lived_weeks(season, panel.look):
        assert panel.counts(season.setting).sum() == SIZE
    assert (panel.persona == personas).all()
    assert (panel.stage[panel.kind != NOBODY] >= ACT).all()


def test_it_is_where_the_cells_are(season: Season) -> None:
    """Stages of the panel are within 4σ of the market's."""
    panel = Everybody.of_people(season.mondays[0], 0, 1)
    list(lived_weeks(season, panel.look))
    share = season.state.stage[0].sum(axis=(0, 1)) / season.state.stage[0].sum()
    found = panel.counts(season.setting).sum(axis=(0, 1))
    assert (np.abs(found - SIZE * share) <= 4 * np.sqrt(SIZE * share * (1 - share)) + 1).all()


@pytest.mark.parametrize("seed", [7001, 7002, 7003])
def test_every_cell_of_a_large_market_is_near_where_individuals_are(seed: int) -> None:
    """Nearly all cells within 3σ in every week, and all of them by χ² at the end."""
    season = play(scenario("_library/reference"), "greedy_roi", seed)
    panel = Everybody.of_people(season.mondays[0], 0, seed)
    near: list[NDArray[np.bool_]] = []
    found, expected = np.zeros(0, np.int64), np.zeros(0)
    for lived in lived_weeks(season, panel.look):
        real = lived.after.stage[0]
        found = panel.counts(season.setting)
        share = real / real.sum(axis=2, keepdims=True)
        expected = found.sum(axis=2, keepdims=True) * share
        counted = expected > 0.5
        error = np.sqrt((expected * (1 - share))[counted])
        near.append(np.abs(found - expected)[counted] < 3 * error)
    assert np.concatenate(near).mean() >= 0.985
    enough = expected >= 5
    value = ((found - expected)[enough] ** 2 / expected[enough]).sum()
    assert value < _most_chi_square(int(enough.sum()) - 32)


def _most_chi_square(freedom: int) -> float:
    """What χ² exceeds once in a thousand times, by Wilson and Hilferty's cube root."""
    z = NormalDist().inv_cdf(0.999)
    part = 2 / (9 * freedom)
    return float(freedom * (1 - part + z * np.sqrt(part)) ** 3)


def test_orders_of_a_person_are_counted_in_the_order_of_days(season: Season) -> None:
    """1, 2, 3 … with days that do not go back."""
    panel = Panel.of_new_buyers(0, 1)
    for lived in lived_weeks(season):
        panel.follow(lived.week, 1.0)
    assert panel.orders
    for person in range(len(panel.persona)):
        mine = [(nth, day) for p, day, nth in panel.orders if p == person]
        assert [nth for nth, _ in mine] == list(range(1, len(mine) + 1))
        assert sorted(mine) == mine
