"""Text that no database keeps, half a character or a NUL, is refused at the door, whatever door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_api import bearer

HALF, NUL = '"\\ud83d"', '"a\\u0000b"'
SPELLED = ("\\uDFFF\\ud83d", "\\uD83D", "\\u0000", "\\ud83d \\ude00")


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody who is answered 500 instead of raising."""
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url="http://hub.test", raise_server_exceptions=False) as found:
        yield found


@pytest.mark.parametrize("text", [HALF, NUL, *(f'"{one}"' for one in SPELLED)])
def test_no_body_of_a_seat_holds_it(client: TestClient, world: World, text: str) -> None:
    """As the value of a lever, as its name, as an answer: nothing is kept."""
    contest = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    at = f"/api/v1/seats/{seat}"
    sent = (
        ("POST", f"{at}/plan", f'{{"round": 1, "values": {{"content.tone": {text}}}}}'),
        ("POST", f"{at}/plan", f'{{"round": 1, "values": {{{text}: 1}}}}'),
        ("POST", f"{at}/answer", f'{{"prompt": {text}, "option": "a"}}'),
        ("POST", f"{at}/answer", f'{{"prompt": "a", "option": {text}}}'),
        ("PUT", f"{at}/draft", f'{{"version": 0, "values": {{"content.tone": {text}}}}}'),
        ("PUT", f"{at}/draft", f'{{"version": 0, "values": {{{text}: 1}}}}'),
        ("POST", f"{at}/said", f'{{"text": {text}}}'),
    )
    for n, (method, url, body) in enumerate(sent):
        head = bearer(lin.token) | {"Idempotency-Key": f"none-{n}-text"}
        answer = client.request(method, url, content=body, headers=head)
        assert answer.status_code == 400, (url, body, answer.text)


@pytest.mark.parametrize("path", ["", "/rows", "/projector"])
def test_no_address_holds_it(client: TestClient, world: World, path: str) -> None:
    """Anybody may name a division; this one nobody has."""
    contest = world.contest()
    assert client.get(f"/contests/{contest}{path}?division=a%00b").status_code == 422
    assert client.get(f"/api/v1/contests/{contest}/board?division=%00").status_code == 422


def test_no_form_holds_it(client: TestClient, world: World) -> None:
    """Of a page of the trainer's: nothing is done."""
    client.cookies.set("simgame", world.trainer.token)
    body = f"class={world.klass}&scenario=tutorial&level=nor%00mal"
    head = {"Origin": "http://hub.test", "Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/console/contest", content=body, headers=head)
    assert answer.status_code == 400


def test_a_whole_character_in_two_halves_is_taken(client: TestClient, world: World) -> None:
    """An emoji as JSON may spell it."""
    contest = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    answer = client.post(f"/api/v1/seats/{seat}/said", content='{"text": "\\ud83d\\ude00"}',
                         headers=bearer(lin.token))  # fmt: skip
    assert answer.status_code == 201


@pytest.mark.parametrize("values", [{"a" * 201: 1}, {"content.tone": "x" * 201}])
def test_no_draft_holds_what_no_lever_is(
    client: TestClient, world: World, values: dict[str, object]
) -> None:
    """A name or a text longer than there is room for."""
    contest = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    answer = client.put(f"/api/v1/seats/{seat}/draft", json={"version": 0, "values": values},
                        headers=bearer(lin.token))  # fmt: skip
    assert answer.status_code == 400
