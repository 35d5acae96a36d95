"""That a hub loses nothing when whatever belongs to it is killed: servers, workers, players."""

import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from simgame.hub.contests.contests import Wanted, new_contest
from simgame.hub.contests.standings import board_of
from simgame.hub.people.classes import join, new_class
from simgame.hub.people.who import by_token
from simgame.hub.serve import Where, trainer_token
from simgame.hub.store.audit import acts
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store
from tests.hub.postgres import Server, new_database, servers
from tests.verify.row import Row

ROOT = Path(__file__).parents[3]
KILLS, TEAMS, BOARDS, WEEKS, SECONDS = 100, 3, 5, 4, 60.0
# What is killed how often: of ten, so many servers, workers and players.
_VICTIMS = ("server",) * 4 + ("worker",) * 3 + ("player",) * 3
# Where there is a server for it, the database goes away as well.
_AND_DATABASE = (*_VICTIMS, "database", "database")
# So long is waited for a server to have workers, which it gets with the first week (s).
_PATIENCE = 10.0


def survives_kills(on_postgres: bool = False) -> str:
    """Kill at random moments while teams play; nothing acknowledged is lost or doubled."""
    rng, kills, judged = random.Random(1), Counter[str](), Counter[str]()
    while kills.total() < KILLS:  # a class is played to its end before there were so many
        found = _class_that_is_killed(on_postgres, rng, KILLS - kills.total())
        kills += found[0]
        judged += found[1]
    return f"{_said(kills)}: {_said(judged)}"


def _class_that_is_killed(
    on_postgres: bool, rng: random.Random, most: int
) -> tuple[Counter[str], Counter[str]]:
    """What was killed, `most` of it, while a class played, and what was judged at its end."""
    with tempfile.TemporaryDirectory() as name, _database(on_postgres) as database:
        address = new_database(database.address) if database else ""
        where = Where(Path(name), address, port=_free_port())
        tokens, contest = _class(where)
        told = _Told()
        players = [
            _Kept(partial(_player, where, token, contest, told), where.folder / f"player-{n}.log")
            for n, token in enumerate(tokens)
        ]
        server = _Kept(partial(_server, where), where.folder / "server.log")
        try:
            kills = _kill(server, players, database, rng, most)
            _until(lambda: all(player.done for player in players))
        finally:
            for kept in (*players, server):
                kept.end()
        told.read()
        return kills, _judged(where, contest, told.plans)


class _Kept:
    """A process that is started again whenever it was killed, until it has ended by itself."""

    def __init__(self, start: Callable[[Path], "subprocess.Popen[str]"], log: Path) -> None:
        self._start, self.log = start, log
        self.process = start(log)

    @property
    def done(self) -> bool:
        """Whether it ended well; one that was killed is started again by asking."""
        code = self.process.poll()
        if code is not None and code != 0:
            said = _said_last(self.log)
            # A hub that is started while there is no database says so and ends.
            assert code == -signal.SIGKILL or "database" in said, f"ended with {code}: {said}"
            self.process = self._start(self.log)
        return code == 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(SECONDS)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(SECONDS)


