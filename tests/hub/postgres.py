"""A real PostgreSQL for tests, started where it is installed and stopped when they are over."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
_SECONDS = 30.0


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest there is; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    known = sorted(p.parent for place in _PLACES for p in Path(place).glob("*/bin/initdb"))
    return known[-1] if known else None


class Server:
    """A server of our own: where its databases are, and how it goes away."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder, self._user = programs, folder, _not_root(folder)
        self.address = f"postgresql://postgres@/{{}}?host={folder}"
        made = [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "postgres", "-N"]
        _run(made, self._user)
        self._running = self._start()

    def killed(self) -> None:
        """End it without a word to anybody, and start it again."""
        self.stop(signal.SIGQUIT)
        self._running = self._start()

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: fast, whoever is still connected, as a polite end waits for them all."""
        self._running.send_signal(how)
        self._running.wait(_SECONDS)

    def _start(self) -> subprocess.Popen[bytes]:
        running = subprocess.Popen(
            [self._programs / "postgres", "-D", self._folder / "data", "-k", self._folder,
             "-h", "", "-F"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=self._user,
        )  # fmt: skip
        _wait(self._programs, self._folder)
        return running


@contextmanager
def server() -> Iterator[str]:
    """The address of a server's databases, without the name of one."""
    with servers() as found:
        yield found.address


@contextmanager
def servers() -> Iterator[Server]:
    """The server itself."""
    where = programs()
    assert where is not None, "PostgreSQL is not installed"
    with tempfile.TemporaryDirectory(prefix="sgpg", dir="/tmp") as name:
        found = Server(where, Path(name))
        try:
            yield found
        finally:
            found.stop()


def new_database(address: str) -> str:
    """The address of a new, empty database of a server."""
    import psycopg

    name = f"hub_{secrets.token_hex(6)}"
    with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.format(name)


def _not_root(folder: Path) -> str | None:
    """PostgreSQL refuses root; Debian has a user of its own for it."""
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, "postgres")
    folder.chmod(0o755)
    return "postgres"


def _wait(where: Path, folder: Path) -> None:
    until = time.monotonic() + _SECONDS
    while subprocess.run([where / "pg_isready", "-h", folder, "-q"], check=False).returncode:
        assert time.monotonic() < until, "PostgreSQL does not start"
        time.sleep(0.05)


def _run(command: list[object], user: str | None) -> None:
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, user=user, check=False)
    assert done.returncode == 0, done.stderr
