"""Who is let into the app in a browser, and what its child is told."""

from __future__ import annotations

import pytest

from simgame.tui.browser.page import page
from simgame.tui.browser.rules import (
    child_environment,
    is_loopback,
    known_host,
    same_origin,
    same_secret,
)

HERE = "http://127.0.0.1:8000"


def test_a_child_is_told_no_secret() -> None:
    """Only what Python and the game need, whatever else stands in the environment."""
    told = child_environment({"PATH": "/bin", "LC_ALL": "C", "AWS_SECRET": "x",
                              "SIMGAME_LANG": "zh", "SIMGAME_HUB_TOKEN": "x"})  # fmt: skip
    assert told == {"PATH": "/bin", "LC_ALL": "C", "SIMGAME_LANG": "zh"}


@pytest.mark.parametrize(
    ("origin", "ours"),
    [(HERE, True), ("http://127.0.0.1:8001", False), ("https://127.0.0.1:8000", False),
     ("http://127.0.0.1:8000.evil.example", False), ("null", False), ("", False), (None, False)],
)  # fmt: skip
def test_only_our_own_page_may_open_a_session(origin: str | None, ours: bool) -> None:
    """Scheme, host and port, to the letter."""
    assert same_origin(origin, HERE) == ours


def test_another_name_for_this_machine_is_turned_away() -> None:
    """A name that somebody else lets point here would make their page ours."""
    assert known_host("127.0.0.1:8000", HERE)
    assert not known_host("evil.example:8000", HERE)
    assert not known_host(None, HERE)


def test_the_token_has_to_be_known() -> None:
    """All of it; nothing is no token."""
    assert same_secret("abc", "abc")
    assert not same_secret("ab", "abc")
    assert not same_secret(None, "abc")


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("10.0.0.7", False), ("box", False)],
)
def test_whoever_else_can_reach_it_is_told(host: str, alone: bool) -> None:
    """Loopback is this machine alone."""
    assert is_loopback(host) == alone


def test_the_page_fits_a_phone() -> None:
    """Made for narrow windows, with letters that 80 cells have room for."""
    found = page("ws://here", 16, "en", "Over.", "Again")
    assert 'name="viewport" content="width=device-width' in found
    assert "Math.min(16, whole)" in found
    assert "innerWidth / 80" in found
