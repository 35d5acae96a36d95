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


@contextmanager
def server() -> Iterator[str]:
    """The address of a server's databases, without the name of one."""
    where = programs()
    assert where is not None, "PostgreSQL is not installed"
    with tempfile.TemporaryDirectory(prefix="sgpg", dir="/tmp") as name:
        folder = Path(name)
        user = _not_root(folder)
        data = folder / "data"
        _run([where / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-N"], user)
        running = subprocess.Popen(
            [where / "postgres", "-D", data, "-k", folder, "-h", "", "-F"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user,
        )  # fmt: skip
        try:
            _wait(where, folder)
            yield f"postgresql://postgres@/{{}}?host={folder}"
        finally:
            # Fast, whoever is still connected: a polite end waits for them all.
            running.send_signal(signal.SIGINT)
            running.wait(_SECONDS)


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
