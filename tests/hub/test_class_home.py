"""Home at a hub: what there is to play, where one's team is, and nothing that would be refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.contests import close, freeze, open_round
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from simgame.tui.app import SimgameApp
from simgame.tui.screens.class_home import ClassHome
from simgame.tui.team_watch import EVERY_SECONDS
from tests.hub.conftest import World
from tests.hub.test_api import PLAN
from tests.hub.test_remote import Line, at_once
from tests.tui.driver import LARGE, SMALL, HandClock, Unexplained, driven


@pytest.fixture
def hub(world: World) -> Iterator[TestClient]:
    """The hub of the class."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def _app(line: Line, token: str, folder: Path, lang: str = "en") -> SimgameApp:
    gateway = RemoteGateway(
        Client("http://hub.test", token, line, sleep=lambda _: None), folder, at_once
    )
    return SimgameApp(lambda: gateway, lang, clock=HandClock(), explains=lambda *_: Unexplained(),
                      home=lambda: ClassHome(gateway.classroom))  # fmt: skip


async def test_home_says_where_ones_team_is_on_each_board(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """Begun, handed in, not begun, waiting for the round, over: one line each."""
    (lin,) = world.team("海盐队", "Lin")
    first = world.contest(title="First", kind="practice", boards=2)
    paced = world.contest(title="Paced", rounds_open=1)
    over = world.contest(title="Gone", kind="practice")
    world.games.begin(lin.who, first, 1)
    seat = world.games.begin(lin.who, paced, 1)
    world.games.hand_in(lin.who, seat, 1, PLAN, "paced-week-1")
    world.games.live(world.games.place(lin.who, seat).game.id)
    close(world.store, world.trainer.who, over)
    async with driven(_app(Line(hub), lin.token, tmp_path), LARGE) as d:
        assert d.screen_name == "ClassHome"
        text = d.text
        assert "三班" in text
        assert "海盐队 · Lin (captain)" in text
        rows = {name: next(row for row in text.splitlines() if name in row)
                for name in ("First · 1", "First · 2", "Paced", "Gone")}  # fmt: skip
        assert "week 1 of 4" in rows["First · 1"]
        assert rows["First · 1"].index("practice") < 56  # near its name
        assert "not begun" in rows["First · 2"]
        assert "opens later" in rows["Paced"]
        assert "over, not played" in rows["Gone"]
        # Below, how the class stands.
        assert "Places are settled" in text


@pytest.mark.parametrize(("lang", "said"), [
    ("en", "take this scenario home"), ("zh", "带回家"),
])  # fmt: skip
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_home_says_where_a_scenario_may_be_taken_home(
    hub: TestClient, world: World, tmp_path: Path, lang: str, said: str, size: tuple[int, int]
) -> None:
    """While the board is pointed at, with the page of the hub that has the file."""
    (lin,) = world.team("海盐队", "Lin")
    world.games.begin(lin.who, world.contest(kind="practice", home=True), 1)
    async with driven(_app(Line(hub), lin.token, tmp_path, lang), size) as d:
        assert said in d.text
        assert "http://hub.test/team" in d.text


async def test_enter_goes_on_and_escape_comes_back_to_the_class(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """A board is begun by Enter; home is the class again, which knows of it."""
    (lin,) = world.team("海盐队", "Lin")
    world.contest(title="First", kind="practice")
    async with driven(_app(Line(hub), lin.token, tmp_path), SMALL) as d:
        assert "not begun" in d.text
        await d.press("enter")
        assert d.screen_name in ("Desk", "Brief"), d.text
        d.app.go_home()
        await d.settle()
        assert d.screen_name == "ClassHome"
        assert "week 1 of 4" in d.text


async def test_nothing_is_offered_that_the_hub_would_refuse(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """No season of one's own, no daily one: only what is played here; what is over is passed by."""
    (lin,) = world.team("海盐队", "Lin")
    over = world.contest(title="Gone")
    close(world.store, world.trainer.who, over)
    async with driven(_app(Line(hub), lin.token, tmp_path), LARGE) as d:
        for key in ("n", "d", "t", "o", "enter"):
            await d.press(key)
            assert d.screen_name == "ClassHome"
        assert "start simgame" in d.text


async def test_what_the_trainer_begins_appears_by_itself(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """An empty class says so; the minutes of a round count down; a dead line is told, not shown."""
    (lin,) = world.team("海盐队", "Lin")
    line = Line(hub)
    async with driven(_app(line, lin.token, tmp_path), LARGE) as d:
        assert "Nothing is played here yet" in d.text
        number = world.contest(title="New one", rounds_open=1)
        open_round(world.store, world.trainer.who, number, 1, world.clock.now + 10 * 60_000)
        await d.wait(EVERY_SECONDS)
        assert "New one" in d.text
        assert "9 minutes left" in d.text
        line.dead = True
        await d.wait(EVERY_SECONDS)
        assert "does not answer" in d.text
        assert "New one" in d.text


def test_a_contest_without_a_title_is_called_as_its_scenario(world: World) -> None:
    """In the language of whoever looks; what a trainer called it stays."""
    number, named = world.contest(), world.contest(title="期中赛")
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as client:
        for lang, title in (("en", "Tutorial: the first sale"), ("zh", "新手教程：第一单")):
            assert f"<h1>{title}</h1>" in client.get(f"/contests/{number}?lang={lang}").text
            assert "<h1>期中赛</h1>" in client.get(f"/contests/{named}?lang={lang}").text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_class_has_the_language_of_the_page_it_was_opened_on(world: World, lang: str) -> None:
    """So its contests are called in it in the app, too."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as client:
        client.get(f"/in/{world.trainer.token}")
        form = client.get(f"/console?lang={lang}").text.partition('action="/console/class"')[2]
        said = form.partition('name="lang" value="')[2][:2]
        origin = {"Origin": "http://hub.test"}
        client.post("/console/class", data={"name": "A", "lang": said}, headers=origin)
        newest = client.get("/api/v1/classes").json()[0]
    assert (newest["name"], newest["lang"]) == ("A", lang)


def test_a_console_opens_no_round_beyond_the_last_and_thaws_what_is_over(world: World) -> None:
    """A board that was frozen when its contest ended can still be shown."""
    number, by = world.contest(rounds_open=3), world.trainer.who
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as client:
        client.get(f"/in/{world.trainer.token}")
        assert "Open round 4<" in client.get("/console?lang=en").text
        open_round(world.store, by, number, 4, None)
        freeze(world.store, by, number, frozen=True)
        assert "Open round 5<" not in client.get("/console?lang=en").text
        close(world.store, by, number)
        assert "Show the board again" in client.get("/console?lang=en").text
        freeze(world.store, by, number, frozen=False)
        assert "Freeze the board" not in client.get("/console?lang=en").text
