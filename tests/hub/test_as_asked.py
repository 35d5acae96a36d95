"""A board as somebody wants to see it: sorted by a column, or some minutes late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.hub.contests.standings import Board, board_of
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.divisions import put_into
from simgame.hub.people.who import Denied
from simgame.hub.web import boards
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_corrections import played

MINUTE = 60_000


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    with TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test") as found:
        yield found


def shown(client: TestClient, path: str) -> list[str]:
    """The names on a board from above."""
    return re.findall(r'<th scope="row"><bdi>([^<]+)</bdi></th>', client.get(path).text)


def test_a_board_is_sorted_as_asked_without_a_script(client: TestClient, world: World) -> None:
    """By name or by a board; heads are links, and what follows by the stream is sorted alike."""
    number = world.contest(boards=2)
    teams = {name: world.team(name)[0] for name in ("C", "A", "B")}
    played(world, number, teams["B"], 1, luck=2)
    played(world, number, teams["C"], 4, luck=1)
    played(world, number, teams["A"], 2, luck=2)
    at = f"/contests/{number}"
    assert shown(client, at)[0] == "C"
    assert shown(client, f"{at}?by=name") == ["A", "B", "C"]
    assert shown(client, f"{at}?by=2") == ["A", "B", "C"]
    page = client.get(f"{at}?by=2").text
    assert 'aria-sort="descending"' in page
    assert 'href="?by=name"' in page
    assert "/stream?by=2" in page
    assert client.get(f"{at}?by=colour").status_code == 422


def test_spectators_see_a_board_some_minutes_late(client: TestClient, world: World) -> None:
    """Scores, weeks and who has begun: as it was then, though nothing moves since."""
    number = world.contest()
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    played(world, number, wang, 1)
    world.clock.now += 20 * MINUTE
    played(world, number, lin)
    at = f"/contests/{number}/projector"
    assert shown(client, at) == ["海盐队", "柠檬队"]
    assert shown(client, f"{at}?delay=10") == ["柠檬队"]
    late = client.get(f"{at}?delay=10&lang=en").text
    assert "10 min late" in late
    assert re.search(r"week 2\b", late)
    assert "delay=10" in late
    world.clock.now += 11 * MINUTE
    assert shown(client, f"{at}?delay=10") == ["海盐队", "柠檬队"]
    assert client.get(f"{at}?delay=61").status_code == 422


@pytest.mark.parametrize(("lang", "heads"), [
    ("en", ["Place ▾", "Team", "To the median", "Band", "Board 1", "Board 5"]),
    ("zh", ["名次 ▾", "团队", "比中位数", "名次区间", "第 1 局", "第 5 局"]),
])  # fmt: skip
def test_the_ranking_stands_before_the_boards(
    client: TestClient, world: World, lang: str, heads: list[str]
) -> None:
    """A phone shows the first columns; whoever wants each board's score moves the table."""
    number = world.contest(boards=5)
    text = client.get(f"/contests/{number}/rows", params={"lang": lang}).text
    found = [re.sub("<[^>]*>", "", one).strip() for one in re.findall("<th[^>]*>(.*?)</th>", text)]
    assert [*found[:5], found[-1]] == heads


def test_a_division_is_ranked_by_itself(client: TestClient, world: World) -> None:
    """Places and medians of its teams alone, on page and API; links lead from one to the other."""
    number, by = world.contest(), world.trainer.who
    teams = {name: world.team(name)[0] for name in ("A", "B", "C")}
    for one in teams.values():
        played(world, number, one)
    for name in ("A", "B"):
        put_into(world.store, by, teams[name].who.team_id or 0, "新手")
    at = f"/contests/{number}"
    assert "division" in client.get(at).text
    assert sorted(shown(client, f"{at}?division=新手")) == ["A", "B"]
    told = client.get(f"/api/v1{at}/board?division=新手").json()
    assert sorted(line["name"] for line in told["lines"]) == ["A", "B"]
    assert len(client.get(f"/api/v1{at}/board").json()["lines"]) == 3
    assert client.get(f"{at}?division=nobody").status_code == 404
    with pytest.raises(Denied):
        put_into(world.store, teams["C"].who, teams["C"].who.team_id or 0, "新手")
    assert put_into(world.store, by, teams["A"].who.team_id or 0, " ") == ""
    with world.store.read() as c:
        assert [line.name for line in board_of(c, None, number, division="新手").lines] == ["B"]


def test_a_late_board_is_made_once_for_all_who_look(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hall of spectators asks for one board, not for five hundred."""
    # Without its life no hub looks what has moved meanwhile.
    client = TestClient(create_app(Hub(world.store, Here())), base_url="http://hub.test")
    number = world.contest()
    played(world, number, world.team("海盐队")[0], 1)
    made: list[int] = []

    def counted(c: Any, who: Any, contest: int, **asked: Any) -> Board:
        made.append(contest)
        return board_of(c, who, contest, **asked)

    monkeypatch.setattr(boards, "board_of", counted)
    world.clock.now -= world.clock.now % 5_000
    for _ in range(5):
        client.get(f"/contests/{number}/rows?delay=10")
    assert len(made) == 1
    world.clock.now += 5_000
    client.get(f"/contests/{number}/rows?delay=10")
    assert len(made) == 2
