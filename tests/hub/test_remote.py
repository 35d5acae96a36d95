"""The same season through a hub as at home, and nothing doubled or lost when the line breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.contract import PlanRejected
from simgame.game.table.journal import SaveError
from simgame.hub.contests.contests import freeze, open_round
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.tables import board
from simgame.hub.web.app import create_app
from simgame.plan.values import plan_from
from simgame.players.policy import policy
from simgame.remote.client import Client, address
from simgame.remote.gateway import RemoteGateway
from simgame.scenario import load_or_raise
from tests.hub.conftest import World
from tests.hub.test_api import PLAN

SHORT = str(Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml")
HAGGLE = {"kol.campus-kai.posts": 1, "kol.campus-kai.fee": 250_000}
NOTES, VIDEOS = "content.xiaohongshu.picture-text.count", "content.douyin.short-video.count"


class Line(httpx.BaseTransport):
    """A line to the hub that loses every `lost`th answer on its way back."""

    def __init__(self, app: TestClient, lost: int = 0) -> None:
        self.app, self.lost, self.asked, self.dead = app, lost, 0, False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.dead:
            raise httpx.ConnectError("no line")
        self.asked += 1
        headers = {k: v for k, v in request.headers.items() if k != "host"}
        answer = self.app.request(
            request.method, request.url.raw_path.decode(),
            content=request.read(), headers=headers,
        )  # fmt: skip
        if self.lost and self.asked % self.lost == 0:
            raise httpx.ReadError("the line broke")
        return httpx.Response(answer.status_code, content=answer.content, headers=answer.headers)


@pytest.fixture
def app(world: World) -> Iterator[TestClient]:
    """The hub of the class."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def at_hub(app: TestClient, world: World, folder: Path, lost: int = 0, **wanted: Any) -> Any:
    """Somebody's gateway, and the one board there is."""
    contest = world.contest(**{"kind": "practice", **wanted})
    token = world.team("海盐队")[0].token
    client = Client("http://hub.test", token, Line(app, lost), sleep=lambda _: None)
    return RemoteGateway(client, folder, at_once), f"{contest}/1"


def at_once(do: Callable[[], None]) -> None:
    """What is done beside the screen is done before it goes on."""
    do()


@pytest.mark.parametrize("lost", [0, 3])
def test_a_season_at_a_hub_is_the_season_at_home(
    app: TestClient, world: World, tmp_path: Path, lost: int
) -> None:
    """Same decisions, same market: whatever is seen and scored is alike, on a bad line too."""
    gateway, name = at_hub(app, world, tmp_path, lost)
    far = gateway.resume(name).session
    with world.store.read() as c:
        from simgame.hub.contests.contests import boards

        seed = boards(c, 1)[0].seed
    near = LocalSession.alone(Season(load_or_raise("tutorial").scenario, seed))
    assert far.scenario == near.scenario
    assert far.catalogue.by_path == near.catalogue.by_path
    while not near.finished:
        plan = near.plan_of(policy("even_split"))
        near.submit(plan)
        near.advance()
        far.submit(plan)
        far.advance()
        assert far.observe() == near.observe(), f"seed {seed}, week {near.round - 1}"
    assert far.finished
    assert far.score() == near.score()
    assert far.digest() == near.digest()
    assert [far.report(n) for n in (1, 4)] == [near.report(n) for n in (1, 4)]


def test_a_plan_that_may_not_run_says_why(app: TestClient, world: World, tmp_path: Path) -> None:
    """The same problems as at home, and nothing is handed in."""
    gateway, name = at_hub(app, world, tmp_path)
    session = gateway.resume(name).session
    plan = plan_from(dict.fromkeys(PLAN, 10**6))
    with pytest.raises(PlanRejected) as rejected:
        session.submit(plan)
    assert rejected.value.problems == [p for p in session.check(plan) if p.blocks]
    assert not session.committed


