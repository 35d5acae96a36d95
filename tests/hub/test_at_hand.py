"""A board at hand is given again to the same asker until it moves, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import close, freeze
from simgame.hub.contests.verify import verify
from simgame.hub.games.batch import Beside
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_api import PLAN, bearer


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser, at a hub that looks when it is told to."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def _moved(client: TestClient) -> None:
    client.portal.call(client.app.state.changes.look)  # type: ignore[union-attr,attr-defined]


def test_a_board_that_has_not_moved_is_not_sent_again(client: TestClient, world: World) -> None:
    """304 for whoever has it; after something moved, the new one."""
    path = f"/api/v1/contests/{world.contest()}/board"
    _moved(client)
    first = client.get(path)
    mark = {"If-None-Match": first.headers["etag"]}
    again = client.get(path, headers=mark)
    assert (again.status_code, again.content) == (304, b"")
    (lin,) = world.team("海盐队")
    world.games.begin(lin.who, 1, 1)
    _moved(client)
    after = client.get(path, headers=mark)
    assert after.status_code == 200
    assert "海盐队" in after.text
    assert "海盐队" not in first.text


def test_what_only_the_trainer_sees_is_given_to_nobody_else(
    client: TestClient, world: World
) -> None:
    """A frozen board, asked for by the trainer first: others and other languages have their own."""
    number = world.contest()
    freeze(world.store, world.trainer.who, number, frozen=True)
    (lin,) = world.team("海盐队")
    world.games.begin(lin.who, number, 1)
    _moved(client)
    for path in (f"/api/v1/contests/{number}/board", f"/contests/{number}",
                 f"/contests/{number}/rows", f"/contests/{number}/projector"):  # fmt: skip
        for _ in range(2):
            assert "海盐队" in client.get(path, headers=bearer(world.trainer.token)).text, path
            for headers in ({}, bearer(lin.token), {"Cookie": f"simgame={lin.token}"}):
                told = client.get(path, headers=headers)
                assert told.status_code == 200
                assert '"name": "海盐队"' not in told.text, path
                assert '<th scope="row">海盐队' not in told.text, path


def test_a_page_is_at_hand_in_the_language_it_was_made_in(client: TestClient, world: World) -> None:
    """The same address in another language is another page."""
    path = f"/contests/{world.contest()}"
    told = [client.get(path, headers={"Accept-Language": lang}).text for lang in ("en", "zh", "en")]
    assert told[0] == told[2] != told[1]


def test_a_hand_in_does_not_make_boards_anew(client: TestClient, world: World) -> None:
    """A plan moves no board; the week that is lived does."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, number, 1)
    _moved(client)
    shown = client.app.state.changes.shown  # type: ignore[attr-defined]
    world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-quiet")
    _moved(client)
    assert client.app.state.changes.shown == shown  # type: ignore[attr-defined]
    world.games.live(world.games.place(lin.who, seat).game.id)
    _moved(client)
    assert client.app.state.changes.shown > shown  # type: ignore[attr-defined]


def test_bands_stand_on_the_board_as_soon_as_they_are_known(
    client: TestClient, world: World
) -> None:
    """Verification is written down, so that a board at hand is made anew for it."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, number, 1)
    for week in range(1, 5):
        world.games.hand_in(lin.who, seat, week, PLAN, f"week-{week}-band")
        world.games.live(1)
    close(world.store, world.trainer.who, number)
    path = f"/api/v1/contests/{number}/board"
    _moved(client)
    before = client.get(path).json()["lines"][0]["band"]
    verify(world.store, Beside(Here()), number, count=2)
    _moved(client)
    assert (before, client.get(path).json()["lines"][0]["band"]) == (None, [1, 1])
