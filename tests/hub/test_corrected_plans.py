"""A plan of a past week as text: pasted or uploaded, its slips told, looked at, done."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.plan_text import plan_of_text
from simgame.hub.games.again import log_of
from simgame.hub.games.place import place_of, played
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.tables import game
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_corrections import NOTES
from tests.hub.test_corrections import played as season

COUNT = "content.xiaohongshu.picture-text.count"
API = f'{{"{COUNT}": 5}}'
WEEK = "content: {xiaohongshu: {picture-text: {count: 5}}}"
FILE = f"format: 1\nrounds:\n- {{}}\n- {WEEK}\n"
NESTED = b"\r\n".join((
    b"--b", b"Content-Type: multipart/mixed; boundary=c", b"Content-Disposition: form-data; name=a",
    b"", b"--c", b"", b"x", b"--c--", b"--b--",
))  # fmt: skip


@pytest.fixture
def client(world: World) -> TestClient:
    """A trainer with a browser; nothing is done beside what is asked."""
    found = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    found.cookies.set("simgame", world.trainer.token)
    found.headers["Origin"] = "http://hub.test"
    return found


@pytest.mark.parametrize("text", [API, f'{{"round": 2, "values": {API}}}', WEEK, FILE])
def test_every_form_of_a_plan_is_the_same_plan(world: World, text: str) -> None:
    """As the API takes it, with its envelope, a round of a plan file, the file."""
    number = world.contest()
    season(world, number, world.team("海盐队")[0], 1)
    with world.store.read() as c:
        _, levers = played(place_of(c, 1).board.scenario)
    assert plan_of_text(text, levers, 2, "en") == {COUNT: 5}


@pytest.mark.parametrize("upload", [False, True])
def test_a_plan_is_looked_at_then_done(client: TestClient, world: World, upload: bool) -> None:
    """Its levers before and after stand in the preview; the form of that does it."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    seat = season(world, number, lin, 2)
    at = f"/contests/{number}/corrections"
    form: dict[str, Any] = {"kind": "plan", "team": str(lin.who.team_id), "board": "1", "week": "2",
                            "plan": "text", "text": "" if upload else WEEK}  # fmt: skip
    files = {"file": ("plan.yaml", ("\ufeff" + WEEK).encode() if upload else b"")}
    page = client.post(f"{at}?lang=en", data=form, files=files).text
    assert re.search(r'<td class="n">3</td><td class="n">5</td>', page), page
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', _done(page)))
    said = {name: html.unescape(value) for name, value in sent.items()}
    assert client.post(at, data={**said, "reason": "a slip"}).status_code == 200
    with world.store.read() as c:
        row = c.execute(game.select().where(game.c.id == place_of(c, seat).game.id)).one()
        plans = [next(iter(week.values())) for week, _ in log_of(c, row).weeks]
    assert plans == [NOTES, {COUNT: 5}]


def _done(page: str) -> str:
    """The form that does what was looked at."""
    return next(form for form in page.split("<form")[1:] if 'name="mark"' in form)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("content: {xiaohongshu: {picture-text: {cuont: 5}}}", "count"),
        ("paid: {douyin: {budget: 5}}", "Line 1, column"),
        ('{"content.xiaohongshu.picture-text.cuont": 5}', "count"),
        ('{"content.xiaohongshu.picture-text.count": 5000}', "5,000"),
        ("- 1", "Line 1, column 1"),
        ("", "Line 1"),
        ("rounds: [", "Line 1"),
    ],
)
def test_a_slip_in_a_plan_is_told(client: TestClient, world: World, text: str, said: str) -> None:
    """What, where and the nearest; what was typed is still there, and nothing is done."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    season(world, number, lin, 1)
    form = {"kind": "plan", "team": str(lin.who.team_id), "board": "1", "week": "1",
            "plan": "text", "text": text}  # fmt: skip
    page = client.post(f"/contests/{number}/corrections?lang=en", data=form).text
    assert 'name="mark"' not in page
    wrong = html.unescape(page[page.index('role="alert"') : page.index("First you are shown")])
    assert said in wrong, wrong
    assert "<li>" in wrong
    assert html.escape(text) in page or html.escape(text, quote=False) in html.unescape(page)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"--b\r\n\r\nx\r\n--b--"),
        ("multipart/form-data; boundary=b", b"--b\r\n" * 200),
        ("multipart/form-data; boundary=b",
         b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--b--'),
        ("multipart/form-data; boundary=b", NESTED),
        ("multipart/form-data; boundary=b",
         2 * b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' + b"--b--"),
    ],
)  # fmt: skip
def test_a_form_that_is_none_is_refused(
    client: TestClient, world: World, kind: str, body: bytes
) -> None:
    """Without a boundary, without names, of too many parts, of no text, of parts in parts."""
    at = f"/contests/{world.contest()}/corrections"
    answer = client.post(at, content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("weeks", [2, 4])
def test_what_a_correction_means_is_said_while_the_season_goes_on(
    client: TestClient, world: World, weeks: int
) -> None:
    """Which weeks are lived again, and from where the team plans on; at its end what it changes."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    season(world, number, lin, weeks)
    form = {"kind": "plan", "team": str(lin.who.team_id), "board": "1", "week": "1", "plan": "skip"}
    page = client.post(f"/contests/{number}/corrections?lang=en", data=form).text
    assert ("Weeks 1 to 2 are lived again" in page) == (weeks == 2)
    assert ("plans week 3 from there" in page) == (weeks == 2)
    assert "No place and no score changes." not in page or weeks == 4


def test_a_plan_whose_season_takes_too_long_is_given_up(world: World) -> None:
    """Whoever asked is told that the hub is busy; it is bounded as every week is."""

    class Slow(Here):
        def do(self, work: object, asked: object) -> object:
            del work, asked
            raise TimeoutError

    number = world.contest()
    (lin,) = world.team("海盐队")
    season(world, number, lin, 1)
    at = TestClient(create_app(Hub(world.store, Slow())), base_url="http://hub.test")
    asked = {"kind": "plan", "team": lin.who.team_id, "board": 1, "week": 1, "plan": "skip"}
    answer = at.post(f"/api/v1/contests/{number}/corrections/preview", json=asked,
                     headers={"Authorization": f"Bearer {world.trainer.token}"})  # fmt: skip
    assert (answer.status_code, answer.json()["error"]) == (503, "busy")
