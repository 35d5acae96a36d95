"""A terminal that goes away ends the app, also where no signal says so."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from simgame.tui import terminal_gone


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the codes with which the process would have been ended."""
    codes: list[int] = []
    monkeypatch.setattr(terminal_gone, "EVERY_SECONDS", 0.0)
    monkeypatch.setattr(terminal_gone, "GRACE_SECONDS", 0.0)
    monkeypatch.setattr(terminal_gone.os, "_exit", codes.append)
    return codes


def _join() -> None:
    for thread in threading.enumerate():
        if thread.name == "terminal":
            thread.join(10)


def test_the_app_is_left_and_the_process_ended(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """First by itself, then, where it hangs on the dead terminal, by force."""
    master, slave = os.openpty()
    told: list[str] = []
    with os.fdopen(slave, "r") as terminal:
        monkeypatch.setattr(sys, "__stdin__", terminal)
        terminal_gone.watch_terminal(lambda: told.append("leave"))
        assert (told, ended) == ([], [])
        os.close(master)
        _join()
    assert (told, ended) == (["leave"], [terminal_gone.GONE])


def test_without_a_terminal_nothing_is_watched(
    ended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tests and pipes have none."""
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "__stdin__", nothing)
        terminal_gone.watch_terminal(lambda: ended.append(-1))
        _join()
    assert ended == []
