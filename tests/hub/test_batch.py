"""Rules of work that no week waits for: a cluster does it as the hub would, or the hub does."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import get_ident
from typing import Never

import pytest
from distributed import LocalCluster
from sqlalchemy import select

from simgame.hub.contests import explained as explaining
from simgame.hub.contests.contests import close
from simgame.hub.games.batch import Beside, Elsewhere
from simgame.hub.games.workers import Here, NoWorkers
from simgame.hub.hub import Hub
from simgame.hub.store.tables import explained, verified
from simgame.lab import cluster as clusters
from tests.hub.conftest import World
from tests.hub.test_corrections import played

pytestmark = pytest.mark.unhurried

NOBODY = "tcp://127.0.0.1:9"
Real = clusters.Cluster


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where a scheduler with two workers listens on TCP."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, protocol="tcp://",
        dashboard_address=None,
    ) as local:  # fmt: skip
        yield local.scheduler_address


@pytest.fixture(autouse=True)
def _not_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters.Cluster.__init__, "__defaults__", (0.5,))


class Nobody(Here):
    """Those who live the weeks, none of whom is free."""

    def do(self, *_: object) -> Never:
        raise NoWorkers


def test_a_cluster_verifies_and_explains_as_the_hub_does(
    world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows, none of them twice, and none of it done by those who live the weeks."""
    monkeypatch.setattr(explaining, "RUNS", 4)
    number = world.contest()
    (lin,) = world.team("海盐队")
    played(world, number, lin)
    close(world.store, world.trainer.who, number)
    there = Hub(world.store, Nobody(), Elsewhere(address, Beside(Nobody())))
    assert (there.verify(), there.verify()) == (65, 0)
    found = _kept(world)
    with world.store.write() as c:
        c.execute(verified.delete())
        c.execute(explained.delete())
    assert Hub(world.store, Here()).verify() == 65
    assert _kept(world) == found


def test_without_a_cluster_the_hub_does_it_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    """Once in the log, and not asked again for a while."""
    batch = Elsewhere(NOBODY, Beside(Here()))
    with caplog.at_level(logging.WARNING, "simgame.hub"):
        assert dict(batch.each(doubled, {n: n for n in range(5)})) == {n: 2 * n for n in range(5)}
        assert dict(batch.each(doubled, {"a": 4})) == {"a": 8}
    told = [one.getMessage() for one in caplog.records if one.name == "simgame.hub"]
    assert [NOBODY in one for one in told] == [True]


def test_a_cluster_that_is_back_goes_on(
    address: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is asked again, and does what is left; that it was away is told once."""
    found = [NOBODY, address]
    monkeypatch.setattr(clusters, "Cluster", lambda _: Real(found.pop(0)))
    batch = Elsewhere(address, Beside(Nobody()), again=0.0)
    with caplog.at_level(logging.WARNING, "simgame.hub"):
        assert dict(batch.each(doubled, {1: 1, 2: 2})) == {1: 2, 2: 4}
    assert [one.name for one in caplog.records].count("simgame.hub") == 1


def test_what_fails_there_is_done_here(address: str) -> None:
    """So that it says what is wrong with it, and nothing is lost by what is wrong there alone."""
    with pytest.raises(ValueError, match="3 is odd"):
        dict(Elsewhere(address, Beside(Here())).each(even, {2: 2, 3: 3, 4: 4}))
    here = get_ident()
    asked, batch = {n: (here, n) for n in range(9)}, Elsewhere(address, Beside(Here()))
    assert dict(batch.each(at_home, asked)) == {n: n for n in range(9)}


def test_a_hub_that_stops_waits_for_no_cluster(address: str) -> None:
    """What it is at ends as if nobody was there."""
    batch = Elsewhere(address, Beside(Here()))
    running = batch.each(doubled, {n: n for n in range(500)})
    next(running)
    batch.close()
    with pytest.raises(NoWorkers):
        list(running)


def doubled(n: int) -> int:
    """Work that always succeeds."""
    return 2 * n


def at_home(asked: tuple[int, int]) -> int:
    """Works nowhere but in the thread that asks."""
    where, n = asked
    if n == 4 and get_ident() != where:
        raise ValueError("not there")
    return n


def even(n: int) -> int:
    """Half of it; an odd one fails."""
    if n % 2:
        raise ValueError(f"{n} is odd")
    return n // 2


def _kept(world: World) -> list[tuple[object, ...]]:
    """What is known of lucks and causes, without the numbers of its rows."""
    with world.store.read() as c:
        lucks = c.execute(select(verified.c.game_id, verified.c.seat, verified.c.seed,
                                 verified.c.score).order_by(verified.c.seed)).all()  # fmt: skip
        causes = c.execute(select(explained.c.game_id, explained.c.body)).all()
    return [tuple(row) for row in (*lucks, *causes)]
