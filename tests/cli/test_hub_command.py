"""What `simgame hub` and `simgame serve` cannot do is told before anybody is told a link."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from simgame.hub.people.who import by_token
from simgame.hub.serve import LINK, Where, opened, trainer_token


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize("command", [("serve",), ("hub", "serve"), ("hub", "demo")])
def test_a_port_that_is_taken_is_told(simgame, taken, command):
    """With its number and the reason, and no link is shown that leads elsewhere."""
    said = simgame(*command, "--port", taken, *(["--data", "hub"] if "hub" in command else []))
    assert (said.code, str(taken) in said.err, said.out) == (2, True, "")
    assert "already in use" in said.err


@pytest.mark.parametrize("host", ["nowhere.invalid", "a..b"])
def test_a_host_that_is_none_of_ours_is_told(simgame, host):
    """As the system says it."""
    said = simgame("hub", "serve", "--data", "hub", "--host", host)
    assert (said.code, "Nobody can listen" in said.err, said.out) == (2, True, "")


@pytest.mark.parametrize("address", ["", "http://", "ftp://hub.example", "hub example"])
def test_a_link_leads_to_an_address(simgame, address):
    """One that no browser opens is refused before a trainer's old link is ended."""
    assert simgame("hub", "trainer", "Wu", "--data", "hub").code == 0
    said = simgame("hub", "trainer", "Wu", "--data", "hub", "--address", address)
    assert (said.code, said.out) == (2, "")
    assert "no address of a hub" in said.err
    again = simgame("hub", "trainer", "Wu", "--data", "hub", "--address", "hub.example/")
    assert "http://hub.example/in/" in again.out


@pytest.mark.parametrize("command", [("serve",), ("migrate",), ("backup", "b"), ("restore", "b")])
def test_what_is_no_database_is_told(simgame, command):
    """A file that something else wrote, and an address of none."""
    Path("hub").mkdir()
    Path("hub/hub.db").write_bytes(os.urandom(5000))
    said = simgame("hub", *command, "--data", "hub")
    assert (said.code, "cannot be opened" in said.err) == (2, True)
    said = simgame("hub", *command, "--database", "nonsense", "--data", "other")
    assert (said.code, "no address of a database" in said.err) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes by name here")
def test_what_never_ends_is_not_put_back(simgame):
    """A backup is a plain file."""
    os.mkfifo("pipe")
    assert simgame("hub", "restore", "pipe", "--data", "hub").code == 2
    assert simgame("hub", "restore", os.devnull, "--data", "hub").code == 2


@pytest.mark.parametrize("held", [b"", b"\xff\xfe\x00", b"a\x1b[2J\nb", b"x"])
def test_a_link_that_was_damaged_is_made_anew(tmp_path, held):
    """A trainer is never shown one that leads nowhere."""
    store = opened(Where(tmp_path))
    first = trainer_token(store, tmp_path)
    assert trainer_token(store, tmp_path) == first
    (tmp_path / LINK).write_bytes(held)
    again = trainer_token(store, tmp_path)
    with store.read() as c:
        assert by_token(c, again) is not None
    assert trainer_token(store, tmp_path) == again
    store.close()
