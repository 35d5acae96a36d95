"""A season played alone is sent to the practice of a class, from the command line and the app."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from simgame.cli._run import run_command_line
from simgame.game.session import replayed
from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import log_in
from simgame.game.table.sending import Came
from simgame.hub.contests.contests import close
from simgame.hub.contests.upload_scores import score_uploads
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined
from simgame.hub.store.tables import upload
from simgame.hub.web.app import create_app
from simgame.remote.client import Client
from simgame.remote.joined import Joined as At
from simgame.remote.joined import joined, keep, token_at
from simgame.remote.sending import NOT_JOINED, JoinedHubs
from simgame.tui.app import SimgameApp
from tests.hub.conftest import World
from tests.hub.saves import saved
from tests.hub.test_remote import Line
from tests.tui.driver import LARGE, HandClock, Unexplained, driven

HUB = "http://hub.test"


class Playing(Line):
    """A hub that has played what was sent whenever somebody looks; `idle`, never."""

    def __init__(self, world: World, lost: int = 0) -> None:
        app = TestClient(create_app(Hub(world.store, Here())), base_url=HUB)
        super().__init__(app, lost)
        self.world, self.idle = world, False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and not (self.dead or self.idle):
            score_uploads(self.world.store, Here())
        return super().handle_request(request)


class Somebody:
    """Who has joined the class, and kept the token in a folder; `line` is theirs."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.folder, self.line = world, folder / "hubs", Playing(world)
        self.lin: Joined = world.team("海盐队", "Lin")[0]
        keep(self.folder, At(HUB, self.lin.token))

    def client(self, url: str, token: str) -> Client:
        return Client(url, token, self.line, sleep=lambda _: None)

    def hubs(self) -> JoinedHubs:
        return JoinedHubs(self.folder, client=lambda one: self.client(one.url, one.token),
                          sleep=lambda _: None)  # fmt: skip

    def kept(self) -> int:
        """How many seasons the hub keeps."""
        with self.world.store.read() as c:
            return c.execute(select(func.count()).select_from(upload)).scalar_one()


@pytest.fixture
def lin(world: World, tmp_path: Path) -> Somebody:
    """A player of the class."""
    return Somebody(world, tmp_path)


@pytest.fixture
def simgame(
    lin: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> Callable[..., tuple[int, str, str]]:
    """The command line of that player, in English."""
    monkeypatch.setattr("simgame.cli._run.translate_click", lambda _t: None)
    monkeypatch.setattr("simgame.remote.client.Client", lin.client)
    monkeypatch.setenv("SIMGAME_LANG", "en")
    monkeypatch.setenv("SIMGAME_SAVES", str(tmp_path))

    def run(*args: object, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        return run_command_line(["send", *map(str, args)]), *capsys.readouterr()

    return run


def file_of(folder: Path, **how: Any) -> Path:
    """A save in a folder of saves."""
    file = folder / "season.jsonl"
    file.write_bytes(saved(folder, **how))
    return file


def test_a_season_is_sent_and_its_score_told(
    lin: Somebody, world: World, simgame: Any, tmp_path: Path
) -> None:
    """The score is the hub's; sent once more it counts once and is told again."""
    world.contest(kind="practice", title="Try-outs")
    file = file_of(tmp_path)
    total = replayed(log_in(file.read_bytes())).score().total
    code, out, _ = simgame(file)
    assert (code, out) == (0, f"Try-outs (三班) takes it as practice: {total} of 1000.\n")
    code, out, _ = simgame(file)
    assert (code, f"{total} of 1000" in out, "counts once" in out) == (0, True, True)
    assert lin.kept() == 1


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"weeks": 2}, "2 of 4 weeks are planned"),
        ({"level": "easy"}, "No practice of your class takes a season of tutorial, level easy"),
    ],
)
def test_what_is_not_taken_says_why(
    world: World, simgame: Any, tmp_path: Path, how: dict[str, Any], said: str
) -> None:
    """In a sentence, and with exit 1: a season that goes on, one of another level."""
    world.contest(kind="practice")
    code, out, err = simgame(file_of(tmp_path, **how))
    assert (code, out, said in err) == (1, "", True), err


def test_a_season_that_the_hub_refuses_as_it_plays_says_why(
    lin: Somebody, world: World, simgame: Any, tmp_path: Path
) -> None:
    """As the hub says it of the line of the save."""
    world.contest(kind="practice")
    file = file_of(tmp_path)
    (taker,) = lin.hubs().takers("tutorial", "normal")
    lin.line.idle = True
    lin.hubs().send(taker, file.read_bytes())
    with world.store.write() as c:
        c.execute(upload.update().values(refused='{"code": "save-decision", "line": 3}', done=1))
    code, _, err = simgame(file)
    assert (code, "Line 3 of this save holds a plan" in err) == (1, True), err


def test_only_practice_that_goes_on_is_offered(
    lin: Somebody, world: World, simgame: Any, tmp_path: Path
) -> None:
    """Of several, one picks; nobody who answers is told how to say it; one number is enough."""
    over, first, second = (world.contest(kind="practice", title=name) for name in "ABC")
    world.contest(kind="ranked", title="D")
    close(world.store, world.trainer.who, over)
    assert sorted(one.contest for one in lin.hubs().takers("tutorial", "normal")) == [first, second]
    file = file_of(tmp_path)
    code, _, err = simgame(file)
    assert (code, "--contest" in err, lin.kept()) == (2, True, 0)
    code, out, _ = simgame(file, typed="1\n")
    assert (code, "takes it as practice" in out) == (0, True)
    code, out, _ = simgame(file, "--contest", first, "--hub", "hub.test")
    assert (code, out.startswith("B (三班)")) == (0, True)


