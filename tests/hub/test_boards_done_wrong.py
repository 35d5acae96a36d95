"""Boards done wrong elsewhere, each a rule that holds here; docs/hub/threat-model.md lists them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from simgame.hub.contests.contests import boards, close, freeze, led, open_round
from simgame.hub.contests.export import grades_csv, grades_of
from simgame.hub.contests.ranking import ranked
from simgame.hub.contests.standings import board_of
from simgame.hub.games.handing_in import NotThisRound
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, people
from simgame.hub.store.audit import acts
from simgame.hub.store.tables import META, contest
from simgame.hub.web.app import create_app
from simgame.hub.web.pages import watched
from simgame.locale.numbers import to_a_tenth
from tests.hub.conftest import World
from tests.hub.streamed import streamed
from tests.hub.test_api import PLAN, bearer
from tests.hub.test_races import TEN, at_once


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def _played(world: World, team: str, number: int, weeks: int = 4) -> int:
    (who,) = world.team(team)
    seat = world.games.begin(who.who, number, 1)
    for week in range(1, weeks + 1):
        world.games.hand_in(who.who, seat, week, PLAN, f"{team}-week-{week}-x")
        world.games.live(world.games.place(who.who, seat).game.id)
    return seat


def test_ties_are_shown_and_sorted_by_one_rule() -> None:
    """Teams of one place stand together, and places never fall down the page."""
    found = ranked({1: {1: 500}, 2: {1: 700}, 3: {1: 500}, 4: {1: 500}, 5: {1: 100}})
    places = [standing.place for standing in found]
    assert places == sorted(places) == [1, 2, 2, 2, 5]


@pytest.mark.parametrize("boards", [1, 2, 3, 4, 5])
def test_who_is_ahead_is_seen_to_be(boards: int) -> None:
    """One point on one of several boards is seen in the margin, which decides; less is a tie."""
    played = {team: dict.fromkeys(range(1, boards + 1), 500) for team in (1, 2)}
    played[2] |= {1: 501}
    ahead, behind = ranked(played)
    assert (ahead.team, ahead.place, behind.place) == (2, 1, 2)
    shown = [to_a_tenth(one.margin, signed=True) for one in (ahead, behind)]
    assert shown[0] == shown[1].replace("\u2212", "+") != "0"
    assert [one.margin for one in ranked(played, weights={1: 0.01})] == [0, 0]


def test_a_finished_season_always_counts() -> None:
    """A score of 0 is a score: it stands on the board and is not taken for a board unplayed."""
    found = ranked({1: {1: 0, 2: 0}, 2: {1: 300, 2: 300}})
    assert [(s.team, s.scores) for s in found] == [(2, {1: 300, 2: 300}), (1, {1: 0, 2: 0})]


def test_a_frozen_board_is_the_same_everywhere(client: TestClient, world: World) -> None:
    """Page, rows, wall, stream, API, its order, one's room: nothing moves for those who watch."""
    number = world.contest()
    _played(world, "A", number)
    (mate,) = world.team("A", "Ann")
    freeze(world.store, world.trainer.who, number, frozen=True)
    paths = [f"/contests/{number}", f"/contests/{number}/rows", f"/contests/{number}/projector",
             f"/api/v1/contests/{number}/board"]  # fmt: skip

    def shown() -> list[str]:
        told = [client.get(path, headers=headers).text
                for headers in ({}, bearer(mate.token)) for path in paths]  # fmt: skip
        room = client.post(
            "/api/v1/seats/1/room", json={"page": "team"}, headers=bearer(mate.token)
        )
        return [*told, _first_event(client, number), json.dumps(room.json()["teams"])]

    before = shown()
    _played(world, "B", number)
    _played(world, "C", number, 2)
    client.portal.call(client.app.state.changes.look)
    assert shown() == before
    assert "B" in client.get(paths[3], headers=bearer(world.trainer.token)).text
    assert client.get(f"/api/v1/contests/{number}/grades.csv", headers=bearer(mate.token)
                      ).status_code == 404  # fmt: skip


def _first_event(client: TestClient, number: int) -> str:
    """What the stream says first."""
    status, said = streamed(client, f"/contests/{number}/stream?lang=en", {})
    assert status == 200
    return said[0]


