"""A rate of nothing is none: what a new customer cost is not ¥0 in a week that won nobody."""

from __future__ import annotations

import pytest

from simgame import pages, words
from simgame.game.session import LocalSession
from simgame.locale import texts
from simgame.pages.fact import compared
from simgame.plan.kpis import KNOWN, KPIS, RATE_OF
from simgame.plan.observation import WeekKpis
from simgame.plan.values import plan_from
from tests.game.plays import play_week
from tests.pages.conftest import begun
from tests.tui import canned


def _week(number: int, **changed: float) -> WeekKpis:
    return WeekKpis(round=number, kpis={**canned.kpis(number), **changed})


@pytest.mark.parametrize("kpi", RATE_OF)
def test_it_is_said_so_and_no_change_is_told(kpi: str) -> None:
    """Neither from nor to it: from ¥2,015 to none is no fall of 100 %."""
    usual, without = _week(1), _week(2, **{RATE_OF[kpi]: 0.0, "orders": 0.0, kpi: 0.0})
    for now, before in ((without, usual), (usual, without)):
        fact = compared(kpi, now, before)
        assert (fact.before, fact.moved, fact.tone) == (None, 0, "")
    assert words.said(compared(kpi, without, None), texts("en")) == "—"
    assert words.said(compared(kpi, usual, None), texts("en")) != "—"


def test_every_rate_knows_what_it_is_of() -> None:
    """But for shares of what others have too, and returns of what was delivered."""
    rates = {kpi.id for kpi in KPIS if kpi.span == "week" and kpi.unit != "count"}
    assert rates - RATE_OF.keys() == {"share_of_voice", "share_of_search", "return_rate"}
    assert RATE_OF.keys() <= KNOWN.keys()


def test_the_least_so_far_is_of_weeks_that_had_one() -> None:
    """On the card of a figure."""
    session: LocalSession = begun()
    for plan in ({}, {"paid.douyin.budget": 500_000}, {"paid.douyin.budget": 900_000}, {}):
        play_week(session, plan_from(plan))
    reports = [session.report(number) for number in range(1, 5)]
    page = pages.figure_page(session.observe(), reports, "cpm")
    assert [row["value"].is_of_nothing for row in page["weeks"]] == [True, False, False, True]
    (past,) = page["past"]
    assert past["least"].value > 0
