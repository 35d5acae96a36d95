"""No screen of a season draws a sign of unsure width outside the safe set."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from simgame.tui.symbols import SAFE_SET
from tests.tui.driver import LARGE, driven, hand_app
from tests.tui.test_screens import SCREENS

# Arrows are names of keys and stand in prose, never in aligned cells.
_ARROWS = frozenset("←→↑↓")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["desk", "week-running", "question", "review"])
async def test_only_safe_signs_are_drawn(name: str, lang: str, saves: Path) -> None:
    """A sign that some terminals draw two cells wide would break the columns behind it."""
    async with driven(hand_app(lang=lang, saves=saves), LARGE) as d:
        await SCREENS[name](d)
        unsure = {c for c in d.text if unicodedata.east_asian_width(c) == "A" and not c.isalnum()}
        assert unsure - SAFE_SET <= _ARROWS