def test_a_frozen_boards_stream_says_nothing_at_all(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even that something happened: when a team has played on is as secret as how."""
    number, trainer, looked = world.contest(), world.trainer.who, threading.Event()
    freeze(world.store, trainer, number, frozen=True)
    rows = watched._watched_rows

    async def seen(*asked: Any) -> str:
        found = await rows(*asked)
        looked.set()
        return found

    def plays_on() -> None:
        looked.clear()
        _played(world, "A", number)
        assert looked.wait(20)
        freeze(world.store, trainer, number, frozen=False)

    monkeypatch.setattr(watched, "_watched_rows", seen)
    _, said = streamed(client, f"/contests/{number}/stream?lang=en", {}, plays_on)
    assert [each.partition("\n")[0] for each in said] == ["event: board"] * 2
    assert "is frozen" not in said[1]


def test_unfreezing_shows_what_happened_in_its_order(world: World) -> None:
    """A board that was frozen twice is, once shown again, the board that never was."""
    number = world.contest()
    _played(world, "A", number)
    trainer = world.trainer.who
    freeze(world.store, trainer, number, frozen=True)
    _played(world, "B", number)
    freeze(world.store, trainer, number, frozen=False)
    freeze(world.store, trainer, number, frozen=True)
    _played(world, "C", number)
    with world.store.read() as c:
        assert {line.name for line in board_of(c, None, number).lines} == {"A", "B"}
    freeze(world.store, trainer, number, frozen=False)
    with world.store.read() as c:
        shown, known = board_of(c, None, number), board_of(c, trainer, number)
    assert shown.lines == known.lines


def test_a_deadline_is_kept_in_utc_and_shown_in_both(client: TestClient, world: World) -> None:
    """Kept as UTC ms; the page says the hub's own time and UTC."""
    number = world.contest(rounds_open=1)
    (lin,) = world.team("海盐队")
    noon = 1_800_014_400_000
    open_round(world.store, world.trainer.who, number, 1, noon)
    with world.store.read() as c:
        assert c.execute(select(contest.c.deadline)).scalar_one() == noon
    client.cookies.set("simgame", lin.token)
    for path in ("/team?lang=en", f"/contests/{number}?lang=en"):
        assert "12:00 UTC" in client.get(path).text, path


def test_whatever_may_happen_once_is_a_constraint() -> None:
    """Names, seats, plans, requests: the database itself refuses the second, whichever it is."""
    unique = {
        table.name: sorted(
            sorted(column.name for column in each.columns)
            for each in table.constraints
            if type(each).__name__ == "UniqueConstraint"
        )
        for table in META.sorted_tables
    }
    assert unique["seat"] == [["board_id", "team_id"], ["game_id", "name"]]
    assert unique["decision"] == [["about", "game_id", "round", "seat"]]
    assert unique["team"] == [["class_id", "name"]]
    assert unique["board"] == [["contest_id", "number"]]


def test_a_deadline_and_ten_plans_decide_each_round_once(world: World) -> None:
    """Teams hand in while the time runs out: each has one plan, theirs or last week's."""
    number = world.contest(rounds_open=1)
    captains = [world.team(f"T{n}", f"P{n}")[0].who for n in range(TEN)]
    seats = [world.games.begin(who, number, 1) for who in captains]
    open_round(world.store, world.trainer.who, number, 1, world.clock.now)
    hub = Hub(world.store, Here())

    def do(n: int) -> None:
        if n < 2:
            hub.catch_up()
        else:
            world.games.hand_in(captains[n], seats[n], 1, PLAN, f"late-plan-{n}")

    came = at_once(do)
    hub.catch_up()
    assert set(came) <= {"done", "round", "handed-in"}
    with world.store.read() as c:
        told = [(act.body["game"], act.action, act.body["round"]) for act in acts(c)
                if act.action in ("plan", "absent")]  # fmt: skip
    assert sorted(each[0] for each in told) == list(range(1, TEN + 1)), told


def test_a_deadline_ends_one_round_alone(world: World) -> None:
    """Who has handed in when the time is up lives that week, and not the next one as absent."""
    number = world.contest(rounds_open=1)
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, number, 1)
    world.games.hand_in(lin.who, seat, 1, PLAN, "in-time-plan")
    open_round(world.store, world.trainer.who, number, 1, world.clock.now)
    hub = Hub(world.store, Here())
    hub.catch_up()
    hub.catch_up()
    assert world.games.place(lin.who, seat).game.week == 1


