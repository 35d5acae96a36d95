"""How often the database is asked: not once more for each of those who come together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, insert

from simgame.hub.games.due import due_all
from simgame.hub.games.handing_in import HandedIn, Taken
from simgame.hub.games.living import keep_all
from simgame.hub.games.looking import Look, Sight, Waits, look_all
from simgame.hub.games.room import visit
from simgame.hub.games.step import live_week
from simgame.hub.games.waiting import due_now
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined
from simgame.hub.store.store import Store
from simgame.hub.store.tables import game, seat, team
from simgame.hub.web.app import create_app
from tests.hub.conftest import ASKED, World
from tests.hub.test_api import PLAN, bearer

MANY = 8
# A plan, its week and the look that is told of it, when nobody else is there.
A_WEEK = 33


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What is asked of the database meanwhile; one for many rows is one."""
    told: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            told.append(statement)

    for engine in {store.engine, store.reading}:
        event.listen(engine, "before_cursor_execute", note)
    yield told
    for engine in {store.engine, store.reading}:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def seats(world: World) -> list[tuple[Joined, int]]:
    """Captains and their seats on one board."""
    number = world.contest()
    captains = [world.team(f"T{n}")[0] for n in range(MANY)]
    seated = [(one, world.games.begin(one.who, number, 1)) for one in captains]
    # What is played on the board is read once, whoever asks first.
    world.games.place(captains[0].who, seated[0][1])
    return seated


def _plans(seats: list[tuple[Joined, int]], number: int = 1) -> list[HandedIn]:
    return [HandedIn(who.token, seat, number, PLAN, f"plan-{seat:03d}-{number:03d}")
            for who, seat in seats]  # fmt: skip


def _as_often(world: World, do: Callable[[int, int], Any], most: int) -> None:
    """Done for the first, then for all others at once: as many questions, and not too many."""
    with statements(world.store) as alone:
        do(0, 1)
    with statements(world.store) as together:
        do(1, MANY)
    assert len(together) == len(alone) <= most, together


def test_plans_that_come_together_are_asked_for_and_written_together(
    world: World, seats: list[tuple[Joined, int]]
) -> None:
    """A class that hands in asks as often as one team."""

    def hand_in(first: int, last: int) -> None:
        came = world.games.hand_in_all(_plans(seats[first:last]))
        assert all(isinstance(one, Taken) for one in came)

    _as_often(world, hand_in, 10)


def test_weeks_are_read_together_and_written_together(
    world: World, seats: list[tuple[Joined, int]]
) -> None:
    """Seven weeks ask as often as one, of what they are lived from and of what came of them."""
    world.games.hand_in_all(_plans(seats))
    games = [world.games.place(who.who, seat).game.id for who, seat in seats]

    def live(first: int, last: int) -> None:
        due = due_all(world.store, [(game_id, None) for game_id in games[first:last]])
        came = [(one, live_week(one.monday)) for one in due if one is not None]
        assert keep_all(world.store, came) == [True] * (last - first)

    _as_often(world, live, 15)


def test_who_looks_together_is_told_together(world: World, seats: list[tuple[Joined, int]]) -> None:
    """A class that is told of its weeks asks as often as one team; who waits asks for less."""

    def look(first: int, last: int) -> None:
        came = look_all(world.store, [Look(who.token, seat) for who, seat in seats[first:last]])
        assert all(isinstance(one, Sight) for one in came)

    _as_often(world, look, 5)
    with statements(world.store) as asked:
        (came,) = look_all(world.store, [Look(seats[0][0].token, seats[0][1], after=0)])
    assert isinstance(came, Waits)
    assert len(asked) <= 3


def test_a_room_asks_as_often_whatever_many_teams_there_are(
    world: World, seats: list[tuple[Joined, int]]
) -> None:
    """A visit tells of all teams on the board, and asks for them at once, without their markets."""
    who, seat = seats[0]
    visit(world.store, who.who, seat, "plan", ready=None)
    with statements(world.store) as asked:
        told = visit(world.store, who.who, seat, "plan", ready=None)
    assert len(told["teams"]) == MANY
    assert len(asked) <= 11, asked
    assert not any("moment" in one for one in asked)


