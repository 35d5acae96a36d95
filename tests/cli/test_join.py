"""Rules of `simgame join`: what listens at an address may be anything, and what it says too."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

JOIN = ("ABCD-1234", "--name", "林", "--team", "海盐队", "--plain")


class Stranger(BaseHTTPRequestHandler):
    """Answers everything with the same."""

    said: tuple[int, bytes] = (200, b"")

    def answer(self) -> None:
        """Whatever was asked."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(self.said[0])
        self.end_headers()
        self.wfile.write(self.said[1])

    do_GET = do_POST = do_PUT = answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def stranger() -> Iterator[str]:
    """The address of something that is no hub."""
    server = HTTPServer(("127.0.0.1", 0), Stranger)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (200, b"[]"), (200, b"{}"), (200, b"5"), (200, b"null"), (200, b'{"token": NaN}'),
        (200, b"<html>"), (200, b"\xff\xfe\x00"), (200, b"[" * 100_000),
        (200, b'{"token": "a\\n"}'), (200, b'{"token": "known"}'),
        (400, b'{"error": "plan", "problems": [{"x": 1}]}'),
        (400, json.dumps({"error": "\x1b]0;title\x07"}).encode()), (404, b"[]"),
    ],
)  # fmt: skip
def test_what_is_no_hub_is_told(simgame, stranger, monkeypatch, status, said):
    """A sentence with the address, whatever comes back, and nothing that steers a terminal."""
    monkeypatch.setattr(Stranger, "said", (status, said))
    ended = simgame("join", stranger, *JOIN)
    assert (ended.code, ended.err.count("\n"), stranger in ended.err) == (1, 1, True)
    assert "\x1b" not in ended.err


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://a:b", "http://a:99999", "http://a:0", "a b"]
)
def test_what_is_no_address_is_told(simgame, url):
    """With one that is."""
    ended = simgame("join", url, *JOIN)
    assert (ended.code, "192.168.1.20:8470" in ended.err) == (1, True)


def test_nobody_who_answers_is_told(simgame, stranger):
    """Where input ends before a name was said."""
    ended = simgame("join", stranger, "ABCD-1234", typed="")
    assert (ended.code, "--name" in ended.err) == (2, True)


def test_a_kept_token_that_is_none_is_asked_for_again(simgame, stranger, tmp_path, monkeypatch):
    """As if nobody had joined."""
    import hashlib

    monkeypatch.setenv("SIMGAME_SAVES", str(tmp_path))
    kept = hashlib.sha256(f"http://{stranger}".encode()).hexdigest()[:16]
    (tmp_path / "hubs").mkdir()
    (tmp_path / "hubs" / f"{kept}.token").write_bytes(b"\xff\xfea\n\x00")
    ended = simgame("join", stranger, "--plain")
    assert (ended.code, "simgame join URL CODE" in ended.err) == (2, True)
