"""Every fen stands once: in the row of the lever that caused it, and rows come to the books."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np
import pytest

from simgame.game.season import Season
from simgame.market.state import LEDGER, SPENDING
from simgame.plan.observation import ChannelRow, WeekReport
from simgame.players.policy import policy
from simgame.scenario.library import list_shipped
from tests.market.charges import random_plan
from tests.market.seasons import scenario

SCENARIOS = ["_library/reference", *list_shipped()]
BOTS = ("even_split", "greedy_roi", "random_plan")
_SPENT = [LEDGER.index(account) for account in SPENDING]


def _weeks(name: str, bot: str) -> Iterator[tuple[Season, WeekReport, np.ndarray]]:
    """Every week of a season: its report to the first seat, and what its books took in."""
    season, rng = Season(scenario(name), 5), Random(5)
    seat = season.seats[0]
    while not season.finished:
        seen, before = season.observe(seat), season.state.ledger[0].copy()
        random = bot == "random_plan"
        plan = random_plan(season, seen, rng) if random else season.decided(seat, policy(bot))
        for each in season.seats:
            season.submit(each, plan)
        season.run_week()
        yield season, season.reports(seat)[-1], season.state.ledger[0] - before


def _is_of(path: str, row: ChannelRow) -> bool:
    return f"{path}.".startswith(".".join((row.group, *row.keys)) + ".")


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("bot", BOTS)
def test_a_season_is_charged_row_by_row(name: str, bot: str) -> None:
    """Rows and what was paid besides come to the books; every row pays for its own levers."""
    charged = 0
    for season, report, booked in _weeks(name, bot):
        paid = dict(season.past[-1].passed.costs[0])
        _rows_come_to_the_books(report, booked, paid)
        charged += _rows_are_charged_their_levers(season, report, paid)
        _orders_are_whole(report, is_seen=bot != "random_plan")
    assert charged > 0


def _rows_come_to_the_books(report: WeekReport, booked: np.ndarray, paid: dict[str, int]) -> None:
    """Rows and what was paid besides are the marketing spend, by account as in the ledger."""
    rows = sum(row.spend for row in report.channels)
    assert rows + sum(report.costs.values()) == booked[_SPENT].sum()
    assert report.kpis["spend"] == booked[_SPENT].sum()
    assert sum(day.spend for day in report.days) == booked[_SPENT].sum()
    by_account = dict.fromkeys(SPENDING, 0)
    for path, fen in paid.items():
        account = "commission" if path.endswith(".commission") else path.split(".", 1)[0]
        by_account[account] += fen
    assert list(by_account.values()) == booked[_SPENT].tolist()


def _rows_are_charged_their_levers(season: Season, report: WeekReport, paid: dict[str, int]) -> int:
    """A touchpoint's spend is that of the lines below it, to the fen; the rest stands besides."""
    besides = dict(paid)
    for row in report.channels:
        own = {path: besides.pop(path) for path in list(besides) if _is_of(path, row)}
        assert row.spend == sum(own.values()), (row, own)
    assert besides == report.costs
    groups = {point.group for point in season.setting.touchpoints}
    assert not {path.split(".")[0] for path in besides} & groups
    return sum(row.spend for row in report.channels)


def _orders_are_whole(report: WeekReport, *, is_seen: bool) -> None:
    """An order is one touchpoint's, where people see any; its revenue is the price paid."""
    orders = sum(row.orders for row in report.channels)
    assert orders in (0, report.kpis["orders"]) if is_seen else orders <= report.kpis["orders"]
    if orders:
        price = report.kpis["gmv"] / report.kpis["orders"]
        assert all(row.revenue == round(row.orders * price) for row in report.channels)
    assert sum(day.orders for day in report.days) == report.kpis["orders"]
    assert sum(day.gmv for day in report.days) == report.kpis["gmv"]
