"""Rules of the shadow panel: it lives by the cells' hazards and touches nothing."""

from __future__ import annotations

import numpy as np
import pytest

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
