"""Seasons played alone over HTTP: the page and its form, what is too large, what is refused."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.upload_scores import score_uploads
from simgame.hub.contests.uploads import LARGEST
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined, join, new_class, new_trainer
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.saves import saved
from tests.hub.test_api import bearer
from tests.hub.test_doors import BODIES

ORIGIN = {"Origin": "http://hub.test"}
MEGABYTE = 1 << 20


@pytest.fixture
def client(world: World) -> TestClient:
    """A browser at a hub without its own life: nothing is scored by itself."""
    return TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test",
                      raise_server_exceptions=False)  # fmt: skip


@pytest.fixture
def number(world: World) -> int:
    """A practice contest."""
    return world.contest(kind="practice")


@pytest.fixture
def lin(world: World) -> Joined:
    """The captain of a team."""
    return world.team("海盐队")[0]


@pytest.mark.parametrize(
    ("lang", "empty", "waits", "board", "twice"),
    [
        ("en", "Nothing yet.", "is being played again…", "skill and foresight", "counts once"),
        ("zh", "还没有", "正在重玩", "分不清是本事还是预先知道", "只算一次"),
    ],
)
def test_a_team_sends_in_a_season_on_its_page(
    client: TestClient, world: World, number: int, lin: Joined, tmp_path: Path,
    lang: str, empty: str, waits: str, board: str, twice: str,
) -> None:  # fmt: skip
    """By a form without script: it waits, it has a score, the board says what kind it is."""
    client.cookies.set("simgame", lin.token)
    client.cookies.set("lang", lang)
    at, save = f"/contests/{number}/uploads", saved(tmp_path)
    assert at in client.get("/team").text
    assert empty in client.get(at).text
    file = {"save": ("season.jsonl", save, "application/octet-stream")}
    shown = client.post(at, files=file, headers=ORIGIN).text
    assert waits in shown
    assert 'http-equiv="refresh"' in shown
    score_uploads(world.store, Here())
    told = client.get(f"/api/v1{at}").json()
    assert told[0]["score"] > 0
    assert f"<strong>{told[0]['score']} " in client.get(at).text
    assert twice in client.post(at, files=file, headers=ORIGIN).text
    client.cookies.delete("simgame")
    for page in ("", "/rows", "/projector"):
        text = client.get(f"/contests/{number}{page}").text
        assert board in text
        assert f'<td class="n">{told[0]["score"]}</td>' in text
    lines = client.get(f"/api/v1/contests/{number}/practice").json()["lines"]
    assert [(one["best"], one["seed"], one["tries"]) for one in lines] == [(told[0]["score"], 7, 1)]
    assert board not in client.get(f"/contests/{world.contest()}").text


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "no save of the game"),
        (b"\x89PNG\xff\xfe", "no save of the game"),
        ("hard", "level hard; here tutorial is played, level normal"),
        ("short", "1 of 4 weeks"),
    ],
)
def test_a_page_says_why_a_save_is_not_taken(
    client: TestClient, number: int, lin: Joined, tmp_path: Path, file: bytes | str, said: str
) -> None:
    """What it is, and what is expected, beside the form to try again with."""
    ways = {"hard": {"level": "hard"}, "short": {"weeks": 1}}
    save = file if isinstance(file, bytes) else saved(tmp_path, **ways[file])  # type: ignore[arg-type]
    client.cookies.set("simgame", lin.token)
    client.cookies.set("lang", "en")
    answer = client.post(f"/contests/{number}/uploads", files={"save": ("a.jsonl", save)},
                         headers=ORIGIN)  # fmt: skip
    assert answer.status_code == 409
    assert said in answer.text
    assert "<form" in answer.text
    foreign = client.post(f"/contests/{number}/uploads", files={"save": ("a.jsonl", save)})
    assert foreign.status_code == 403


def test_the_api_takes_a_save_and_tells_its_score(
    client: TestClient, world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """202 with a number; a mate sees it, another team does not, its trainer does."""
    at, save = f"/api/v1/contests/{number}/uploads", saved(tmp_path)
    assert len(save) > 64
    for again in (False, True):
        answer = client.post(at, content=save, headers=bearer(lin.token))
        assert (answer.status_code, answer.json()["again"]) == (202, again)
    (mate,), (wang,) = world.team("海盐队", "Mate"), world.team("柠檬队")
    seen = {
        who.token: len(client.get(at, headers=bearer(who.token)).json())
        for who in (lin, mate, wang, world.trainer)
    }
    assert list(seen.values()) == [1, 1, 0, 1]
    stranger = new_trainer(world.store, "Mr. Wu")
    other = join(world.store, new_class(world.store, stranger.who, "四班").code, "Li", "海盐队")
    for token in (stranger.token, other.token):
        for path in (at, at.removeprefix("/api/v1")):
            assert client.get(path, headers=bearer(token)).status_code == 404
            assert client.post(path, content=save, headers=bearer(token)).status_code in (400, 404)
    refused = client.post(at, content=b"{}", headers=bearer(lin.token))
    assert (refused.status_code, refused.json()["error"]) == (409, "save")
    assert client.post(at, content=save, headers=bearer(world.trainer.token)).status_code == 404
    data = client.get("/api/v1/me/data", headers=bearer(lin.token)).json()
    assert [one["seed"] for one in data["seasons_sent"]] == [7]


@pytest.mark.parametrize("told", [True, False])
def test_what_is_too_large_is_refused_without_being_read(
    world: World, number: int, lin: Joined, *, told: bool
) -> None:
    """5 MB: nothing of it where its length is told, hardly more than there may be where it is not.

    Everywhere else the small limit holds.
    """
    app, part = create_app(Hub(world.store, Here())), b"x" * 65536

    def sent(path: str) -> tuple[int, int]:
        read, status = 0, 0

        async def receive() -> dict[str, Any]:
            nonlocal read
            read += len(part)
            return {"type": "http.request", "body": part, "more_body": read < 5 * MEGABYTE}

        async def send(message: Any) -> None:
            nonlocal status
            status = message.get("status", status)

        length = [(b"content-length", str(5 * MEGABYTE).encode())] if told else []
        token = f"Bearer {lin.token}".encode()
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b"",
                 "http_version": "1.1", "scheme": "http", "server": ("hub.test", 80),
                 "headers": [(b"authorization", token), *length]}  # fmt: skip
        asyncio.run(app(scope, receive, send))
        return status, read

    for path in (f"/api/v1/contests/{number}/uploads", f"/contests/{number}/uploads"):
        status, read = sent(path)
        assert status == 413
        assert read <= (0 if told else LARGEST + 2 * len(part))
    status, read = sent(f"/api/v1/contests/{number}/gifts")
    assert status == 413
    assert read <= (0 if told else 3 * len(part))


def test_a_browser_is_told_what_was_too_large(
    client: TestClient, number: int, lin: Joined
) -> None:  # fmt: skip
    """In its language, with how much there may be."""
    client.cookies.set("simgame", lin.token)
    file = {"save": ("a.jsonl", b"x" * (2 * MEGABYTE))}
    for lang, said in (
        ("en", "a save or scenario may have 1024 KB"),
        ("zh", "存档或场景最多 1024 KB"),
    ):
        client.cookies.set("lang", lang)
        answer = client.post(f"/contests/{number}/uploads", files=file, headers=ORIGIN)
        assert answer.status_code == 413
        assert said in answer.text


@pytest.mark.parametrize("kind", ["application/jsonl", "multipart/form-data; boundary=x", "text/x"])
def test_no_body_breaks_the_doors_of_practice(
    client: TestClient, number: int, lin: Joined, kind: str
) -> None:
    """Whatever is sent, as whatever it is called: 4xx."""
    forms = [b'--x\r\nContent-Disposition: form-data; name="save"; filename="a"\r\n\r\n' + body
             + b"\r\n--x--\r\n" for body in BODIES]  # fmt: skip
    for at in (f"/contests/{number}/uploads", f"/api/v1/contests/{number}/uploads"):
        for body in (*BODIES, *forms):
            answer = client.post(
                at, content=body, headers=bearer(lin.token) | {"Content-Type": kind}
            )
            assert 400 <= answer.status_code < 500, (at, body[:60], answer.text[:200])