def test_who_has_joined_no_class_is_told_how(simgame: Any, lin: Somebody, tmp_path: Path) -> None:
    """Before anything is asked."""
    for file in lin.folder.iterdir():
        file.unlink()
    code, _, err = simgame(file_of(tmp_path))
    assert (code, "simgame join URL CODE" in err, lin.line.asked) == (2, True, 0)


def test_a_dead_line_loses_nothing(
    lin: Somebody, world: World, simgame: Any, tmp_path: Path
) -> None:
    """It is said, and sent again later it is taken; on a bad line it is kept once."""
    world.contest(kind="practice")
    file = file_of(tmp_path)
    before, lin.line.dead = file.read_bytes(), True
    code, _, err = simgame(file)
    assert (code, "does not answer" in err, file.read_bytes() == before) == (1, True, True)
    lin.line.dead, lin.line.lost = False, 2
    code, out, _ = simgame(file)
    assert (code, "takes it as practice" in out, lin.kept()) == (0, True, 1)


def test_a_hub_that_takes_its_time_has_it(lin: Somebody, world: World, tmp_path: Path) -> None:
    """Whether it is slow or goes away, what is kept is said to be kept."""
    world.contest(kind="practice")
    (taker,), save = lin.hubs().takers("tutorial", "normal"), saved(tmp_path)
    lin.line.idle = True
    sent = lin.hubs().send(taker, save)
    assert lin.hubs().came_of(sent) == Came()
    lin.line.dead = True
    assert lin.hubs().came_of(sent) == Came()


def test_one_hub_that_is_away_hides_no_other(lin: Somebody, world: World) -> None:
    """Who takes a season elsewhere is found; where nobody does, the dead line is told."""
    keep(lin.folder, At("http://gone.test", "another-token"))
    dead = Line(lin.line.app)
    dead.dead = True

    def client(one: At) -> Client:
        line = lin.line if one.url == HUB else dead
        return Client(one.url, one.token, line, sleep=lambda _: None)

    hubs = JoinedHubs(lin.folder, client=client)
    with pytest.raises(SaveError, match="hub-away"):
        hubs.takers("tutorial", "normal")
    number = world.contest(kind="practice")
    assert [one.contest for one in hubs.takers("tutorial", "normal")] == [number]


def test_what_was_joined_is_kept_by_hub(tmp_path: Path) -> None:
    """For its owner alone; what was damaged is no hub."""
    folder = tmp_path / "hubs"
    assert joined(folder) == []
    assert JoinedHubs(folder).why_none == NOT_JOINED
    for n, url in enumerate(("http://a", "http://b")):
        keep(folder, At(url, f"token-{n}"))
    assert {one.url for one in joined(folder)} == {"http://a", "http://b"}
    assert [token_at(folder, url) for url in ("http://a", "http://b", "http://c")] == [
        "token-0", "token-1", "",
    ]  # fmt: skip
    assert [file.stat().st_mode & 0o77 for file in folder.glob("*.token")] == [0, 0]
    for file in folder.glob("*.token"):
        file.write_bytes(b"\xff\n\nhttp://c\n")
    assert joined(folder) == []


def at_debrief(lin: Somebody, file: Path, lang: str = "en") -> Any:
    """The app at the debrief of a save."""
    gateway = LocalGateway(file.parent)
    app = SimgameApp(lambda: gateway, lang, resume=str(file), clock=HandClock(),
                     explains=lambda *_: Unexplained(), hubs=lin.hubs)  # fmt: skip
    return driven(app, LARGE)


@pytest.mark.parametrize(("lang", "said"), [("en", "takes it as practice"), ("zh", "收下")])
async def test_a_debrief_sends_its_season(
    lin: Somebody, world: World, tmp_path: Path, lang: str, said: str
) -> None:
    """By a key; the verdict is told, and once more it counts once."""
    world.contest(kind="practice")
    file = file_of(tmp_path)
    async with at_debrief(lin, file, lang) as d:
        await d.press("h")
        assert said in d.said
        await d.press("h")
        assert lin.kept() == 1


async def test_a_debrief_says_why_it_cannot_be_sent(
    lin: Somebody, world: World, tmp_path: Path
) -> None:
    """No class joined, nobody who takes it, a dead line; then it is sent after all."""
    file = file_of(tmp_path)
    tokens = [(one, one.read_bytes()) for one in lin.folder.iterdir()]
    for one, _ in tokens:
        one.unlink()
    async with at_debrief(lin, file) as d:
        await d.press("h")
        assert "simgame join URL CODE" in d.said
    for one, content in tokens:
        one.write_bytes(content)
    async with at_debrief(lin, file) as d:
        await d.press("h")
        assert "No practice of your class" in d.said
        world.contest(kind="practice")
        lin.line.dead = True
        await d.press("h")
        assert "does not answer" in d.said
        lin.line.dead = False
        await d.press("h")
        assert "takes it as practice" in d.said


async def test_of_several_contests_one_is_picked(
    lin: Somebody, world: World, tmp_path: Path
) -> None:
    """In a window; left by Escape, nothing is sent."""
    for name in ("First", "Second"):
        world.contest(kind="practice", title=name)
    async with at_debrief(lin, file_of(tmp_path)) as d:
        await d.press("h")
        assert "Second" in d.text
        await d.press("escape")
        assert lin.kept() == 0
        await d.press("h", "enter")
        assert "takes it as practice" in d.said
