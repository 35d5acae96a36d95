"""A hub as it runs: what it says of itself, what it logs, and how it ends."""

from __future__ import annotations

import ipaddress
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Event

import httpx
import pytest
from fastapi.testclient import TestClient

from benchmarks.hub_server import running
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.logs import JsonLines
from simgame.hub.serve import Where, in_the_network
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_corrections import played


def test_it_says_whether_it_is_well_and_how_much_there_is(world: World) -> None:
    """For whoever watches it: no names, no scores, and what waits."""
    played(world, world.contest(), world.team("海盐队")[0], 2)
    with TestClient(create_app(Hub(world.store, Here()))) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        told = dict(line.split() for line in client.get("/metrics").text.splitlines()
                    if not line.startswith("#"))  # fmt: skip
    assert told["simgame_plans"] == "2"
    assert told["simgame_seasons"] == "1"
    assert told["simgame_weeks_waiting"] == "0"


def test_a_request_is_a_line_of_json_without_what_lets_somebody_in(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Method, path, status and time; neither a token nor what was sent."""
    with (
        caplog.at_level(logging.INFO, "simgame.hub"),
        TestClient(create_app(Hub(world.store, Here()))) as client,
    ):
        client.get(f"/in/{world.trainer.token}", follow_redirects=False)
        client.post("/api/v1/join", json={"code": world.code, "name": "Lin", "team": "A"})
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert [(x["method"], x["path"], x["status"]) for x in lines] == [
        ("GET", "/in/…", 303), ("POST", "/api/v1/join", 201)]  # fmt: skip
    text = json.dumps(lines)
    assert world.trainer.token not in text
    assert "Lin" not in text


@pytest.mark.unhurried
def test_a_hub_that_is_asked_to_stop_ends_in_order(tmp_path: Path) -> None:
    """SIGTERM while it serves: it ends with 0, says nothing of a failure, and loses nothing."""
    with running(tmp_path, "", 1) as (port,):
        token = (tmp_path / "trainer-token.txt").read_text("utf-8").strip()
        headers = {"Authorization": f"Bearer {token}"}
        url = f"http://127.0.0.1:{port}/api/v1/classes"
        httpx.post(url, json={"name": "A"}, headers=headers).raise_for_status()
    command = [sys.executable, "-m", "simgame", "hub", "serve", "--data", str(tmp_path), "--port",
               str(port), "--workers", "1", "--log"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, env=os.environ) as again:  # fmt: skip
        for _ in range(600):
            try:
                known = httpx.get(url, headers=headers).json()
                break
            except httpx.HTTPError:
                assert again.poll() is None
                Event().wait(0.1)
        again.send_signal(signal.SIGTERM)
        _, said = again.communicate(timeout=60)
    assert [one["name"] for one in known] == ["A"]
    assert again.returncode == 0
    assert "Traceback" not in said
    assert any(json.loads(line)["path"].endswith("/classes")
               for line in said.splitlines() if line.startswith("{"))  # fmt: skip


@pytest.mark.unhurried
def test_a_head_without_end_is_not_listened_to(tmp_path: Path) -> None:
    """Headers, an address, or what follows a body: the line is cut, and the hub goes on."""
    host = b" HTTP/1.1\r\nHost: hub.test\r\n"
    post = b"POST /api/v1/join" + host + b"Transfer-Encoding: chunked\r\n\r\n"
    beginnings = (b"GET /" + host + b"X: ", b"GET /", post + b"2\r\n{}\r\n0\r\nX: ")
    with running(tmp_path, "", 1) as (port,):
        for beginning in beginnings:
            with socket.create_connection(("127.0.0.1", port), 20) as line:
                line.sendall(beginning)
                with pytest.raises((ConnectionResetError, BrokenPipeError)):
                    line.sendall(b"a" * 64_000_000)
        save = {"content": b"a" * 900_000, "headers": {"X": "a" * 30_000}}
        answer = httpx.post(f"http://127.0.0.1:{port}/api/v1/contests/1/uploads", **save)
        assert answer.status_code == 401


def test_who_lets_the_room_in_is_told_an_address_the_room_can_open() -> None:
    """A link of 0.0.0.0 or of loopback would stand on the wall and lead nobody here."""
    told = Where(Path("hub"), host="0.0.0.0").address
    host = told.removeprefix("http://").removesuffix(":8470")
    assert ipaddress.ip_address(host).is_loopback == (in_the_network() == "127.0.0.1")
    assert not ipaddress.ip_address(host).is_unspecified
    assert Where(Path("hub")).address == "http://127.0.0.1:8470"


@pytest.mark.parametrize(("at", "alone"), [("http://127.0.0.1", True), ("http://hub.test", False)])
def test_the_wall_says_when_its_address_is_for_this_machine_alone(
    world: World, at: str, *, alone: bool
) -> None:
    """So does the trainer's page, before a class has typed it in vain."""
    with TestClient(create_app(Hub(world.store, Here())), base_url=at) as client:
        client.get(f"/in/{world.trainer.token}")
        for path in ("/console", f"/classes/{world.klass}/wall"):
            assert ("--host 0.0.0.0" in client.get(f"{path}?lang=en").text) == alone
