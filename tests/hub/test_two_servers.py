"""Two web processes on one database serve one class, as a competition has them behind a proxy."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks.hub_server import running
from simgame.hub.store.audit import acts
from simgame.hub.store.migrate import migrate
from simgame.hub.store.store import Store, sqlite_url
from tests.hub.postgres import new_database
from tests.hub.test_api import PLAN, bearer

WEEKS = 4


@pytest.mark.unhurried
def test_two_servers_on_one_database_serve_one_class(tmp_path: Path, databases: str) -> None:
    """Joined at one, handed in at the other, told by the first; each week is lived once."""
    database = new_database(databases) if databases else ""
    store = Store(database or sqlite_url(tmp_path / "hub.db"))
    migrate(store)
    with running(tmp_path, database, 2) as ports:
        first, second = (httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60)
                         for port in ports)  # fmt: skip
        contest, lin, seat = _class(first, tmp_path)
        assert second.get(f"/api/v1/seats/{seat}", headers=lin).json()["week"] == 0
        with first.stream("GET", f"/contests/{contest}/stream?lang=en") as told:
            lines = told.iter_lines()
            assert "week 1" in _next_board(lines)
            _hand_in(second, lin, seat, 1)
            while "week 2" not in _next_board(lines):
                pass
        for week in range(2, WEEKS + 1):
            _both(first, second, lin, seat, week)
        boards = [each.get(f"/api/v1/contests/{contest}/board").json() for each in (first, second)]
        assert boards[0] == boards[1]
        assert boards[0]["lines"][0]["scores"]
    with store.read() as c:
        done = Counter((act.action, act.body.get("round")) for act in acts(c))
    store.close()
    for week in range(1, WEEKS + 1):
        assert (done["plan", week], done["lived", week]) == (1, 1)


def _class(at: httpx.Client, folder: Path) -> tuple[int, dict[str, str], int]:
    """A class with a contest and a captain who has sat down: contest, header, seat."""
    trainer = bearer((folder / "trainer-token.txt").read_text("utf-8").strip())
    klass = at.post("/api/v1/classes", json={"name": "Two"}, headers=trainer).json()
    asked = {"scenario": "tutorial", "asks": False}
    path = f"/api/v1/classes/{klass['id']}/contests"
    contest = at.post(path, json=asked, headers=trainer).json()["contest"]
    body = {"code": klass["code"], "name": "Lin", "team": "Sea Salt"}
    lin = bearer(at.post("/api/v1/join", json=body).json()["token"])
    seat = at.post(f"/api/v1/contests/{contest}/boards/1/seat", headers=lin).json()["seat"]
    return contest, lin, seat


def _hand_in(at: httpx.Client, lin: dict[str, str], seat: int, week: int, key: str = "") -> int:
    body = {"round": week, "values": PLAN}
    headers = lin | {"Idempotency-Key": key or f"week-{week}-of-lin"}
    return at.post(f"/api/v1/seats/{seat}/plan", json=body, headers=headers).status_code


def _both(first: httpx.Client, second: httpx.Client, lin: Any, seat: int, week: int) -> None:
    """A plan at both at once, by keys of their own: one is kept. Then the week, at either."""
    with ThreadPoolExecutor(2) as pool:
        keys = (f"at-the-first-{week}", f"at-the-second-{week}")
        came = pool.map(lambda at, key: _hand_in(at, lin, seat, week, key), (first, second), keys)
        assert sorted(came) == [202, 409]
    for each in (first, second):
        path = f"/api/v1/seats/{seat}?after={week - 1}"
        assert each.get(path, headers=lin).json()["week"] == week


def _next_board(lines: Any) -> str:
    return next(line for line in lines if line.startswith("data: "))
