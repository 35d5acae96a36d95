"""A contest of several scenarios: each board is its own, and none outweighs the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from simgame.hub.contests.contests import boards, close, contests, one_more_board
from simgame.hub.contests.laid_out import OnBoards, unlike, weights
from simgame.hub.contests.practice import practised
from simgame.hub.contests.progress import progress
from simgame.hub.contests.published import save_of
from simgame.hub.contests.ranking import ranked
from simgame.hub.contests.standings import board_of
from simgame.hub.contests.verify import verify
from simgame.hub.games.batch import Beside
from simgame.hub.games.place import title_of
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Joined, Refused
from simgame.hub.store.tables import board
from simgame.hub.web.app import create_app
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from simgame.remote.team import classroom_at
from tests.hub.conftest import World
from tests.hub.saves import saved, scored
from tests.hub.test_api import PLAN, bearer
from tests.hub.test_remote import Line, at_once

TEA = OnBoards("tea-launch", "hard", 1)


@pytest.fixture
def number(world: World) -> int:
    """Two boards of the tutorial, one of tea."""
    return world.contest(boards=2, more=(TEA,))


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def _played(world: World, who: Joined, number: int, on: int, weeks: int) -> int:
    seat = world.games.begin(who.who, number, on)
    game = world.games.place(who.who, seat).game.id
    for week in range(1, weeks + 1):
        values = PLAN if on < 3 else {}
        world.games.hand_in(who.who, seat, week, values, f"{who.who.id}-{on}-week-{week}")
        world.games.live(game)
    return seat


def test_every_board_is_played_by_its_own_scenario(world: World, number: int) -> None:
    """Four weeks of the tutorial, eight of tea on its level; each ends when its own is over."""
    (lin,) = world.team("海盐队")
    with world.store.read() as c:
        lucks = boards(c, number)
    told = [(luck.scenario_id, luck.level, luck.rounds) for luck in lucks]
    assert told == [("tutorial", "normal", 4)] * 2 + [("tea-launch", "hard", 8)]
    assert unlike(lucks)
    assert not unlike(lucks[:2])
    for on, weeks in ((1, 4), (3, 8)):
        seat = _played(world, lin, number, on, weeks)
        assert world.games.place(lin.who, seat).game.finished
    with world.store.read() as c:
        assert {(at.board, at.week, at.rounds) for at in progress(c, number, 0)} == {
            (1, 4, 4), (3, 8, 8),
        }  # fmt: skip
        (line,) = board_of(c, None, number).lines
    assert line.standing is not None
    assert set(line.standing.scores) == {1, 3}
    close(world.store, world.trainer.who, number)
    with world.store.read() as c:
        save = save_of(c, lin.who, number, 3, lin.who.team_id or 0)
    assert b'"tea-launch"' in save.splitlines()[0]
    assert b'"level":"hard"' in save.splitlines()[0]


def test_a_point_counts_by_how_far_reference_players_lie_apart(world: World, number: int) -> None:
    """So that a board on which everybody is close weighs as much; alike boards count as ever."""
    with world.store.read() as c:
        lucks = boards(c, number)
    found = weights(lucks)
    apart = {luck.number: luck.apart for luck in lucks}
    assert apart[1] == apart[2] != apart[3]
    assert found[1] * apart[1] == pytest.approx(found[3] * apart[3])
    assert sum(one * apart[n] for n, one in found.items()) == pytest.approx(sum(apart.values()))
    assert weights(lucks[:2]) == {}
    # One is a whole good plan ahead on board 1, the other on board 3: nobody is ahead.
    one = {1: 500 + apart[1], 3: 200}
    other = {1: 500, 3: 200 + apart[3]}
    ahead = ranked({1: one, 2: other}, weights=found)
    assert [each.margin for each in ahead] == pytest.approx([0, 0])
    assert {each.margin for each in ranked({1: one, 2: other})} != {0}
    assert ahead[0].scores in (one, other)


def test_where_one_was_not_measured_points_count_as_they_are(world: World, number: int) -> None:
    """Nobody can say how far players lie apart there."""
    with world.store.write() as c:
        c.execute(update(board).where(board.c.contest_id == number, board.c.number == 3)
                  .values(apart=0))  # fmt: skip
        assert weights(boards(c, number)) == {}


def test_bands_count_by_the_same_weights(world: World, number: int) -> None:
    """Every board is played again by its own scenario, on lucks common to all of them."""
    again = {1: {1: [600, 620], 3: [100, 100]}, 2: {1: [500, 520], 3: [500, 480]}}
    scores = {1: {1: 600, 3: 100}, 2: {1: 500, 3: 500}}
    far, near = ({1: 1.0, 3: 1.0}, {1: 8.0, 3: 0.5})
    assert {s.team: s.band for s in ranked(scores, again, far)} == {2: (1, 1), 1: (2, 2)}
    assert {s.team: s.band for s in ranked(scores, again, near)} == {1: (1, 1), 2: (2, 2)}
    one, other = world.team("A")[0], world.team("B")[0]
    for who in (one, other):
        _played(world, who, number, 1, 4)
        _played(world, who, number, 3, 8)
    close(world.store, world.trainer.who, number)
    assert verify(world.store, Beside(Here()), number, 2) == 8
    with world.store.read() as c:
        assert all(line.standing and line.standing.band for line in board_of(c, None, number).lines)


def test_a_contest_takes_five_boards_in_all(world: World) -> None:
    """However they are shared out."""
    assert world.contest(boards=4, more=(TEA,))
    for wanted in ({"boards": 5, "more": (TEA,)}, {"more": (OnBoards("tea-launch", boards=0),)}):
        with pytest.raises(Refused, match="boards"):
            world.contest(**wanted)


def test_an_untitled_contest_is_called_after_what_is_played(
    world: World, number: int, client: TestClient
) -> None:
    """In the language of whoever reads it, on pages, in the API and in the app."""
    with world.store.read() as c:
        (row,) = contests(c, world.klass)
    assert title_of(row, "en") == "Tutorial: the first sale · Tea launch"
    assert "冷泡茶上市" in title_of(row, "zh")
    (lin,) = world.team("海盐队")
    told = client.get("/api/v1/contests", headers=bearer(lin.token)).json()[0]
    assert told["titles"]["en"] == title_of(row, "en")
    assert told["title"] == title_of(row, "zh")
    seat = world.games.begin(lin.who, number, 1)
    sat = client.get(f"/api/v1/seats/{seat}", headers=bearer(lin.token)).json()
    assert (sat["title"], sat["titles"]) == (told["title"], told["titles"])
    assert [luck["level"] for luck in told["boards"]] == ["normal", "normal", "hard"]
    assert [luck["rounds"] for luck in told["boards"]] == [4, 4, 8]
    assert told["rounds"] == 8
    page = client.get(f"/contests/{number}?lang=en").text
    assert "Tea launch · hard" in page
    assert "A point counts the less" in page
    assert "冷泡茶上市 · 困难" in client.get(f"/contests/{number}?lang=zh").text
    client.cookies.set("simgame", lin.token)
    assert "Tea launch · hard" in client.get("/team?lang=en").text
    client.cookies.set("simgame", world.trainer.token)
    assert "Tea launch · hard" in client.get("/console?lang=en").text


def test_the_app_says_what_each_board_is(
    world: World, number: int, client: TestClient, tmp_path: Path
) -> None:
    """At home and on the leaderboard, and in the list of a plain player."""
    (lin,) = world.team("海盐队")
    hub = Client("http://hub.test", lin.token, Line(client), sleep=lambda _: None)
    found = {at.number: at for at in classroom_at(hub).boards}
    assert found[3].plays is not None
    assert found[3].plays.en == "Tea launch"
    assert (found[3].level, found[3].rounds, found[1].rounds) == ("hard", 8, 4)
    labels = [info.label for info in RemoteGateway(hub, tmp_path, at_once, "en").seasons()]
    assert labels[2].endswith("· 3 · Tea launch")
    assert RemoteGateway(hub, tmp_path, at_once).resume(f"{number}/3").source == "tea-launch"


def test_forms_and_requests_ask_for_several(world: World, client: TestClient) -> None:
    """By the API, and by the console's form without a script; what is not there is refused."""
    asked = {"scenario": "tutorial", "more": [{"scenario": "tea-launch", "boards": 2}]}
    path, mine = f"/api/v1/classes/{world.klass}/contests", bearer(world.trainer.token)
    made = client.post(path, json=asked, headers=mine)
    assert made.status_code == 201, made.text
    asked["more"] = [{"scenario": "../../etc"}]
    assert client.post(path, json=asked, headers=mine).status_code == 409
    client.cookies.set("simgame", world.trainer.token)
    form = {"class": str(world.klass), "scenario": "tutorial", "boards": "1", "scenario_2": "",
            "scenario_3": "tea-launch", "level_3": "easy", "boards_3": "2"}  # fmt: skip
    answer = client.post("/console/contest", data=form, headers={"Origin": "http://hub.test"})
    assert answer.status_code == 200, answer.text
    with world.store.read() as c:
        newest, before = contests(c, world.klass)
        assert [b.level for b in boards(c, newest.id)] == ["normal", "easy", "easy"]
        assert len(boards(c, before.id)) == 3


def test_practice_takes_seasons_of_each_of_its_scenarios(world: World, tmp_path: Path) -> None:
    """Each stands with its own; one more luck is drawn of the one that is named."""
    number = world.contest(kind="practice", more=(OnBoards("tea-launch"),))
    (lin,) = world.team("海盐队")
    first = scored(world, number, lin, saved(tmp_path, bot="do_nothing"))
    other = scored(world, number, lin, saved(tmp_path, bot="do_nothing", scenario="tea-launch"))
    with pytest.raises(Refused, match="save-scenario"):
        scored(world, number, lin, saved(tmp_path, bot="do_nothing", level="hard"))
    with world.store.read() as c:
        lines = practised(c, None, number) or ()
    assert [(line.on, line.best) for line in lines] == [(1, first), (2, other)]
    assert one_more_board(world.store, world.trainer.who, number, like=2) == 3
    with world.store.read() as c:
        assert [b.scenario_id for b in boards(c, number)] == [
            "tutorial",
            "tea-launch",
            "tea-launch",
        ]
