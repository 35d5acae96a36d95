"""Saves that were sent in are played again beside the answers: once, whoever dies meanwhile."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from simgame.hub.contests.practice import practised
from simgame.hub.contests.upload_scores import GONE, TRIES, score_uploads
from simgame.hub.contests.uploads import send, sent_in
from simgame.hub.games.workers import Here, NoWorkers, Processes, Workers
from simgame.hub.people.classes import Joined
from simgame.hub.store.audit import acts, acts_of
from simgame.hub.store.backup import back_up, put_back
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store, sqlite_url
from simgame.hub.store.tables import upload
from tests.hub.conftest import World
from tests.hub.saves import saved, scored


@pytest.fixture
def number(world: World) -> int:
    """A practice contest."""
    return world.contest(kind="practice")


@pytest.fixture
def lin(world: World) -> Joined:
    """The captain of a team."""
    return world.team("海盐队")[0]


class Dying(Here):
    """It dies before it has answered, as often as `left` says."""

    def __init__(self, error: BaseException, left: int = 1) -> None:
        self.error, self.left = error, left

    def do(self, work: Callable[[Any], Any], asked: Any) -> Any:
        """What comes of it, in the end."""
        if self.left:
            self.left -= 1
            raise self.error
        return work(asked)


def test_what_was_cut_short_is_scored_once_by_whoever_comes_next(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """A server that is killed has written nothing; two who play the same write it once."""
    send(world.store, lin.who, number, saved(tmp_path))
    # A database that is away: it is free at once.
    assert score_uploads(world.store, Dying(OperationalError("", {}, Exception()))) == 0
    with pytest.raises(KeyboardInterrupt):
        score_uploads(world.store, Dying(KeyboardInterrupt()))
    assert score_uploads(world.store, Here()) == 0
    world.clock.now += GONE

    class Slow(Here):
        def do(self, work: Callable[[Any], Any], asked: Any) -> Any:
            world.clock.now += GONE + 1
            assert score_uploads(world.store, Here()) == 1
            return work(asked)

    score_uploads(world.store, Slow())
    with world.store.read() as c:
        assert len(acts_of(c, ("practised",))) == 1
        assert list(acts(c))


@pytest.mark.parametrize("error", [NoWorkers(), TimeoutError()])
def test_what_ends_its_workers_is_given_up(
    world: World, number: int, lin: Joined, tmp_path: Path, error: Exception
) -> None:
    """After some tries, so that the others come to theirs."""
    send(world.store, lin.who, number, saved(tmp_path))
    send(world.store, lin.who, number, saved(tmp_path, seed=8))
    workers = Dying(error, left=2 * TRIES - 1)
    for _ in range(2 * TRIES):
        score_uploads(world.store, workers)
    with world.store.read() as c:
        told = [(row.score is None, row.refused != "") for row in sent_in(c, lin.who, number)]
    assert sorted(told) == [(False, False), (True, True)]


def test_a_worker_that_is_killed_is_replaced(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """In the pool of a server: the season is scored once."""
    send(world.store, lin.who, number, saved(tmp_path))
    pool: Workers = Processes(1)
    try:
        for process in list((pool._pool._processes or {}).values()):  # type: ignore[attr-defined]
            process.kill()
        assert score_uploads(world.store, pool) == 1
    finally:
        pool.close()
    with world.store.read() as c:
        assert len(acts_of(c, ("practised",))) == 1


def test_a_backup_has_what_was_sent_in(
    world: World, number: int, lin: Joined, tmp_path: Path
) -> None:
    """The board is the same, and what waits is played there."""
    scored(world, number, lin, saved(tmp_path))
    send(world.store, lin.who, number, saved(tmp_path, seed=8))
    file = io.BytesIO()
    back_up(world.store, file)
    other = Store(sqlite_url(tmp_path / "other.db"))
    migrate(other)
    put_back(other, io.BytesIO(file.getvalue()))
    with world.store.read() as old, other.read() as new:
        assert practised(new, None, number) == practised(old, None, number)
        assert new.execute(select(func.count()).select_from(upload)).scalar_one() == 2
    assert score_uploads(other, Here()) == 1
    with other.read() as c:
        assert [one.tries for one in practised(c, None, number) or ()] == [2]
    other.close()