def test_a_hub_that_is_away_is_told(tmp_path: Path) -> None:
    """After some tries, with its address."""

    def nobody(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    client = Client("hub.test:8470", "x", httpx.MockTransport(nobody), sleep=lambda _: None)
    with pytest.raises(SaveError, match="hub-away"):
        RemoteGateway(client, tmp_path).seasons()


def test_a_ranked_score_is_told_when_the_contest_is_over(
    app: TestClient, world: World, tmp_path: Path
) -> None:
    """Before that it would tell the truth of a luck that others still play."""
    from simgame.hub.contests.contests import close

    gateway, name = at_hub(app, world, tmp_path, kind="ranked")
    session = gateway.resume(name).session
    while not session.finished:
        session.submit(plan_from({}))
        session.advance()
    with pytest.raises(SaveError, match="score-later"):
        session.score()
    close(world.store, world.trainer.who, 1)
    assert gateway.resume(name).session.score().total >= 0


@pytest.mark.parametrize("url", ["ftp://hub", "http://", "", "://", f"http://{'x' * 300}", "a..b"])
def test_what_is_no_address_is_refused(url: str) -> None:
    """With an example of one."""
    with pytest.raises(SaveError, match="hub-address"):
        address(url)


@pytest.mark.parametrize(
    "url", ["http：//192.168.1.20：8470", "192。168。1。20：8470", " http://192.168.1.20:8470/ "]
)
def test_an_address_is_read_as_an_input_method_types_it(url: str) -> None:
    """Signs of full width are those that were meant."""
    assert address(url) == "http://192.168.1.20:8470"


def test_two_of_a_team_work_on_one_draft(app: TestClient, world: World, tmp_path: Path) -> None:
    """Each keeps what they changed, and sees what the other did when they look again."""
    contest = world.contest(kind="practice")
    tokens = [joined.token for joined in world.team("海盐队", "Lin", "Wang")]
    plays = [_at_desk(app, token, tmp_path / token[:8], contest) for token in tokens]
    plays[0].put({NOTES: 3})
    plays[0].keep()
    plays[1].put({VIDEOS: 2})
    plays[1].keep()
    assert [play.team.unsent for play in plays if play.team] == ["", ""]
    again = _at_desk(app, tokens[0], tmp_path / tokens[0][:8], contest)
    assert again.draft.values[NOTES] == 3
    assert again.draft.values[VIDEOS] == 2
    with pytest.raises(SaveError, match="hub-refused"):
        plays[1].session.submit(plan_from(PLAN))


def test_what_goes_on_from_last_week_stays_in_the_draft(
    app: TestClient, world: World, tmp_path: Path
) -> None:
    """A mate who changes one lever does not take away what the round starts from."""
    contest = world.contest(kind="practice")
    lin, wang = (joined.token for joined in world.team("海盐队", "Lin", "Wang"))
    first = _at_desk(app, lin, tmp_path / "lin", contest)
    first.put(PLAN)
    first.commit()
    first.session.advance()
    second = _at_desk(app, wang, tmp_path / "x", contest)
    started = dict(second.observation.start)
    assert started
    second.put({"content.douyin.short-video.count": 2})
    looked = _at_desk(app, lin, tmp_path / "y", contest)
    assert looked.draft.values == {**started, "content.douyin.short-video.count": 2}


def test_a_draft_is_kept_here_when_the_hub_is_away(
    app: TestClient, world: World, tmp_path: Path
) -> None:
    """What was typed is there again, it is said that the team does not see it, and it gets it."""
    contest, (token, mate) = world.contest(kind="practice"), _tokens(world)
    line = Line(app)
    play = _at_desk(app, token, tmp_path / "lin", contest, line)
    line.dead = True
    play.put({NOTES: 3})
    assert play.team is not None
    assert "no connection" in play.team.unsent
    again = _at_desk(app, token, tmp_path / "lin", contest)
    assert again.draft.values[NOTES] == 3
    assert NOTES not in _at_desk(app, mate, tmp_path / "wang", contest).draft.values
    line.dead = False
    assert play.team.theirs() == {}
    assert play.team.unsent == ""
    assert _at_desk(app, mate, tmp_path / "wang", contest).draft.values[NOTES] == 3


def test_what_a_mate_changes_comes_in_once(app: TestClient, world: World, tmp_path: Path) -> None:
    """And is not sent back as one's own."""
    contest, (lin, wang) = world.contest(kind="practice"), _tokens(world)
    first = _at_desk(app, lin, tmp_path / "lin", contest)
    second = _at_desk(app, wang, tmp_path / "wang", contest)
    second.put({NOTES: 4})
    assert first.team is not None
    assert first.team.theirs() == {NOTES: 4}
    assert first.team.theirs() == {}
    first.put({VIDEOS: 1, NOTES: 4})
    room = first.team.room("plan")
    assert [(e.name, e.lever, e.after) for e in room.edits] == [
        ("Lin", VIDEOS, 1), ("Wang", NOTES, 4),
    ]  # fmt: skip


def test_a_room_tells_who_is_ready_and_what_was_said(
    app: TestClient, world: World, tmp_path: Path
) -> None:
    """Ready holds for one round; other teams are told of while the board is not frozen."""
    contest, (lin, wang) = world.contest(kind="practice"), _tokens(world)
    other = world.team("柠檬队")[0]
    world.games.begin(other.who, contest, 1)
    first, second = (_at_desk(app, who, tmp_path / who[:6], contest) for who in (lin, wang))
    assert first.team is not None
    assert second.team is not None
    second.team.say("抖音 1.8 万是上限了")
    second.team.room("market", ready=True)
    room = first.team.room("plan")
    assert [(m.name, m.captain, m.me, m.ready, m.page) for m in room.people] == [
        ("Lin", True, True, False, "plan"), ("Wang", False, False, True, "market"),
    ]  # fmt: skip
    assert [(line.name, line.text) for line in room.said] == [("Wang", "抖音 1.8 万是上限了")]
    assert [(t.name, t.mine) for t in room.teams] == [("海盐队", True), ("柠檬队", False)]
    first.commit()
    first.session.advance()
    after = second.team.room("plan")
    assert (after.round, [m.ready for m in after.people]) == (2, [False, False])
    assert second.session.round == 2
    freeze(world.store, world.trainer.who, contest, frozen=True)
    assert first.team.room("plan").teams == ()
    with pytest.raises(SaveError, match="hub-refused"):
        second.team.say("\u202egnp.exe")


@pytest.mark.parametrize("lost", [0, 3])
def test_questions_of_a_week_are_answered_as_at_home(
    app: TestClient, world: World, tmp_path: Path, lost: int
) -> None:
    """They stop the week, with its days so far, and go by what the captain says."""
    gateway, name = at_hub(app, world, tmp_path, lost, scenario=SHORT, asks=True)
    with world.store.write() as c:
        c.execute(board.update().values(seed=7))
    far = gateway.resume(name).session
    near = LocalSession.alone(Season(load_or_raise(SHORT).scenario, 7), asks=True)
    plan, asked = plan_from(HAGGLE), 0
    while not near.finished:
        near.submit(plan)
        far.submit(plan)
        here, there = near.advance(), far.advance()
        assert far.phase == near.phase
        while here.prompts:
            assert there == here
            for prompt in here.prompts:
                asked += 1
                for session in (near, far):
                    session.answer(prompt, prompt.options[-1].id)
            assert far.answers == near.answers
            here, there = near.advance(), far.advance()
        assert far.observe() == near.observe()
        plan = plan_from({})
    assert asked
    assert far.decided() == near.decided()
    assert far.digest() == near.digest()


def test_a_question_waits_until_the_time_is_up(
    app: TestClient, world: World, tmp_path: Path
) -> None:
    """Then the standing order answers; and an answer comes too late."""
    gateway, name = at_hub(app, world, tmp_path, scenario=SHORT, asks=True, rounds_open=1)
    with world.store.write() as c:
        c.execute(board.update().values(seed=7))
    session = gateway.resume(name).session
    session.submit(plan_from(HAGGLE))
    (prompt,) = session.advance().prompts
    hub = Hub(world.store, Here())
    assert hub.catch_up() == 0
    open_round(world.store, world.trainer.who, 1, 1, world.clock.now)
    assert hub.catch_up() == 1
    with pytest.raises(SaveError, match="hub-refused"):
        session.answer(prompt, prompt.options[0].id)
    assert session.advance().days
    assert session.round == 2


def _tokens(world: World) -> list[str]:
    return [joined.token for joined in world.team("海盐队", "Lin", "Wang")]


def _at_desk(
    app: TestClient, token: str, folder: Path, contest: int, line: Line | None = None
) -> Play:
    client = Client("http://hub.test", token, line or Line(app), sleep=lambda _: None)
    return Play.at(RemoteGateway(client, folder, at_once).resume(f"{contest}/1"))
