"""Seasons of a contest that is over, as saves: the class may replay them, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from simgame.game.session import replayed
from simgame.game.table.journal_file import read_log
from simgame.hub.contests.contests import Wanted, close, freeze, new_contest
from simgame.hub.contests.debrief import seasons
from simgame.hub.contests.published import published, save_of
from simgame.hub.people.classes import Joined, join, new_class, new_trainer
from simgame.hub.people.who import Denied
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_corrections import lived, played
from tests.hub.test_gifts import MORE, give
from tests.hub.test_own_scenarios import MINE, added


def test_a_published_season_is_a_save_that_agrees(world: World, tmp_path: Path) -> None:
    """Plans, answers and what a trainer gave: it comes to the same digests and score."""
    number = world.contest(scenario="tea-launch", asks=True, kind="practice")
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    seat = world.games.begin(lin.who, number, 1)
    for week in range(1, 9):
        if week == 3:
            give(world, number, MORE)
        plan = {"content.xiaohongshu.picture-text.count": 3}
        world.games.hand_in(lin.who, seat, week, plan, f"of-lin-week-{week}")
        lived(world, lin, seat)
    with world.store.read() as c:
        assert published(c, wang.who, number) == []
        with pytest.raises(Denied):
            save_of(c, wang.who, number, 1, lin.who.team_id or 0)
    close(world.store, world.trainer.who, number)
    with world.store.read() as c:
        (one,) = published(c, wang.who, number)
        data = save_of(c, wang.who, number, 1, one.team)
    file = tmp_path / "season.jsonl"
    file.write_bytes(data)
    log = read_log(file)
    session = replayed(log, str(file))
    assert session.finished
    assert session.score().total == one.score
    # Replaying compares every week with what the save says.
    assert [state.week for _, state in log.states] == list(range(1, 9))
    assert log.states[-1][1].digest == world.games.place(lin.who, seat).game.digest


def test_other_classes_see_no_seasons(world: World) -> None:
    """Whoever is in another class, or leads one."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin)
    close(world.store, world.trainer.who, number)
    other = new_trainer(world.store, "Mr. Wu")
    klass = new_class(world.store, other.who, "四班")
    ana = join(world.store, klass.code, "Ana", "薄荷队")
    with world.store.read() as c:
        for who in (other.who, ana.who):
            with pytest.raises(Denied):
                published(c, who, number)


def test_a_board_that_is_frozen_when_it_is_over_is_not_told_by_seasons(world: World) -> None:
    """Neither list nor save nor class debrief, but for who leads, until it is shown again."""
    number, by = world.contest(), world.trainer.who
    (lin,), (wang,) = world.team("海盐队"), world.team("柠檬队")
    freeze(world.store, by, number, frozen=True)
    played(world, number, lin)
    close(world.store, by, number)
    with world.store.read() as c:
        assert published(c, wang.who, number) == []
        with pytest.raises(Denied):
            save_of(c, wang.who, number, 1, lin.who.team_id or 0)
        with pytest.raises(Denied):
            seasons(c, wang.who, number, 1)
        assert published(c, by, number)
        assert seasons(c, by, number, 1).teams
    freeze(world.store, by, number, frozen=False)
    with world.store.read() as c:
        assert published(c, wang.who, number)
        assert seasons(c, wang.who, number, 1).teams


@pytest.mark.parametrize("kind", ["ranked", "shared"])
def test_a_season_keeps_its_scenario_back_while_another_class_is_ranked_by_it(
    client: TestClient, world: World, kind: str
) -> None:
    """A save holds its scenario whole: who plays has it later, who leads has it now."""
    mine, by = f"own-{added(world)}", world.trainer.who
    number = world.contest(scenario=mine)
    (lin,) = world.team("海盐队")
    played(world, number, lin, weeks=8)
    copy = added(world, MINE.replace("春茶上市", "春茶再上市", 1))
    other = new_class(world.store, by, "四班")
    ranked = new_contest(
        world.store, by, other.id, Wanted(f"own-{copy}", level="hard", kind=kind)
    )  # fmt: skip
    close(world.store, by, number)
    door = f"/api/v1/contests/{number}/boards/1/teams/{lin.who.team_id}/season.jsonl"
    assert _season(client, number, lin) == (404, True, False)
    assert _season(client, number, world.trainer) == (200, False, True)
    close(world.store, by, ranked)
    assert _season(client, number, lin) == (200, False, True)
    again = new_contest(world.store, by, other.id, Wanted(mine, kind=kind))
    assert _season(client, number, lin) == (404, True, False)
    assert "spring-tea" not in client.get(door, headers=bearer(lin.token)).text
    # Practice stakes nothing, and what comes with the game is everybody's.
    close(world.store, by, again)
    new_contest(world.store, by, other.id, Wanted(mine, kind="practice"))
    assert _season(client, number, lin) == (200, False, True)


def test_a_season_of_what_comes_with_the_game_opens_at_once(
    client: TestClient, world: World
) -> None:
    """Whoever has the game has it anyway, whoever else is ranked by it."""
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin)
    close(world.store, world.trainer.who, number)
    world.contest()
    assert _season(client, number, lin) == (200, False, True)


def _season(client: TestClient, number: int, who: Joined) -> tuple[int, bool, bool]:
    """What is answered to whom asks for the season; whether it is told as later; its link."""
    client.portal.call(client.app.state.changes.look)
    door = f"/api/v1/contests/{number}/boards/1/teams/1/season.jsonl"
    (one,) = client.get(f"/api/v1/contests/{number}/seasons", headers=bearer(who.token)).json()
    page = client.get(f"/contests/{number}", headers=bearer(who.token)).text
    assert one["later"] == ("can be taken from here later" in page)
    return client.get(door, headers=bearer(who.token)).status_code, one["later"], door in page
