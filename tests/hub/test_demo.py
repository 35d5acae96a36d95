"""The class that plays by itself: what a trainer finds a minute after `simgame hub demo`."""

from __future__ import annotations

import threading

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.standings import board_of
from simgame.hub.demo import demo_class, play_on
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from tests.hub.conftest import World


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_four_teams_play_a_season_that_a_trainer_watches(world: World, lang: str) -> None:
    """Of two people each, a bot deciding for each, to its end; every page of the class has them."""
    bots = demo_class(world.store, world.games, world.trainer.who, lang)
    assert len(bots) == len({bot.player for bot in bots}) == 4
    play_on(world.games, bots, 0, threading.Event())
    with world.store.read() as c:
        lines = board_of(c, world.trainer.who, 1).lines
    assert [line.standing and line.standing.place for line in lines] == [1, 2, 3, 4]
    assert all(dict(line.weeks) == {1: 8} for line in lines)
    with TestClient(create_app(Hub(world.store, Here()))) as client:
        client.cookies.set("simgame", world.trainer.token)
        for path in ("/console", "/contests/1", "/contests/1/half-time", "/contests/1/decided"):
            page = client.get(f"{path}?lang={lang}").text
            assert all(line.name in page for line in lines), path


def test_it_ends_when_it_is_told_to(world: World) -> None:
    """In the midst of a round, with what was decided by then."""
    bots, over = demo_class(world.store, world.games, world.trainer.who, "en"), threading.Event()
    over.set()
    play_on(world.games, bots, 60, over)
    assert world.games.place(bots[0].captain.who, bots[0].seat).game.week == 0
