"""Hubs that are started to be measured, and ended."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

_SECONDS = 120.0


@contextmanager
def running(folder: Path, database: str, servers: int) -> Iterator[list[int]]:
    """The ports of so many hubs on one database; without one, a single hub on a file."""
    ports, started = [], []
    try:
        for _ in range(servers):
            ports.append(_free_port())
            started.append(_start(folder, database, ports[-1]))
            _wait(ports[-1])
        yield ports
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(30)


def _start(folder: Path, database: str, port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "simgame", "hub", "serve", "--data", str(folder), "--port",
               str(port)]  # fmt: skip
    command += ["--database", database] if database else []
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + _SECONDS
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz").raise_for_status()
        except httpx.HTTPError:
            assert time.monotonic() < until, "the hub does not start"
            time.sleep(0.1)
        else:
            return
