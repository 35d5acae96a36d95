"""What stands on the front pages is told whole where there is the usual room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.driver import LARGE, driven, hand_app

# By the keys that lead there from home.
PAGES = {"home": (), "settings": ("comma",), "boards": ("b",), "daily": ("b", "2")}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
async def test_no_words_are_cut(page: str, lang: str, saves: Path) -> None:
    """No ellipsis at the end of what was cut, in either language."""
    async with driven(hand_app(lang=lang, saves=saves), LARGE) as d:
        await d.press(*PAGES[page])
        assert [row for row in d.rows if "…" in row] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_first_pages_of_a_season_say_what_will_be_there(lang: str, saves: Path) -> None:
    """Before a week was played too: figures by name, and how long things take."""
    async with driven(hand_app(lang=lang, scenario="tea-launch", saves=saves), LARGE) as d:
        for key in ("f3", "f5"):
            await d.press(key)
            assert sum(bool(row.strip()) for row in d.rows) > LARGE[1] // 4, d.text
