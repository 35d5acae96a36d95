"""What costs an asker nothing costs the hub little: made-up addresses work nothing out again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import close
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.divisions import put_into
from simgame.hub.web import boards as boards_of
from simgame.hub.web import changes, health
from simgame.hub.web.app import create_app
from simgame.hub.web.pages import watched
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_asked_of_the_database import statements

BOARDS = ("/contests/1", "/contests/1/rows", "/contests/1/projector", "/api/v1/contests/1/board")


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """A hub with a contest that a team plays in a division."""
    contest = world.contest(kind="practice")
    (lin,) = world.team("海盐队", "Lin")
    world.games.begin(lin.who, contest, 1)
    put_into(world.store, world.trainer.who, lin.who.team_id or 0, "B")
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which boards were folded, and of which division."""
    told, really = list[str](), boards_of.board_of

    def fold(*about: Any, **more: Any) -> Any:
        told.append(more["division"])
        return really(*about, **more)

    monkeypatch.setattr(boards_of, "board_of", fold)
    return told


def test_a_division_that_is_not_there_folds_no_board(
    client: TestClient, folded: list[str]
) -> None:  # fmt: skip
    """Whoever makes one up is told that it is not there."""
    for path in BOARDS:
        assert client.get(path, params={"division": "B"}).status_code == 200
    folded.clear()
    for n in range(20):
        for path in BOARDS:
            assert client.get(path, params={"division": f"made up {n}"}).status_code == 404
    assert folded == []


def test_contests_that_are_not_there_leave_nothing_behind(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made-up numbers, pages or streams, fill no memory; what there is goes on."""
    monkeypatch.setattr(changes, "_MOST", 5)
    for n in range(1000, 1020):
        for path in ("rows", "projector", "stream"):
            assert client.get(f"/contests/{n}/{path}").status_code == 404
        assert client.get(f"/api/v1/contests/{n}/board").status_code == 404
    kept = client.app.state.changes
    assert max(map(len, (kept._made, kept._making, kept._turns))) <= 5
    assert client.get(BOARDS[1]).status_code == 200


def test_a_board_is_folded_once_in_whatever_order_and_language(
    client: TestClient, folded: list[str]
) -> None:
    """Every way to sort it, both languages, page, table, wall and data."""
    client.get(BOARDS[0])
    folded.clear()
    for path in BOARDS:
        for by in ("place", "name", *map(str, range(1, 10))):
            for lang in ("zh", "en"):
                answer = client.get(path, params={"by": by, "lang": lang})
                assert answer.status_code == 200
    assert folded == []


def test_a_board_is_late_by_few_times(client: TestClient, folded: list[str]) -> None:
    """Each is folded by itself, so there are not sixty."""
    taken = [n for n in range(62)
             if client.get(BOARDS[2], params={"delay": n}).status_code == 200]  # fmt: skip
    assert taken == list(range(0, 61, 5))
    assert len(folded) <= 2 * len(taken)


def test_a_class_that_opens_its_debrief_has_it_made_once(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty at once, of whom one has it made, and it is the same for all; so it is later."""
    contest = world.contest(kind="practice")
    (wang,) = world.team("柠檬队", "Wang")
    seat = world.games.begin(wang.who, contest, 1)
    for number in range(1, 5):
        world.games.hand_in(wang.who, seat, number, {}, f"debrief-{number}")
        world.games.live(world.games.place(wang.who, seat).game.id)
    close(world.store, world.trainer.who, contest)
    made, really = list[int](), watched.class_debrief

    def make(asked: Any) -> bytes:
        made.append(1)
        return really(asked)

    monkeypatch.setattr(watched, "class_debrief", make)
    url = f"/contests/{contest}/boards/1/debrief"
    with ThreadPoolExecutor(20) as pool:
        told = list(pool.map(lambda _: client.get(url, headers=bearer(wang.token)), range(20)))
    assert {one.status_code for one in told} == {200}
    assert len({one.content for one in told}) == len(made) == 1
    with statements(world.store) as asked:
        assert client.get(url, headers=bearer(wang.token)).content == told[0].content
    assert not any("moment" in one for one in asked)


def test_metrics_are_counted_once_a_second(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often somebody asks."""
    counted, really = list[int](), health._counted

    def count(hub: Hub) -> str:
        counted.append(1)
        return really(hub)

    monkeypatch.setattr(health, "_counted", count)
    for _ in range(20):
        assert "simgame_people" in client.get("/metrics").text
    assert len(counted) <= 2
    world.clock.now += 1_000
    client.get("/metrics")
    assert len(counted) >= 2


def test_the_trainers_page_asks_as_often_whatever_many_teams_there_are(
    client: TestClient, world: World
) -> None:
    """How far each is, is asked for at once."""

    def asked() -> int:
        with statements(world.store) as told:
            client.get("/console", headers=bearer(world.trainer.token))
        return len(told)

    few = asked()
    for n in range(5):
        world.games.begin(world.team(f"T{n}")[0].who, 1, 1)
    assert asked() <= few + 3
