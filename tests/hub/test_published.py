"""Seasons of a contest that is over, as saves: the class may replay them, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.session import replayed
from simgame.game.table.journal_file import read_log
from simgame.hub.contests.contests import close, freeze
from simgame.hub.contests.debrief import seasons
from simgame.hub.contests.published import published, save_of
from simgame.hub.people.classes import join, new_class, new_trainer
from simgame.hub.people.who import Denied
from tests.hub.conftest import World
from tests.hub.test_corrections import lived, played
from tests.hub.test_gifts import MORE, give


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
