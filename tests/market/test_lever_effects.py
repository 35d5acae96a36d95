"""That every lever on offer has its row in `tests/levers.yaml`; `make verify` measures them."""

from __future__ import annotations

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.lab.trial import figures
from simgame.market.mechanism import levers_read
from tests.market.lever_effects import Row, listed
from tests.market.seasons import open_season, scenario

ROWS = listed()


def test_every_lever_on_offer_has_a_row() -> None:
    """And no row is of a lever that nothing reads."""
    assert sorted(levers_read()) == sorted(ROWS)


@pytest.mark.parametrize(("pattern", "row"), ROWS.items(), ids=list(ROWS))
def test_a_row_can_be_played(pattern: str, row: Row) -> None:
    """Its lever is one of its scenario; its figures exist; falling returns need three values."""
    played = scenario(row.scenario)
    levers = catalogue_of(played, all_open=True).by_path
    assert {row.path or pattern, *row.levers} <= levers.keys()
    assert len(row.values) >= (3 if row.falls else 2)
    assert row.moves
    known = set(figures(open_season(played, "do_nothing", 1))) | _RATES
    assert {*row.moves, *filter(None, [row.falls])} <= known


@pytest.mark.parametrize("pattern", ROWS)
def test_a_quantity_has_falling_returns(pattern: str) -> None:
    """A row without `falls` is of a switch or a choice, or says why it is of no such quantity."""
    row = ROWS[pattern]
    assert row.falls or row.why or not _is_number(pattern, row), pattern


def _is_number(pattern: str, row: Row) -> bool:
    """Whether there can be more or less of the lever."""
    spec = catalogue_of(scenario(row.scenario), all_open=True).by_path[row.path or pattern]
    return not isinstance(spec.neutral, bool | str)


_RATES = {
    "engagement_rate", "ctr", "cvr", "cpm", "cac", "aov", "reported_roas", "share_of_voice",
    "share_of_search", "return_rate", "exits",
}  # fmt: skip