class _Told:
    """What players say was acknowledged, read from their files."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.plans: list[str] = []

    def read(self) -> None:
        for file in self.files:
            self.plans += [f"{file.stem} {line}" for line in file.read_text("utf-8").splitlines()]


def _kill(
    server: _Kept, players: list[_Kept], database: Server | None, rng: random.Random, most: int
) -> Counter[str]:
    """Kill something every now and then, until `most` was killed or everybody has played."""
    kills = Counter[str]()
    while kills.total() < most and not all(player.done for player in players):
        time.sleep(0.4 + 0.8 * rng.random())
        assert not server.done, "the server ended by itself"
        what = rng.choice(_AND_DATABASE if database else _VICTIMS)
        if what == "server":
            server.kill()
        elif what == "database" and database:
            database.killed()
        elif what == "player":
            playing = [player for player in players if not player.done]
            if not playing:
                continue
            rng.choice(playing).kill()
        elif not _kill_a_worker(server, rng):
            continue
        kills[what] += 1
        assert server.done is False
    return kills


def _kill_a_worker(server: _Kept, rng: random.Random) -> bool:
    """Kill a worker of the server as soon as it has one; False where it gets none for long."""
    until = time.monotonic() + _PATIENCE
    asked = ["pgrep", "-P", str(server.process.pid), "-f", "spawn_main"]
    while time.monotonic() < until:
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
        if found := told.stdout.split():
            with suppress(ProcessLookupError):
                os.kill(int(rng.choice(found)), signal.SIGKILL)
            return True
        time.sleep(0.05)
    return False


def _said(kills: Counter[str]) -> str:
    return ", ".join(f"{count} {what}s" for what, count in sorted(kills.items()))


@contextmanager
def _database(on_postgres: bool) -> Iterator[Server | None]:
    if not on_postgres:
        yield None
        return
    with servers() as found:
        yield found


def _class(where: Where) -> tuple[list[str], int]:
    """Teams of one, and a contest of so many boards that there is something to kill."""
    store = Store(where.url)
    migrate(store)
    with store.read() as c:
        trainer = by_token(c, trainer_token(store, where.folder))
    assert trainer is not None
    klass = new_class(store, trainer, "kills")
    wanted = Wanted("tutorial", kind="practice", boards=BOARDS, asks=False)
    contest = new_contest(store, trainer, klass.id, wanted)
    tokens = [join(store, klass.code, f"P{n}", f"T{n}").token for n in range(TEAMS)]
    store.close()
    return tokens, contest


def _server(where: Where, log: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "simgame", "hub", "serve", "--data", str(where.folder),
               "--port", str(where.port), "--workers", "2"]  # fmt: skip
    command += ["--database", where.database] if where.database else []
    return _popen(command, log)


def _player(
    where: Where, token: str, contest: int, told: _Told, log: Path
) -> "subprocess.Popen[str]":  # fmt: skip
    file = where.folder / f"{token[:8]}.told"
    if file not in told.files:
        told.files.append(file)
    return _popen([sys.executable, "-m", "tests.verify.hub_player", str(where.port), token,
                   str(contest), str(where.folder), str(file)], log)  # fmt: skip


def _popen(command: list[str], log: Path) -> "subprocess.Popen[str]":
    with log.open("a") as errors:
        return subprocess.Popen(command, cwd=ROOT, env=os.environ, text=True,
                                stdout=subprocess.DEVNULL, stderr=errors)  # fmt: skip


def _said_last(log: Path) -> str:
    return log.read_text("utf-8").strip().rpartition("\n")[2]


def _until(done: Callable[[], bool]) -> None:
    until, waits = time.monotonic() + 5 * SECONDS, threading.Event()
    while not done():
        assert time.monotonic() < until, "a season did not end"
        waits.wait(0.2)


def _judged(where: Where, contest: int, acknowledged: list[str]) -> Counter[str]:
    """Every acknowledged plan is in the log once, and the board is what the log says."""
    store = Store(where.url)
    with store.read() as c:
        told = list(acts(c))
        board = board_of(c, None, contest)
    store.close()
    seats = {act.body["game"]: (act.body["team"], act.body["board"]) for act in told
             if act.action == "begun"}  # fmt: skip
    plans = Counter((*seats[act.body["game"]], act.body["round"]) for act in told
                    if act.action == "plan")  # fmt: skip
    assert set(plans.values()) == {1}, "a plan was kept twice"
    assert len(plans) == TEAMS * BOARDS * WEEKS, f"{len(plans)} plans"
    assert len(acknowledged) == len(set(acknowledged)), "a plan was acknowledged twice"
    finished = {seats[act.body["game"]]: act.body["score"] for act in told
                if act.action == "finished"}  # fmt: skip
    shown = {(line.team, luck): score for line in board.lines if line.standing
             for luck, score in line.standing.scores.items()}  # fmt: skip
    assert len(shown) == TEAMS * BOARDS, f"{len(shown)} seasons ended"
    assert shown == finished, "the board is not what the log says"
    return Counter({"acknowledged plan": len(acknowledged), "kept plan": len(plans),
                    "ended season": len(shown)})  # fmt: skip


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


ROWS = [
    Row("hub-survives-kills", f"{KILLS} kills of server, workers, players: nothing lost or doubled",
        survives_kills, needs=("pgrep",)),
    Row("hub-survives-kills-on-postgres", "the same on PostgreSQL, which is killed as well",
        partial(survives_kills, on_postgres=True), needs=("initdb", "pgrep")),
]  # fmt: skip
