"""The app in a class: the team's room, the boards, and a line that breaks while somebody types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from simgame.game.table.contract import Progress
from simgame.game.table.journal import SaveError
from simgame.hub.contests.contests import close, freeze, open_round
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.tables import board
from simgame.hub.web.app import create_app
from simgame.locale import texts
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from simgame.tui.app import SimgameApp
from simgame.tui.team_watch import EVERY_SECONDS
from tests.hub.conftest import World
from tests.hub.test_api import PLAN
from tests.hub.test_remote import HAGGLE, NOTES, SHORT, Line, at_once
from tests.tui.driver import LARGE, SMALL, HandClock, Unexplained, driven


@pytest.fixture
def hub(world: World) -> Iterator[TestClient]:
    """The hub of the class."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


class At:
    """Two of a team: one in the app, the other without it; `line` is the first one's."""

    def __init__(self, hub: TestClient, world: World, folder: Path, **wanted: object) -> None:
        self.world = world
        self.contest = world.contest(**{"kind": "practice", **wanted})
        with world.store.write() as c:
            c.execute(board.update().values(seed=7))
        self.lin, self.wang = world.team("海盐队", "Lin", "Wang")
        self.line = Line(hub)
        self.folder, self.name = folder, f"{self.contest}/1"
        self.mate = self._gateway(self.wang.token, Line(hub), "wang").resume(self.name)

    def _gateway(self, token: str, line: Line, folder: str) -> RemoteGateway:
        client = Client("http://hub.test", token, line, sleep=lambda _: None)
        return RemoteGateway(client, self.folder / folder, at_once)

    def time_is_up(self, upto: int) -> None:
        """The round ends as it does at its deadline, without who has not handed in."""
        now = self.world.clock.now
        open_round(self.world.store, self.world.trainer.who, self.contest, upto, now)
        self.world.games.live(1, upto)

    def app(self, lang: str = "en", token: str = "") -> SimgameApp:
        """The app of the captain, or of whoever has the token."""
        gateway = self._gateway(token or self.lin.token, self.line, token[:5] or "lin")
        return SimgameApp(lambda: gateway, lang, resume=self.name, clock=HandClock(),
                          explains=lambda *_: Unexplained())  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_what_a_mate_does_is_seen(
    hub: TestClient, world: World, tmp_path: Path, lang: str
) -> None:
    """Their lever moves in one's own plan; their line and that they are ready stand in the room."""
    at = At(hub, world, tmp_path)
    async with driven(at.app(lang), LARGE) as d:
        assert d.screen_name == "Desk", d.text
        at.mate.drafts.read()
        hub.put("/api/v1/seats/1/draft", json={"version": 0, "values": {NOTES: 4}},
                headers={"Authorization": f"Bearer {at.wang.token}"})  # fmt: skip
        at.mate.team.say("收藏先行 first")
        at.mate.team.room("market", ready=True)
        await d.wait(EVERY_SECONDS)
        assert d.app.play.values[NOTES] == 4
        await d.press("f7")
        assert d.screen_name == "TeamTab"
        assert "收藏先行 first" in d.text
        assert "Wang" in d.text
        assert " ok " in d.text
        # Below what was said: the goals, and what goes out this week by the plan they share.
        assert texts(lang)("The week ahead") in d.text
        await d.press("m", "f2")
        assert {mate.ready for mate in d.app.team.room.people} == {True}


