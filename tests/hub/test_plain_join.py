"""Line by line at a hub: it is waited for, others are, and what one did is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from simgame.cli._plain import talk, waiting
from simgame.cli._plain.season import play_plain
from simgame.cli._plain.waiting import AGAIN, SAID_EVERY
from simgame.game.desk.play import Play
from simgame.game.table.contract import Progress
from simgame.hub.contests.contests import open_round
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.tables import board, decision
from simgame.hub.web.app import create_app
from simgame.locale import texts
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from tests.hub.conftest import World
from tests.hub.test_remote import HAGGLE, SHORT, Line, at_once

URL = "http://hub.test"
Happens = Callable[[int], None]


@pytest.fixture
def app(world: World) -> Iterator[TestClient]:
    """The hub of the class."""
    with TestClient(create_app(Hub(world.store, Here())), base_url=URL) as found:
        yield found


class Sat:
    """Somebody who plays line by line; what happens while they wait is `happens`, by how often."""

    def __init__(
        self, app: TestClient, world: World, folder: Path, patch: pytest.MonkeyPatch,
        **wanted: object,
    ) -> None:  # fmt: skip
        self.contest = world.contest(**{"kind": "practice", **wanted})
        with world.store.write() as c:
            c.execute(board.update().values(seed=7))
        self.lin = world.team("海盐队")[0]
        self.line, self.slept = Line(app), list[float]()
        client = Client(URL, self.lin.token, self.line, sleep=lambda _: None)
        self.play = Play.at(RemoteGateway(client, folder, at_once).resume(f"{self.contest}/1"))
        self.happens: Happens = lambda _: None
        self._patch = patch
        self.now = 1_000.0
        clock = SimpleNamespace(sleep=self._sleep, monotonic=lambda: self.now)
        patch.setattr(waiting, "time", clock)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.happens(len(self.slept))

    def cut_after(self, what: str) -> None:
        """The line breaks as soon as the hub has been told something."""
        really = getattr(self.play.session, what)

        def cut(said: object) -> None:
            really(said)
            self.line.dead = True

        self._patch.setattr(self.play.session, what, cut)

    def plays(self, typed: Sequence[str | Callable[[], str]], lang: str = "en") -> None:
        """Type these lines, or do what they are, and then no more."""
        left = iter([*typed, ""])

        def read() -> str:
            line = next(left)
            return f"{line if isinstance(line, str) else line()}" + "\n" * bool(line)

        self._patch.setattr(talk, "read_line", read)
        play_plain(self.play, texts(lang), URL)


@pytest.mark.parametrize(("lang", "said", "again"), [
    ("en", "does not answer (no connection)", "answers again"), ("zh", "没有回应", "又有回应了"),
])  # fmt: skip
def test_a_hub_that_is_away_is_waited_for(
    app: TestClient, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], lang: str, said: str, again: str,
) -> None:  # fmt: skip
    """It is said once, what is kept is said too, and the week goes on by itself."""
    at = Sat(app, world, tmp_path, monkeypatch, home=True)
    at.cut_after("submit")
    assert at.play.team is not None
    title = at.play.team.title
    assert title.zh != title.en

    def back(times: int) -> None:
        at.line.dead = times < 3

    at.happens = back
    at.plays(["run"], lang)
    told = capsys.readouterr().out
    assert told.splitlines()[1] == title.of(lang)
    assert f"{URL}/team" in told.splitlines()[2]
    assert (told.count(said), told.count(again)) == (1, 1), told
    assert at.slept == [AGAIN] * 3
    assert at.play.session.round == 2
    # The way on is to the hub, and to no save.
    assert f"simgame join {URL} --plain" in told
    assert "--resume" not in told


@pytest.mark.parametrize("heard", [False, True])
def test_a_plan_that_the_hub_did_not_take_is_handed_in_by_itself(
    app: TestClient, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], heard: bool,
) -> None:  # fmt: skip
    """Once, whether the hub was away before it heard of it, or kept it and could not say so."""
    at = Sat(app, world, tmp_path, monkeypatch)
    really = at.line.handle_request

    def away(request: httpx.Request) -> httpx.Response:
        if heard and request.url.path.endswith("/plan"):
            really(request)
        raise httpx.ConnectError("away")

    monkeypatch.setattr(at.line, "handle_request", away)

    def back(times: int) -> None:
        if times == 3:
            monkeypatch.setattr(at.line, "handle_request", really)

    at.happens = back
    at.plays(["run"])
    told = capsys.readouterr().out
    assert (told.count("does not answer"), told.count("answers again")) == (1, 1), told
    assert at.slept[:3] == [AGAIN] * 3
    assert at.play.session.round == 2
    with world.store.read() as c:
        assert c.execute(select(func.count()).select_from(decision)).scalar_one() == 1


def test_it_is_said_again_each_minute_and_may_be_left(
    app: TestClient, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Ctrl-C ends it, and who comes back finds the week lived."""
    at = Sat(app, world, tmp_path, monkeypatch)
    at.cut_after("submit")

    def wait(times: int) -> None:
        at.now += SAID_EVERY / 2
        if times == 4:
            raise KeyboardInterrupt

    at.happens = wait
    with pytest.raises(KeyboardInterrupt):
        at.plays(["run"])
    told = capsys.readouterr().out
    assert told.count("does not answer") == 2
    assert f"simgame join {URL} --plain" in told
    at.line.dead = False
    at.happens = lambda _: None
    at.plays([])
    assert at.play.session.round == 2


def test_others_are_waited_for_without_a_word_too_many(
    app: TestClient, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The review comes once, when the week is over."""
    at = Sat(app, world, tmp_path, monkeypatch)
    really, asked = at.play.session.advance, list[int]()

    def advance() -> Progress:
        asked.append(1)
        return Progress((), waits_for=("",)) if len(asked) < 4 else really()

    monkeypatch.setattr(at.play.session, "advance", advance)
    at.plays(["run"])
    told = capsys.readouterr().out
    assert told.count("Waiting for the others") == 1
    assert told.count("Week 1 is over") <= 1
    assert (len(at.slept), at.play.session.round) == (3, 2)


def test_a_question_whose_time_was_up_ends_nothing(
    app: TestClient, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """It is said, and the season goes on; so it does where the team went on without them."""
    at = Sat(app, world, tmp_path, monkeypatch, scenario=SHORT, asks=True)
    for path, value in HAGGLE.items():
        at.play.put({path: value})

    def late(upto: int, answer: str) -> str:
        open_round(world.store, world.trainer.who, at.contest, upto, world.clock.now)
        world.games.live(1, upto)
        return answer

    at.plays(["run", lambda: late(1, "1"), lambda: late(2, "run")])
    told = capsys.readouterr().out
    assert "this question has been answered, or its time is up" in told
    assert "Your team has gone on to week 3." in told
    assert at.play.session.round == 3
