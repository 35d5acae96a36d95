"""The chart of how seasons went: where scores are told, and never before."""

from __future__ import annotations

import json

from fastapi.testclient import TestClient
from sqlalchemy import select

from simgame.hub.contests.contests import close, freeze
from simgame.hub.contests.course import Course, chart
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.tables import report
from simgame.hub.web.app import create_app
from simgame.words import money
from tests.hub.conftest import World
from tests.hub.test_corrections import played


def page(world: World, number: int) -> str:
    """The board as anybody sees it, by a hub that has just started."""
    client = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    return client.get(f"/contests/{number}?lang=en").text


def test_a_chart_is_shown_where_scores_are_told(world: World) -> None:
    """Of practice at once, of a ranked contest at its end, of a frozen board not."""
    (lin,) = world.team("海盐队")
    free, ranked = world.contest(kind="practice"), world.contest()
    played(world, free, lin, 2)
    with world.store.read() as c:
        told = c.execute(select(report.c.body)).scalars().all()
    total = sum(int(json.loads(body)["kpis"]["net_contribution"]) for body in told)
    played(world, ranked, lin)
    assert money(total) in page(world, free)
    assert "<polyline" in page(world, free)
    assert "<polyline" not in page(world, ranked)
    close(world.store, world.trainer.who, ranked)
    assert "<polyline" in page(world, ranked)
    freeze(world.store, world.trainer.who, ranked, frozen=True)
    assert "<polyline" not in page(world, ranked)


def test_lines_end_where_their_numbers_can_be_read() -> None:
    """Equal ends stand apart and within the chart; more money is higher up."""
    lines, zero = chart([Course("A", (0, 100)), Course("B", (0, 100)), Course("C", (0, -100))], 2)
    heights = {one.name: one.y for one in lines}
    # A phone writes them in 22 units, of which figures are some 16 high.
    assert abs(heights["A"] - heights["B"]) >= 20
    assert min(heights.values()) >= 16
    assert heights["A"] < zero < heights["C"] <= 240
    assert all(len(one.points.split()) == 3 for one in lines)