async def test_what_is_typed_without_a_line_is_sent_later(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """It is said at once, no key waits, and the mate has it when there is a line again."""
    at = At(hub, world, tmp_path)
    async with driven(at.app(), LARGE) as d:
        at.line.dead = True
        await d.set(NOTES, "5")
        await d.wait(EVERY_SECONDS)
        assert "No line to your team" in d.text
        at.line.dead = False
        await d.wait(EVERY_SECONDS)
        assert "No line to your team" not in d.text
    found = at.mate.drafts.read()
    assert found is not None
    assert json.loads(found)["values"][NOTES] == 5
    told = hub.get("/api/v1/seats/1", headers={"Authorization": f"Bearer {at.wang.token}"}).json()
    assert told["draft"][NOTES] == 5


async def test_a_closed_app_without_a_line_has_lost_nothing(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """Opened again, the plan is as it was typed."""
    at = At(hub, world, tmp_path)
    async with driven(at.app(), LARGE) as d:
        at.line.dead = True
        await d.set(NOTES, "5")
    at.line.dead = False
    async with driven(at.app(), LARGE) as d:
        assert d.app.play.values[NOTES] == 5


@pytest.mark.parametrize(("lang", "said"), [("en", "has not answered for 4 seconds."),
                                            ("zh", "4 秒没有回应")])  # fmt: skip
async def test_a_week_is_waited_for_while_the_hub_is_away(
    hub: TestClient, world: World, tmp_path: Path, lang: str, said: str
) -> None:
    """It says since when and what is kept, asks again by itself, and goes on with the hub."""
    at = At(hub, world, tmp_path)
    async with driven(at.app(lang), LARGE) as d:
        session, away = d.app.play.session, True
        really = session.advance

        def advance() -> Progress:
            if away:
                raise SaveError("hub-away", "http://hub.test", reason="no connection")
            return really()

        session.advance = advance
        await d.press("r", "enter")
        assert d.screen_name == "Week"
        await d.wait(5)
        assert said in d.feed.replace("\n", " "), d.feed
        away = False
        await d.wait(EVERY_SECONDS)
        assert said not in d.feed
        await d.press("end")
        assert d.app.screen.playback.over, d.text


async def test_a_question_is_answered_in_the_app(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """It stands in the week as at home, and the hub keeps what was said."""
    at = At(hub, world, tmp_path, scenario=SHORT, asks=True)
    async with driven(at.app(), LARGE) as d:
        d.app.play.put(HAGGLE)
        d.desk.relabel()
        asked = await d.to_question()
        digit = asked.digits[0]
        await d.answer(digit, digit, "end")
        assert d.asked is None
        assert list(d.app.play.session.decided()[0].answers.values()) == [asked.option(digit)]


async def test_a_question_whose_time_was_up_is_not_asked_any_more(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """The app leaves it for the review and says why; a quicker answer is told so, and no crash."""
    at = At(hub, world, tmp_path, scenario=SHORT, asks=True)
    async with driven(at.app(), LARGE) as d:
        d.app.play.put(HAGGLE)
        d.desk.relabel()
        asked = await d.to_question()
        at.time_is_up(1)
        await d.wait(EVERY_SECONDS)
        assert d.screen_name == "Review", d.text
        assert "The time was up" in d.said
        session = d.app.play.session
        with pytest.raises(SaveError, match="not-asked"):
            session.answer(asked.prompt, asked.option(asked.digits[0]))


async def test_who_forgets_a_week_reads_that_the_time_was_up_and_what_came(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """The desk says when a week is opened and when little time is left; then comes the review."""
    at = At(hub, world, tmp_path, rounds_open=1)
    world.games.hand_in(at.lin.who, at.mate.session.number, 1, PLAN, "week-1-by-lin")
    world.games.live(1)
    async with driven(at.app(), SMALL) as d:
        await d.press("enter")
        await d.set(NOTES, "4")
        await d.wait(EVERY_SECONDS)
        until = world.clock.now + 10 * 60_000
        open_round(world.store, world.trainer.who, at.contest, 2, until)
        await d.wait(EVERY_SECONDS)
        assert "Your trainer has opened week 2. 9 minutes left" in d.said
        world.clock.now = until - 60_000
        await d.wait(EVERY_SECONDS)
        assert "0 minutes left" in d.said
        at.time_is_up(2)
        await d.wait(EVERY_SECONDS)
        assert d.screen_name == "Review", d.text
        assert "The time was up: your team has gone on to week 3." in d.said


async def test_a_member_is_told_who_hands_in_and_follows_the_captain(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """R says whose it is; when the captain has handed in, the member watches the week."""
    at = At(hub, world, tmp_path)
    async with driven(at.app(token=at.wang.token)) as d:
        await d.wait(EVERY_SECONDS)
        await d.press("r")
        assert "captain" in d.said
        world.games.hand_in(at.lin.who, 1, 1, PLAN, "week-1-by-lin")
        world.games.live(1)
        await d.wait(EVERY_SECONDS)
        assert d.screen_name == "Review", d.text


async def test_the_clock_and_the_boards_stand_in_the_room(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """The deadline counts down; one's own line stands on the board, which says it is frozen."""
    at = At(hub, world, tmp_path, rounds_open=1)
    open_round(world.store, world.trainer.who, at.contest, 1, world.clock.now + 10 * 60_000)
    async with driven(at.app(), SMALL) as d:
        await d.press("f7")
        assert "9 minutes left" in d.text
        await d.press("b")
        assert "海盐队" in d.text
        freeze(world.store, world.trainer.who, at.contest, frozen=True)
        hub.portal.call(hub.app.state.changes.look)
        await d.press("b", "b")
        assert "frozen" in d.text


async def test_a_ranked_season_ends_at_the_boards(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """Its score is not told before the contest is over, by its last review neither; then it is."""
    at = At(hub, world, tmp_path, kind="ranked")
    for number in range(1, 5):
        world.games.hand_in(at.lin.who, 1, number, PLAN, f"week-{number}-lin")
        world.games.live(1)
    async with driven(at.app()) as d:
        assert d.screen_name == "Later"
        assert "海盐队" in d.text
        await d.press("w")
        assert d.screen_name == "Review", d.text
        await d.press("escape")
        await d.wait(EVERY_SECONDS)
        close(world.store, world.trainer.who, at.contest)
        await d.wait(EVERY_SECONDS)
        assert d.screen_name == "Debrief", d.text
        assert "The contest is over." in d.said


async def test_a_class_plays_again_when_its_trainer_says_so(
    hub: TestClient, world: World, tmp_path: Path
) -> None:
    """Its debrief begins nothing: no key is offered for it, and each says who does."""
    at = At(hub, world, tmp_path)
    for number in range(1, 5):
        world.games.hand_in(at.lin.who, 1, number, PLAN, f"week-{number}-lin")
        world.games.live(1)
    async with driven(at.app(), LARGE) as d:
        assert d.screen_name == "Debrief"
        assert "Same luck again" not in d.text
        for key in "sng":
            await d.press(key)
            assert d.screen_name == "Debrief"
            assert d.said.endswith("its trainer begins."), key
