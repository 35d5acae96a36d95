"""Workers that die: the work is tried again, and whoever asked is told to come again."""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Event
from typing import Any

import pytest
from fastapi.testclient import TestClient

from simgame.game.table.journal import SaveError
from simgame.hub.games import workers
from simgame.hub.games.workers import Here, NoWorkers, Processes
from simgame.hub.hub import Hub
from simgame.hub.web.app import create_app
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from tests.hub.conftest import World
from tests.hub.test_remote import Line, at_once

ROOT = Path(__file__).parents[2]
# A server whose two workers have done their work, or are at some that never ends.
SERVER = """
from threading import Event, Thread
from simgame.hub.games.workers import Processes
from tests.hub.test_workers import told
if __name__ == "__main__":
    workers = Processes(2)
    for _ in range(2):
        Thread(target=workers.do, args=(told, {endless})).start()
    Event().wait()
"""


def told(endless: bool) -> None:
    """Work that says that it was begun."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    if endless:
        Event().wait()


class _Pool:
    """A pool that does what it is asked, or ends as it is told."""

    _processes: dict[int, Any] = {}

    def __init__(self, end: Exception | None) -> None:
        self.end = end

    def submit(self, work: Any, asked: Any) -> Future[Any]:
        if type(self.end) in (RuntimeError, BrokenPipeError):
            raise self.end
        future: Future[Any] = Future()
        if self.end is None:
            future.set_result(work(asked))
        else:
            future.set_exception(self.end)
        return future

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        """Nothing to end."""


class _Dying(Processes):
    """Workers whose pools end one after the other as they are told."""

    def __init__(self, *ends: Exception | None) -> None:
        self.ends = list(ends)
        super().__init__(1)

    def _new(self) -> Any:
        return _Pool(self.ends.pop(0) if self.ends else None)


@pytest.mark.parametrize(
    "end",
    [BrokenProcessPool(), CancelledError(), RuntimeError("after shutdown"), BrokenPipeError()],
)
def test_work_of_a_worker_that_died_is_done_by_another(end: Exception) -> None:
    """Killed half-way or as it began, taken from the queue, or asked of a pool that has gone."""
    assert _Dying(end, end).do(abs, -3) == 3


def test_when_all_of_them_die_it_is_said_so() -> None:
    """After three that died nobody is asked any more; the next who comes has new ones."""
    workers = _Dying(*[BrokenProcessPool()] * 3)
    with pytest.raises(NoWorkers):
        workers.do(abs, -3)
    assert workers.do(abs, -3) == 3


@pytest.mark.unhurried
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded where it can be")
def test_work_that_takes_too_much_is_given_up_and_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Memory without end, or time: who asked is told so, and the next has a worker."""
    pool = Processes(1)
    try:
        assert pool.do(abs, -3) == 3
        with pytest.raises(MemoryError):
            pool.do(bytearray, 2 << 30)
        assert pool.do(abs, -3) == 3
        with monkeypatch.context() as short:
            short.setattr(workers, "SECONDS", 0.2)
            with pytest.raises(TimeoutError):
                pool.do(told, True)
        assert pool.do(abs, -3) == 3
    finally:
        pool.close()


def test_once_closed_nobody_comes_in_their_place() -> None:
    """What still wants something done when the hub ends begins no new processes."""
    workers = _Dying(None)
    workers.close()
    with pytest.raises(NoWorkers):
        workers.do(abs, -3)
    assert workers.ends == []


@pytest.mark.unhurried
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("endless", [False, True])
def test_workers_end_with_a_server_that_is_killed(tmp_path: Path, endless: bool) -> None:
    """Whether they wait for work or are at it: nobody is left who could write where it wrote."""
    script = tmp_path / "server.py"
    script.write_text(SERVER.format(endless=endless), "utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script)]
    with Popen(command, env=environ, stdout=PIPE, text=True, start_new_session=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        server.stdout.readline()
        server.kill()
        try:
            server.communicate(timeout=60)
        except TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            raise


def test_a_player_is_told_that_the_hub_is_away_for_now(world: World, tmp_path: Path) -> None:
    """No workers is 503, which is asked again and then told as a hub that does not answer."""

    class Gone(Here):
        def do(self, *_: object) -> Any:
            raise NoWorkers

    (lin,) = world.team("海盐队")
    number = world.contest()
    with TestClient(create_app(Hub(world.store, Gone())), base_url="http://hub.test") as hub:
        client = Client("http://hub.test", lin.token, Line(hub), sleep=lambda _: None)
        with pytest.raises(SaveError) as told:
            RemoteGateway(client, tmp_path, at_once).resume(f"{number}/1")
    assert told.value.code == "hub-away"
