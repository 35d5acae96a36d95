"""A class over HTTP: join, play a season, see the board; and nothing that is not one's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import new_class
from simgame.hub.web.app import create_app
from tests.hub.conftest import World

PLAN = {"content.xiaohongshu.picture-text.count": 3}


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def bearer(token: str) -> dict[str, str]:
    """The header of somebody with this token."""
    return {"Authorization": f"Bearer {token}"}


def joined(client: TestClient, world: World, name: str, team: str) -> dict[str, Any]:
    """Somebody who has joined."""
    answer = client.post("/api/v1/join", json={"code": world.code, "name": name, "team": team})
    assert answer.status_code == 201, answer.text
    return bearer(answer.json()["token"])


def test_a_season_over_http(client: TestClient, world: World) -> None:
    """A season over http."""
    contest = world.contest(kind="practice")
    lin = joined(client, world, "Lin", "海盐队")
    seat = client.post(f"/api/v1/contests/{contest}/boards/1/seat", headers=lin).json()["seat"]
    for number in range(1, 5):
        body = {"round": number, "values": PLAN}
        key = {"Idempotency-Key": f"of-round-{number}"}
        kept = client.post(f"/api/v1/seats/{seat}/plan", json=body, headers=lin | key)
        assert kept.status_code == 202, kept.text
        seen = client.get(f"/api/v1/seats/{seat}?after={number - 1}", headers=lin).json()
        assert seen["week"] == number
    assert seen["finished"]
    assert seen["score"]["grade"]
    board = client.get(f"/api/v1/contests/{contest}/board").json()
    assert board["lines"][0]["scores"] == {"1": seen["score"]["total"]}
    page = client.get(f"/contests/{contest}?lang=zh")
    assert "海盐队" in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "body",
    [
        '{"round": 1, "round": 1, "values": {}}', '{"round": NaN, "values": {}}',
        '{"round": 1, "values": {"a": 1e999}}', '{"round": 1' + "0" * 30 + ', "values": {}}',
        "[" * 50 + "]" * 50, '{"round": 1, "values": {}, "more": 1}', "\xff", "",
    ],
)  # fmt: skip
def test_a_body_that_is_not_plain_is_refused(client: TestClient, world: World, body: str) -> None:
    """A body that is not plain is refused."""
    contest = world.contest()
    lin = joined(client, world, "Lin", "海盐队")
    seat = client.post(f"/api/v1/contests/{contest}/boards/1/seat", headers=lin).json()["seat"]
    answer = client.post(f"/api/v1/seats/{seat}/plan", content=body.encode("latin-1"),
                         headers=lin | {"Idempotency-Key": "12345678"})  # fmt: skip
    assert answer.status_code == 400, answer.text


def test_what_is_another_teams_is_not_there(client: TestClient, world: World) -> None:
    """What is another team's is not there."""
    contest = world.contest()
    lin, wang = joined(client, world, "Lin", "海盐队"), joined(client, world, "Wang", "柠檬队")
    seat = client.post(f"/api/v1/contests/{contest}/boards/1/seat", headers=lin).json()["seat"]
    for path in ("", "/scenario", "/scenario.yaml", "/reports/1"):
        assert client.get(f"/api/v1/seats/{seat}{path}", headers=wang).status_code == 404
        assert client.get(f"/api/v1/seats/{seat}{path}").status_code == 401
    assert client.get("/api/v1/seats/99999", headers=wang).status_code == 404


def test_only_the_trainer_leads(client: TestClient, world: World) -> None:
    """Only the trainer leads."""
    contest = world.contest()
    lin, trainer = joined(client, world, "Lin", "海盐队"), bearer(world.trainer.token)
    for path, body in (("freeze", {"on": True}), ("round", {"round": 2}), ("close", None)):
        url = f"/api/v1/contests/{contest}/{path}"
        assert client.post(url, json=body, headers=lin).status_code == 404
        assert client.post(url, json=body, headers=trainer).status_code == 200


def test_a_seed_is_shown_when_the_contest_is_over_and_keeps_its_promise(
    client: TestClient, world: World
) -> None:
    """A seed is shown when the contest is over and keeps its promise."""
    from simgame.hub.contests.contests import promise_of

    contest = world.contest()
    lin, trainer = joined(client, world, "Lin", "海盐队"), bearer(world.trainer.token)
    before = client.get("/api/v1/contests", headers=lin).json()[0]["boards"][0]
    assert "seed" not in before
    client.post(f"/api/v1/contests/{contest}/close", headers=trainer)
    after = client.get("/api/v1/contests", headers=lin).json()[0]["boards"][0]
    assert promise_of(after["seed"], after["salt"]) == before["promise"] == after["promise"]


def test_wrong_codes_are_bounded_and_right_ones_are_not(client: TestClient, world: World) -> None:
    """Wrong codes are bounded and right ones are not."""
    for n in range(30):
        joined(client, world, f"P{n}", f"T{n}")
    wrong = {"code": "0000-0000", "name": "x", "team": "y"}
    answers = [client.post("/api/v1/join", json=wrong).status_code for _ in range(25)]
    assert set(answers[:20]) == {409}
    assert set(answers[20:]) == {429}
    # A class shares an address: its code lets in, whoever has typed wrong ones; no other code does.
    joined(client, world, "Late", "T1")
    other = new_class(world.store, world.trainer.who, "四班").code
    more = {"code": other, "name": "x", "team": "y"}
    assert client.post("/api/v1/join", json=more).status_code == 429


def test_a_cookie_changes_nothing_from_a_foreign_page(client: TestClient, world: World) -> None:
    """A cookie changes nothing from a foreign page."""
    client.get(f"/in/{world.trainer.token}")
    form = {"name": "四班"}
    assert client.post("/console/class", data=form).status_code == 403
    foreign = client.post("/console/class", data=form, headers={"Origin": "http://evil.test"})
    assert foreign.status_code == 403
    here = client.post("/console/class", data=form, headers={"Origin": "http://hub.test"})
    assert "四班" in here.text


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("GET", "/team", 401, "does not know you"),
        ("GET", "/contests/99", 404, "nothing here for you"),
        ("GET", "/in/xxxxxxxx", 404, "nothing here for you"),
        ("GET", "/nowhere", 404, "nothing here for you"),
        ("POST", "/join", 400, "cannot be read"),
    ],
)
def test_whoever_has_a_browser_is_told_on_a_page(
    client: TestClient, method: str, path: str, status: int, said: str
) -> None:
    """What went wrong in words, with a way out; a program is told the same as JSON."""
    answer = client.request(method, f"{path}?lang=en", content=b"\xff" if status == 400 else b"")
    assert answer.status_code == status
    assert said in answer.text
    assert 'href="/"' in answer.text
    assert client.get("/api/v1/me").json() == {"error": "token"}


def test_the_wall_says_how_to_join(client: TestClient, world: World) -> None:
    """Code, address and how many have joined; for who leads the class alone."""
    world.team("海盐队", "Lin", "Ana")
    (wang,) = world.team("柠檬队", "Wang")
    at = f"/classes/{world.klass}/wall?lang=en"
    wall = client.get(at, headers=bearer(world.trainer.token)).text
    assert f"simgame join http://hub.test {world.code}" in wall
    assert "3 people in 2 teams" in wall
    assert client.get(at, headers=bearer(wang.token)).status_code == 404
