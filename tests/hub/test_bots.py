"""Leagues filled with bots: named as such, never ahead, and places are of people."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from simgame.hub.contests.bots import fill
from simgame.hub.contests.contests import close, led
from simgame.hub.contests.export import grades_csv, grades_of
from simgame.hub.contests.ranking import ranked, ranked_beside
from simgame.hub.contests.standings import board_of
from simgame.hub.contests.verify import verify
from simgame.hub.games.batch import Beside
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, people, teams
from simgame.hub.people.who import Denied
from simgame.hub.store.tables import game
from tests.hub.conftest import World
from tests.hub.test_corrections import NOTES, played


def test_bots_follow_the_quickest_team_and_have_no_place(world: World) -> None:
    """They begin when filled, live as many weeks as the quickest team, and are in no grade."""
    number, hub = world.contest(), Hub(world.store, Here())
    (lin,) = world.team("海盐队")
    assert fill(world.store, world.games, world.trainer.who, number, 3) == 3
    assert fill(world.store, world.games, world.trainer.who, number, 2) == 2
    assert hub.catch_up() == 0
    seat = played(world, number, lin, 1)
    assert hub.catch_up() == 3
    assert hub.catch_up() == 0
    for week in range(2, 5):
        world.games.hand_in(lin.who, seat, week, NOTES, f"ahead-of-bots-{week}")
        world.games.live(world.games.place(lin.who, seat).game.id)
    while hub.catch_up():
        pass
    close(world.store, world.trainer.who, number)
    assert verify(world.store, Beside(Here()), number, 2) == 2
    with world.store.read() as c:
        assert set(c.execute(select(game.c.week)).scalars()) == {4}
        board = board_of(c, None, number)
        grades = grades_csv(
            grades_of(board, people(c, world.klass), led(c, world.trainer.who, number))
        )
        assert [one.name for one in teams(c, world.klass)] == ["海盐队"]
    assert sorted(line.bot for line in board.lines) == [False, True, True, True]
    mine = next(line for line in board.lines if not line.bot)
    assert mine.standing
    assert (mine.standing.place, mine.standing.margin) == (1, 0.0)
    assert all("机器人" in line.name for line in board.lines if line.bot)
    assert len(grades.splitlines()) == 2


def test_places_of_people_are_as_if_no_bot_had_played() -> None:
    """Whatever a bot scores; it stands where it would stand."""
    scores = {1: {1: 500}, 2: {1: 400}, 9: {1: 900}, 8: {1: 450}}
    found = ranked_beside(scores, {}, {8, 9})
    assert found[:2] == ranked({1: {1: 500}, 2: {1: 400}})
    assert [(one.team, one.place) for one in found[2:]] == [(8, 2), (9, 1)]
    assert ranked_beside({9: {1: 5}}, {}, {9})[0].team == 9


def test_nobody_joins_a_bots_team_and_only_the_trainer_fills(world: World) -> None:
    """Its name is taken; other roles and shared markets are refused."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    with pytest.raises(Denied):
        fill(world.store, world.games, lin.who, number, 1)
    with pytest.raises(Refused, match="bots"):
        fill(world.store, world.games, world.trainer.who, number, 99)
    fill(world.store, world.games, world.trainer.who, number, 1)
    with world.store.read() as c:
        name = next(line.name for line in board_of(c, None, number).lines)
        assert c.execute(select(func.count()).select_from(game)).scalar_one() == 1
    with pytest.raises(Refused, match="bot-team"):
        world.team(name)
    shared = world.contest(kind="shared", scenario="shared-market")
    with pytest.raises(Refused, match="bots-there"):
        fill(world.store, world.games, world.trainer.who, shared, 1)
