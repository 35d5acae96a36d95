"""That verification comes to the same wherever it is done, and whoever dies meanwhile."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import select

from simgame.hub.contests.contests import close
from simgame.hub.contests.explained import explain
from simgame.hub.contests.verify import SEEDS, verify
from simgame.hub.games.batch import Batch, Beside, Elsewhere
from simgame.hub.games.games import Games
from simgame.hub.games.workers import Here
from simgame.hub.people.classes import new_class, new_trainer
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store, sqlite_url
from simgame.hub.store.tables import explained, verified
from tests.hub.conftest import Clock, World
from tests.hub.test_batch import Nobody
from tests.hub.test_corrections import played
from tests.verify.row import Row
from tests.verify.rows.lab import two_workers

TEAMS = 2


def same_with_a_cluster() -> str:
    """The hub alone; two workers on TCP, one killed half-way; a scheduler that is killed."""
    with tempfile.TemporaryDirectory(prefix="春茶 ") as folder:
        world = _world(Path(folder))
        number = _over(world)
        alone = _worked_out(world, number, Beside(Here()))
        with two_workers() as (address, workers):
            there = Elsewhere(address, Beside(Nobody()))
            assert _worked_out(world, number, there, workers[0]) == alone, "the cluster differs"
        with two_workers() as (address, programs):
            there = Elsewhere(address, Beside(Here()), silent=10)
            found = _worked_out(world, number, there, *programs)
            assert found == alone, "something else once the cluster was gone"
        world.store.close()
    return f"{len(alone)} rows alone, with a worker killed, and with a cluster killed: the same"


def _world(folder: Path) -> World:
    clock = Clock()
    store = Store(sqlite_url(folder / "hub.db"), clock)
    migrate(store)
    trainer = new_trainer(store, "林老师")
    klass = new_class(store, trainer.who, "三班")
    return World(store, Games(store, Here()), clock, trainer, klass.id, klass.code)


def _over(world: World) -> int:
    number = world.contest()
    for name in range(TEAMS):
        (who,) = world.team(f"{name}队")
        played(world, number, who)
    close(world.store, world.trainer.who, number)
    return number


def _worked_out(
    world: World, number: int, batch: Batch, *dying: subprocess.Popen[str]
) -> list[tuple[object, ...]]:
    """All rows that verification and causes come to, worked out anew; some die half-way."""
    told = list[int]()

    def half_way(done: int, total: int) -> None:
        told.append(done)
        if done == total // 2:
            for program in dying:
                program.kill()

    with world.store.write() as c:
        c.execute(verified.delete())
        c.execute(explained.delete())
    assert verify(world.store, batch, number, told=half_way) == TEAMS * SEEDS
    assert told == list(range(1, TEAMS * SEEDS + 1)), "something was lost or done twice"
    assert explain(world.store, batch, number) == TEAMS
    with world.store.read() as c:
        lucks = c.execute(select(verified).order_by(*verified.primary_key)).all()
        causes = c.execute(select(explained).order_by(*explained.primary_key)).all()
    return [tuple(row) for row in (*lucks, *causes)]


ROWS = (
    Row("hub-batch-anywhere", "verification comes to the same here and on Dask, whoever dies",
        same_with_a_cluster),
)  # fmt: skip
