"""What a hub on this machine bears, over loopback, beside what it has to: figure, limit, holds.

The load runs in other processes at a lower priority, for a bounded time. Figures are times and
rates of this run, not ratios: a hub is sized by them, beside the load of the machine, which is
printed first and last. `python -m benchmarks.hub_load` prints them; `--postgres` starts a
PostgreSQL for it, `--database postgresql://…` asks another, `--servers 2` has several on one.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

from benchmarks.hub_server import running
from benchmarks.hub_wire import Spectators, Stream, Told, asked, sent

TEAMS, THREADS, SPREAD, SPECTATORS = 300, 24, 10, 500
PLAN = {"content.xiaohongshu.picture-text.count": 2}
# A season of four teams waits for the last of them: what is kept then is not lived meanwhile.
SHARED, SEATS, BOARDS = "shared-market", 4, 5


@dataclass(frozen=True)
class Figure:
    """Something that was measured, in its unit, and the least or the most it may be."""

    name: str
    value: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it is within its limit; what has none always is."""
        low = self.least is None or self.value >= self.least
        return low and (self.most is None or self.value <= self.most)

    def __str__(self) -> str:
        limit = "" if self.least is None else f"≥ {self.least:,.0f}"
        limit = limit if self.most is None else f"≤ {self.most:g}"
        shown = f"{self.value:,.0f}" if self.value >= 100 else f"{self.value:.2f}"
        said = ("holds" if self.holds else "DOES NOT HOLD") if limit else ""
        return f"{self.name:<54}{shown:>8} {self.unit:<6}{limit:>9}  {said}".rstrip()


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a figure is beyond its limit."""
    wants = argparse.ArgumentParser(description=__doc__)
    wants.add_argument("--database", default="")
    wants.add_argument("--postgres", action="store_true")
    wants.add_argument("--servers", type=int, default=1)
    wants.add_argument("--teams", type=int, default=TEAMS)
    options = wants.parse_args(argv)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    found = []
    for figure in measured(options):
        print(figure, flush=True)
        found.append(figure)
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0 if all(figure.holds for figure in found) else 1


def measured(options: argparse.Namespace) -> Iterator[Figure]:
    """Every figure, on a hub that is started for it."""
    with ExitStack() as stack:
        database = stack.enter_context(_database(options))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ports = stack.enter_context(running(folder, database, options.servers))
        # The hub first: what loads it stands behind it.
        os.nice(10)
        token = (folder / "trainer-token.txt").read_text("utf-8").strip()
        load = Load(ports, token, options.teams)
        yield from load.people()
        yield from load.weeks()
        yield from load.boards()
        yield load.spectators()
        yield load.plans()


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


class Load:
    """A class of so many teams of one, and what they do at the hub."""

    def __init__(self, ports: Sequence[int], token: str, teams: int) -> None:
        self.ports, self.teams = ports, teams
        self.trainer = self._client(0, token)
        self.klass = self.trainer.post("/classes", json={"name": "load"}).json()
        self.tokens = [""] * teams
        self.contest, self.seats = self._contest("tutorial"), [0] * teams

    def people(self) -> Iterator[Figure]:
        """They join and sit down."""

        def join(n: int) -> None:
            body = {"code": self.klass["code"], "name": f"P{n}", "team": f"T{n}"}
            with self._client(n) as client:
                self.tokens[n] = client.post("/join", json=body).json()["token"]

        def sit(n: int) -> None:
            self.seats[n] = self._sit(n, self.contest, 1)["seat"]

        yield Figure(f"{self.teams} people join", _all(join, self.teams)[0], "s", most=60)
        yield Figure(f"{self.teams} teams sit down", _all(sit, self.teams)[0], "s")

    def weeks(self) -> Iterator[Figure]:
        """They hand in and wait for the week: all at once, then within some seconds."""
        told = self._everywhere([self._week(n, 1) for n in range(self.teams)])
        name = f"{self.teams} teams hand in at once, all weeks back"
        yield Figure(name, max(told.times), "s", most=10)
        told = self._everywhere([self._week(n, 2) for n in range(self.teams)], SPREAD)
        p99 = quantiles(told.times, n=100)[98]
        yield Figure(f"{self.teams} teams over {SPREAD} s, week back, p99", p99, "s", most=2)

    def boards(self) -> Iterator[Figure]:
        """The board, by 20 connections that stay open, whole and when nothing has changed."""
        path = f"/api/v1/contests/{self.contest}/board"
        answer = httpx.get(f"http://127.0.0.1:{self.ports[0]}{path}")
        size = len(answer.content) / 1024
        for name, request in (
            (f"board of {self.teams} teams ({size:.0f} kB)", asked(path)),
            ("board, not changed (304)", asked(path, If_None_Match=answer.headers["etag"])),
        ):
            told = sent(self.ports[0], [[request] * 500] * 20)
            assert set(told.statuses) <= {200, 304}, told.statuses
            yield Figure(name, told.rate, "/s", least=5_000)

    def spectators(self) -> Figure:
        """A team hands in; when the last of those who watch has the week on the board."""

        async def watched() -> float:
            crowd = Spectators(self.ports[0], f"/contests/{self.contest}/stream", SPECTATORS)
            await crowd.come()
            seeing = asyncio.create_task(crowd.see())
            await asyncio.sleep(1)
            handed_in = time.perf_counter()
            await asyncio.to_thread(sent, self.ports[0], [self._week(0, 3)])
            seen = await seeing
            crowd.go()
            return max(seen) - handed_in

        name = f"{SPECTATORS} spectators, a plan handed in, the last sees it"
        return Figure(name, asyncio.run(watched()), "s", most=2)

    def plans(self) -> Figure:
        """Plans of seasons that wait for one more team, so that no week is lived meanwhile."""
        contest = self._contest(SHARED, "shared", BOARDS)
        seats: list[tuple[int, dict[str, Any]]] = []

        def sit(n: int) -> None:
            team = n % self.teams
            seat = self._sit(team, contest, 1 + n // self.teams)["seat"]
            with self._client(team, self.tokens[team]) as client:
                seats.append((team, client.get(f"/seats/{seat}").json()))

        _all(sit, self.teams * BOARDS)
        last = sorted({seat["name"] for _, seat in seats})[-1]
        streams: list[list[bytes]] = [[] for _ in range(50)]
        waiting = [(team, seat["seat"]) for team, seat in seats if seat["name"] != last]
        for n, (team, seat_id) in enumerate(waiting):
            streams[n % 50].append(self._plan(team, seat_id, 1))
        told = self._everywhere(streams)
        return Figure(f"{len(waiting)} plans made durable, {len(self.ports)} server(s)",
                      told.rate, "/s", least=500)  # fmt: skip

    def _everywhere(self, streams: Sequence[Stream], spread: float = 0.0) -> Told:
        """Send streams to all servers at once; everything must be taken."""
        count = len(self.ports)
        with ThreadPoolExecutor(count) as pool:
            shares = [streams[n::count] for n in range(count)]
            parts = list(pool.map(sent, self.ports, shares, [1] * count, [spread] * count))
        whole = Told(max(part.seconds for part in parts))
        for part in parts:
            whole.statuses += part.statuses
            whole.times += part.times
        assert whole.statuses.keys() <= {200, 202}, whole.statuses
        return whole

    def _plan(self, team: int, seat: int, number: int) -> bytes:
        body = {"round": number, "values": PLAN}
        key = f"load-{seat:06d}-{number:02d}"
        return asked(f"/api/v1/seats/{seat}/plan", self.tokens[team], body, Idempotency_Key=key)

    def _week(self, n: int, number: int) -> Stream:
        """A plan, and the week that comes of it."""
        path = f"/api/v1/seats/{self.seats[n]}?after={number - 1}"
        return [self._plan(n, self.seats[n], number), asked(path, self.tokens[n])]

    def _sit(self, n: int, contest: int, board: int) -> dict[str, Any]:
        with self._client(n, self.tokens[n]) as client:
            told: dict[str, Any] = client.post(f"/contests/{contest}/boards/{board}/seat").json()
            return told

    def _contest(self, scenario: str, kind: str = "practice", boards: int = 1) -> int:
        body = {"scenario": scenario, "kind": kind, "boards": boards, "asks": False}
        answer = self.trainer.post(f"/classes/{self.klass['id']}/contests", json=body)
        return int(answer.json()["contest"])

    def _client(self, n: int, token: str = "") -> httpx.Client:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        url = f"http://127.0.0.1:{self.ports[n % len(self.ports)]}/api/v1"
        return httpx.Client(base_url=url, headers=headers, timeout=120, verify=_PLAIN)


# Thousands of clients each reading the machine's certificates would measure that; nothing is TLS.
_PLAIN = httpx.create_ssl_context(verify=False)


def _all(do: Callable[[int], Any], count: int, threads: int = THREADS) -> tuple[float, list[Any]]:
    """How long all took together, and what came of each."""
    began = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        came = list(pool.map(do, range(count)))
    return time.perf_counter() - began, came


if __name__ == "__main__":
    sys.exit(main())
