"""That the hub holds what it promises: on both databases, and killed at any moment."""

import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import httpx

from simgame.game.table.journal import SaveError
from simgame.hub.contests.contests import Wanted, new_contest
from simgame.hub.contests.standings import board_of
from simgame.hub.people.classes import join, new_class
from simgame.hub.people.who import by_token
from simgame.hub.serve import Where, opened, trainer_token
from simgame.hub.store.audit import acts
from simgame.plan.values import plan_from
from simgame.remote.client import Client
from simgame.remote.gateway import RemoteGateway
from tests.hub.postgres import programs
from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
KILLS, TEAMS, SECONDS = 100, 3, 60.0
Found = TypeVar("Found")
PLAN = {"content.xiaohongshu.picture-text.count": 2}


def both_databases() -> str:
    """The hub's tests on a real PostgreSQL; on SQLite they are among the quick ones."""
    assert programs() is not None, "PostgreSQL is not installed"
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "tests/hub"]
    said = run(command, ROOT, settings={"SIMGAME_HUB_DATABASE": "postgres"})
    return said.strip().splitlines()[-1].strip("= ")


def bears_load(*options: str) -> str:
    """What it bears on this machine, beside its limits; a busy machine bears less."""
    said = run([sys.executable, "-m", "benchmarks.hub_load", *options], ROOT)
    return "; ".join(" ".join(line.split()) for line in said.splitlines() if "holds" in line)


def survives_kills() -> str:
    """Kill the server at random moments while teams play; nothing acknowledged is lost."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), _free_port()
        tokens, contest = _class(folder)
        acknowledged: list[tuple[str, int]] = []
        over, kills = threading.Event(), list[float]()
        killing = threading.Thread(target=_kill_and_start, args=(folder, port, over, kills))
        killing.start()
        players = [
            threading.Thread(target=_play, args=(port, token, contest, folder, acknowledged))
            for token in tokens
        ]
        for player in players:
            player.start()
        for player in players:
            player.join(20 * SECONDS)
        over.set()
        killing.join(SECONDS)
        assert not any(player.is_alive() for player in players), "a season did not end"
        return f"{len(kills)} kills, {_judged(folder, contest, acknowledged)}"


def _class(folder: Path) -> tuple[list[str], int]:
    """Teams of one, and a contest of so many boards that there is something to kill."""
    where = Where(folder)
    store = opened(where)
    with store.read() as c:
        trainer = by_token(c, trainer_token(store, folder))
    assert trainer is not None
    klass = new_class(store, trainer, "kills")
    contest = new_contest(
        store, trainer, klass.id, Wanted("tutorial", kind="practice", boards=5, asks=False)
    )
    tokens = [join(store, klass.code, f"P{n}", f"T{n}").token for n in range(TEAMS)]
    store.close()
    return tokens, contest


def _kill_and_start(folder: Path, port: int, over: threading.Event, kills: list[float]) -> None:
    """Start the server again whenever it was killed, after a random while."""
    rng = random.Random(1)
    for _ in range(KILLS):
        server = _server(folder, port)
        if over.wait(0.6 + 0.8 * rng.random()):
            server.send_signal(signal.SIGKILL)
            server.wait()
            return
        server.send_signal(signal.SIGKILL)
        server.wait()
        kills.append(time.monotonic())
    server = _server(folder, port)
    over.wait()
    server.send_signal(signal.SIGTERM)
    server.wait(SECONDS)


def _server(folder: Path, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "simgame", "hub", "serve", "--data", str(folder), "--port",
               str(port), "--workers", "0"]  # fmt: skip
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _play(
    port: int, token: str, contest: int, folder: Path, acknowledged: list[tuple[str, int]]
) -> None:
    """Play every board to its end, asking again for as long as it takes."""
    client = Client(f"127.0.0.1:{port}", token, httpx.HTTPTransport(), _patiently)
    gateway = RemoteGateway(client, folder)
    for number in range(1, 6):
        session = _again(partial(gateway.resume, f"{contest}/{number}")).session
        while not session.finished:
            if not session.committed:
                _again(partial(session.submit, plan_from(PLAN)))
                acknowledged.append((f"{token} {number}", session.round))
            _again(session.advance)


def _patiently(seconds: float) -> None:
    time.sleep(max(seconds, 0.2))


def _again(do: Callable[[], Found]) -> Found:
    """What comes of it, once there is a server to ask."""
    until = time.monotonic() + 10 * SECONDS
    while True:
        try:
            return do()
        except SaveError as error:
            if error.code != "hub-away" or time.monotonic() > until:
                raise


def _judged(folder: Path, contest: int, acknowledged: list[tuple[str, int]]) -> str:
    """Every acknowledged plan is in the log once, and the board is what the log says."""
    store = opened(Where(folder))
    with store.read() as c:
        told = list(acts(c))
        board = board_of(c, None, contest)
    store.close()
    plans = [(act.body["game"], act.body["round"]) for act in told if act.action == "plan"]
    assert len(plans) == len(set(plans)), "a plan was kept twice"
    assert len(plans) == TEAMS * 5 * 4, f"{len(plans)} plans"
    assert len(acknowledged) == len(set(acknowledged)) == len(plans)
    finished = [act for act in told if act.action == "finished"]
    assert len(finished) == TEAMS * 5, f"{len(finished)} seasons ended"
    scores = [score for line in board.lines if line.standing for score in line.standing.scores]
    assert len(scores) == TEAMS * 5
    return f"{len(plans)} plans, {len(finished)} seasons, nothing lost or doubled"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


ROWS = [
    Row("hub-on-postgres", "every test of the hub holds on PostgreSQL", both_databases,
        needs=("initdb",), tags=("ci",)),
    Row("hub-survives-kills", f"a hub killed up to {KILLS} times loses and doubles nothing",
        survives_kills),
    Row("hub-bears-load", "300 teams, 500 spectators: every figure holds on a quiet machine",
        bears_load),
    Row("hub-bears-load-on-postgres", "the same on PostgreSQL",
        partial(bears_load, "--postgres"), needs=("initdb",)),
]  # fmt: skip
