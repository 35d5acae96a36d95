"""What a hub on this machine bears, over loopback: joining, plans, boards, spectators.

The load runs in threads of another process at a lower priority, for a bounded time. Figures are
times and rates of this run, not ratios: a hub is sized by them, beside the load of the machine that
is printed first and last. `python -m benchmarks.hub_load` prints them; `--postgres` starts a
PostgreSQL for it, `--database postgresql://…` asks another database.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

THREADS, SPREAD = 24, 10
PLAN = {"content.xiaohongshu.picture-text.count": 2}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--database", default="")
    asked.add_argument("--postgres", action="store_true")
    asked.add_argument("--teams", type=int, default=300)
    options = asked.parse_args(argv)
    os.nice(10)
    with (
        _database(options) as database,
        tempfile.TemporaryDirectory() as folder,
        _server(Path(folder), database) as url,
    ):
        token = (Path(folder) / "trainer-token.txt").read_text("utf-8").strip()
        for name, value in chain([_load()], _measured(url, token, options.teams)):
            print(f"{name:44} {value}", flush=True)
        print(f"{_load()[0]:44} {_load()[1]}")
    return 0


def _load() -> tuple[str, str]:
    """How busy the machine is, by whatever else runs on it too."""
    return "load average", f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


@contextmanager
def _database(options: argparse.Namespace) -> Iterator[str]:
    """The address of the database that is asked; empty: a file."""
    if not options.postgres:
        yield options.database
        return
    # Only from a checkout, where tests know how to start one.
    from simgame.hub.store.migrate import migrate  # noqa: PLC0415
    from simgame.hub.store.store import Store  # noqa: PLC0415
    from tests.hub.postgres import new_database, server  # noqa: PLC0415

    with server() as address:
        database = new_database(address)
        store = Store(database)
        migrate(store)
        store.close()
        yield database


def _measured(url: str, token: str, teams: int) -> Iterator[tuple[str, str]]:
    trainer = _client(url, token)
    klass = trainer.post("/classes", json={"name": "load"}).json()
    contest = trainer.post(f"/classes/{klass['id']}/contests", json={
        "scenario": "tutorial", "kind": "practice", "asks": False}).json()["contest"]  # fmt: skip
    tokens: list[str] = []

    def join(number: int) -> None:
        asked = {"code": klass["code"], "name": f"P{number}", "team": f"T{number}"}
        tokens.append(_client(url).post("/join", json=asked).json()["token"])

    yield f"{teams} people join", f"{_all(join, range(teams))[0]:.1f} s"
    clients = [_client(url, token) for token in tokens]
    seats: dict[int, int] = {}

    def sit(number: int) -> None:
        answer = clients[number].post(f"/contests/{contest}/boards/1/seat")
        seats[number] = answer.json()["seat"]

    yield f"{teams} teams sit down", f"{_all(sit, range(teams))[0]:.1f} s"
    kept: list[float] = []

    def plan(number: int) -> None:
        key = {"Idempotency-Key": f"load-{number:06d}"}
        began = time.perf_counter()
        body = {"round": 1, "values": PLAN}
        answer = clients[number].post(f"/seats/{seats[number]}/plan", json=body, headers=key)
        kept.append(time.perf_counter() - began)
        assert answer.status_code == 202, answer.text
        seen = clients[number].get(f"/seats/{seats[number]}", params={"after": 0})
        assert seen.json()["week"] == 1, seen.text

    took, times = _all(plan, range(teams))
    yield f"{teams} teams hand in at once, week back, p99", f"{_p99(times):.1f} s"
    yield "plans made durable", f"{teams / took:.0f} a second while weeks are lived"
    yield "a plan acknowledged, p99", f"{_p99(kept):.2f} s"

    def late(number: int) -> None:
        time.sleep(SPREAD * number / teams)
        key = {"Idempotency-Key": f"next-{number:06d}"}
        body = {"round": 2, "values": PLAN}
        began = time.perf_counter()
        clients[number].post(f"/seats/{seats[number]}/plan", json=body, headers=key)
        seen = clients[number].get(f"/seats/{seats[number]}", params={"after": 1})
        assert seen.json()["week"] == 2, seen.text
        back.append(time.perf_counter() - began)

    back: list[float] = []
    with ThreadPoolExecutor(teams) as pool:
        list(pool.map(late, range(teams)))
    yield f"{teams} teams over {SPREAD} s, week back, p99", f"{_p99(back):.1f} s"

    def board(_: int) -> None:
        assert clients[0].get(f"/contests/{contest}/board").status_code == 200

    count = 2_000
    yield "board asked for", f"{count / _all(board, range(count))[0]:.0f} times a second"


def _all(do: Callable[[int], Any], numbers: Sequence[int]) -> tuple[float, list[float]]:
    """How long all took together, and each."""

    def timed(number: int) -> float:
        began = time.perf_counter()
        do(number)
        return time.perf_counter() - began

    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        times = list(pool.map(timed, numbers))
    return time.perf_counter() - began, times


def _p99(times: Sequence[float]) -> float:
    return quantiles(times, n=100)[98]


def _client(url: str, token: str = "") -> httpx.Client:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.Client(base_url=f"{url}/api/v1", headers=headers, timeout=120)


@contextmanager
def _server(folder: Path, database: str) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "simgame", "hub", "serve", "--data", str(folder), "--port",
               str(port)]  # fmt: skip
    command += ["--database", database] if database else []
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url)
        yield url
    finally:
        running.terminate()
        running.wait(30)


def _wait(url: str) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            httpx.get(f"{url}/healthz").raise_for_status()
        except httpx.HTTPError:
            assert time.monotonic() < until, "the hub does not start"
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    sys.exit(main())
