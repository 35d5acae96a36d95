"""Causes and luck in a class's debrief: worked out once a contest is over, and kept one by one."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from simgame.hub.contests import explained as explaining
from simgame.hub.contests.contests import close
from simgame.hub.contests.explained import explain, luck_of, why_of
from simgame.hub.contests.verify import verify
from simgame.hub.games.batch import Beside
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.tables import explained
from simgame.hub.web.app import create_app
from simgame.lab.why import SCORE
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_corrections import Correction, corrected, played


@pytest.fixture(autouse=True)
def _few_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "RUNS", 4)


def test_causes_add_up_and_are_worked_out_once(world: World) -> None:
    """Only when it is over; parts and rivals come to the score; a correction has them made anew."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin)
    assert explain(world.store, Beside(Here()), number) == 0
    close(world.store, world.trainer.who, number)
    assert (
        explain(world.store, Beside(Here()), number),
        explain(world.store, Beside(Here()), number),
    ) == (1, 0)
    with world.store.read() as c:
        found = why_of(c.execute(select(explained.c.body)).scalar_one()).of(SCORE)
    whole = found.base + sum(part.value for part in found.parts) + found.rivals.value
    assert whole == pytest.approx(found.reached)
    corrected(world, number, Correction("plan", 1, lin.who.team_id or 0, 1, "skip"))
    assert explain(world.store, Beside(Here()), number) == 1


def test_the_page_has_them_once_they_are_known(world: World) -> None:
    """Before, the page is there without them; verification is the luck."""
    number = world.contest()
    for name in ("海盐队", "柠檬队"):
        (who,) = world.team(name)
        played(world, number, who)
    close(world.store, world.trainer.who, number)
    app = create_app(Hub(world.store, Here()))
    # Without its life nothing is worked out beside it.
    client = TestClient(app, base_url="http://hub.test")
    url, headers = f"/contests/{number}/boards/1/debrief", bearer(who.token)
    assert "on other luck" not in client.get(url, headers=headers).text
    verify(world.store, Beside(Here()), number, 2)
    explain(world.store, Beside(Here()), number)
    assert "on other luck" in client.get(url, headers=headers).text
    assert luck_of(5, ()) is None
