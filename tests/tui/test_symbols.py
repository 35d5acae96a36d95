"""A plain set of signs for terminals that draw some of ours two cells wide."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from simgame.tui.symbols import safe
from tests.tui.driver import LARGE, driven, hand_app
from tests.tui.test_screens import SCREENS


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(SCREENS))
async def test_no_sign_has_an_unsure_width(
    name: str, lang: str, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Borders, bars, marks and texts; rows stay as wide as they were."""
    monkeypatch.setenv("SIMGAME_SYMBOLS", "safe")
    async with driven(hand_app(lang=lang, saves=saves), LARGE) as d:
        await SCREENS[name](d)
        unsure = {c for c in d.text if unicodedata.east_asian_width(c) == "A" and not c.isalnum()}
        assert unsure == set()
        assert d.widest <= LARGE[0]


@pytest.mark.parametrize("text", ["▲ 12.5 · ¥3 − ¥4", "███▌····", "“好”…", "╭──╮", "plain", "‹ 1×"])
def test_the_width_is_kept(text: str) -> None:
    """A sign for a sign."""
    assert cell_len(safe(text)) == cell_len(text)
    assert safe(safe(text)) == safe(text)
