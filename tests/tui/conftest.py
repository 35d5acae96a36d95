"""What the tests of the terminal app share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simgame.tui.app import SimgameApp
from tests.tui.driver import SHORT, hand_app


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """Return a folder for saves."""
    return tmp_path / "saves"


@pytest.fixture
def at_desk(saves: Path) -> Callable[..., SimgameApp]:
    """Return a function that makes an app which opens at the desk of the short season."""

    def make(lang: str = "en") -> SimgameApp:
        return hand_app(lang=lang, scenario=SHORT, seed=7, saves=saves)

    return make