@pytest.mark.unhurried
def test_a_freeze_and_ten_seasons_leave_one_board(world: World) -> None:
    """Seasons end while the board is frozen: it shows those in the log before, and none after."""
    number = world.contest()
    (first, *_), captains = world.team("A"), []
    seats = {}
    for n in range(TEN - 1):
        (who,) = world.team(f"T{n}", f"P{n}")
        captains.append(who.who)
        seats[n] = _almost(world, who.who, number)
    assert first

    def do(n: int) -> None:
        if n == TEN - 1:
            freeze(world.store, world.trainer.who, number, frozen=True)
        else:
            world.games.hand_in(captains[n], seats[n], 4, PLAN, f"last-plan-{n}")
            world.games.live(world.games.place(captains[n], seats[n]).game.id)

    at_once(do)
    with world.store.read() as c:
        told = list(acts(c))
        frozen = next(act.n for act in told if act.action == "frozen")
        before = {act.body["team"] for act in told if act.action == "finished" and act.n < frozen}
        shown = {line.team for line in board_of(c, None, number).lines if line.standing}
    assert shown == before


def _almost(world: World, who: object, number: int) -> int:
    """A seat with one week left."""
    seat = world.games.begin(who, number, 1)
    for week in (1, 2, 3):
        world.games.hand_in(who, seat, week, PLAN, f"almost-{seat}-{week}")
        world.games.live(world.games.place(who, seat).game.id)
    return seat


def test_an_older_week_never_overwrites_a_newer_one(world: World) -> None:
    """Two live one week, the slower one long after: what it found is thrown away."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    game_id = world.games.place(lin.who, seat).game.id
    world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-slow")
    lived, go_on = threading.Event(), threading.Event()

    class Slow(Here):
        def do(self, work, asked):
            found = work(asked)
            lived.set()
            go_on.wait(30)
            return found

    slow = Hub(world.store, Slow()).games
    came: list[bool] = []
    late = threading.Thread(target=lambda: came.append(slow.live(game_id)))
    late.start()
    lived.wait(30)
    assert world.games.live(game_id)
    world.games.hand_in(lin.who, seat, 2, PLAN, "week-2-quick")
    assert world.games.live(game_id)
    after = world.games.place(lin.who, seat)
    go_on.set()
    late.join(30)
    assert came == [False]
    assert world.games.place(lin.who, seat) == after


def test_nothing_is_lost_or_doubled_by_a_send_again(world: World) -> None:
    """The same request after the week was lived is answered as it was, and nothing more is done."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    first = world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-again")
    world.games.live(world.games.place(lin.who, seat).game.id)
    assert world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-again") == first
    with pytest.raises(NotThisRound):
        world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-other")
    with pytest.raises(Refused, match="key"):
        world.games.hand_in(lin.who, seat, 2, PLAN, "week-1-again")


def test_many_writers_never_find_the_database_locked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten write at once, ten times each: they queue."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    from simgame.hub.games import room

    monkeypatch.setattr(room, "MOST_SAID", 10 * TEN)

    def do(n: int) -> None:
        for line in range(10):
            room.say(world.store, lin.who, seat, f"{n} {line}")

    assert at_once(do) == {"done": TEN}


def test_nothing_that_was_played_can_be_deleted(client: TestClient, world: World) -> None:
    """No door deletes: a season, a contest, a class have none; people are forgotten by name."""
    told = client.get("/api/v1/openapi.json").json()
    assert not [path for path, methods in told["paths"].items() if "delete" in methods]
    number = world.contest()
    _played(world, "A", number)
    close(world.store, world.trainer.who, number)
    (who,) = world.team("B")
    client.post(f"/api/v1/people/{who.who.id}/forget", headers=bearer(world.trainer.token))
    with world.store.read() as c:
        assert [line.name for line in board_of(c, None, number).lines] == ["A"]
        assert "B's" not in grades_csv(grades_of(
            board_of(c, world.trainer.who, number), people(c, world.klass),
            led(c, world.trainer.who, number),
        ))  # fmt: skip
        assert len(boards(c, number)) == 1