def test_the_first_free_seat_is_looked_for_once(world: World) -> None:
    """Whoever sits down last in a shared market asks as often as whoever sits down second."""
    number = world.contest(scenario="shared-market", kind="shared")
    counts = []
    for n in range(MANY):
        captain = world.team(f"S{n}")[0]
        with statements(world.store) as asked:
            world.games.begin(captain.who, number, 1)
        counts.append(len(asked))
    assert max(counts[4:]) <= max(counts[:4]) <= 14, counts


def test_a_week_of_one_team_asks_for_little(world: World, seats: list[tuple[Joined, int]]) -> None:
    """From the plan that is handed in to the week that is told, over HTTP."""
    who, seat = seats[0]
    app = create_app(Hub(world.store, Here()))
    client = TestClient(app, base_url="http://hub.test", headers=bearer(who.token))
    path = f"/api/v1/seats/{seat}"
    with statements(world.store) as asked:
        key = {"Idempotency-Key": "week-1-alone"}
        kept = client.post(f"{path}/plan", json={"round": 1, "values": PLAN}, headers=key)
        app.state.lives.close()
        told = client.get(path, params={"after": 0})
    app.state.keeper.close()
    app.state.looker.close()
    assert (kept.status_code, told.json()["week"]) == (202, 1)
    assert len(asked) <= A_WEEK, len(asked)


def test_one_that_cannot_be_written_keeps_no_other_back(
    world: World, seats: list[tuple[Joined, int]]
) -> None:
    """Of weeks that are written together, one that somebody else has written is left out."""
    world.games.hand_in_all(_plans(seats))
    games = [world.games.place(who.who, seat).game.id for who, seat in seats]
    due = due_all(world.store, [(game_id, None) for game_id in games])
    came = [(one, live_week(one.monday)) for one in due if one is not None]
    assert world.games.live(games[2])
    assert keep_all(world.store, came) == [n != 2 for n in range(MANY)]
    # The same week twice in one write falls back to each by itself.
    world.games.hand_in_all(_plans(seats, 2))
    (again,) = due_all(world.store, [(games[0], None)])
    assert again is not None
    twice = [(again, live_week(again.monday))] * 2
    assert keep_all(world.store, twice) == [True, False]


@pytest.mark.skipif(os.environ.get(ASKED) == "postgres", reason="SQLite counts its steps")
def test_seasons_are_looked_for_one_by_one(world: World) -> None:
    """Four times as many teams, with bots among them, are four times the work, not sixteen."""
    world.contest()

    def steps(first: int, last: int) -> int:
        _seasons(world, first, last)
        taken = 0

        def step() -> int:
            nonlocal taken
            taken += 1
            return 0

        with world.store.read() as c:
            driver: Any = c.connection.driver_connection
            driver.set_progress_handler(step, 100)
            found = due_now(c, world.clock(), 0)
            driver.set_progress_handler(None, 0)
        assert len(found) == last // 10
        return taken

    few = steps(0, 100)
    assert few > 10
    assert steps(100, 400) < 6 * few


def _seasons(world: World, first: int, last: int) -> None:
    """Seasons on the first board, every tenth a bot's that is behind."""
    with world.store.write() as c:
        for n in range(first + 1, last + 1):
            bot = "even_split" if n % 10 == 0 else ""
            c.execute(insert(team).values(id=n, class_id=world.klass, name=f"T{n}", bot=bot,
                                          division="", created=0))  # fmt: skip
            c.execute(insert(game).values(
                id=n, board_id=1, rules=1, engine="", week=0 if bot else 4, finished=False,
                moment=b"", digest="", asked="", created=0, changed=0,
            ))  # fmt: skip
            c.execute(insert(seat).values(game_id=n, board_id=1, team_id=n, name="you", seen="",
                                          score=""))  # fmt: skip
