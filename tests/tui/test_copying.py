"""Text is selected with the mouse and copied with Ctrl+C, which never quits."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driver import driven, hand_app
from tests.tui.opened import open_play


async def test_what_is_dragged_over_is_copied(saves: Path) -> None:
    """Of one line or several; what is selected is marked, and letting go chooses nothing."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        y = next(n for n, row in enumerate(d.rows) if "Best  " in row)
        x = d.rows[y].index("Best")
        await d.drag((x, y), (x + 3, y))
        await d.press("ctrl+c")
        assert d.app.clipboard == "Best"
        assert "Copied" in d.said
        await d.drag((x, y), (x + 5, y + 1))
        await d.press("ctrl+c")
        first, second = d.app.clipboard.split("\n")
        assert d.rows[y].strip().startswith(first)
        assert second == "Badges"
        y = next(n for n, row in enumerate(d.rows) if "New season" in row)
        await d.drag((4, y), (12, y))
        assert d.screen_name == "Home"


async def test_chinese_is_copied_whole(saves: Path) -> None:
    """A character takes two cells, and stays one."""
    async with driven(hand_app(lang="zh", saves=saves)) as d:
        y = next(n for n, row in enumerate(d.rows) if "新的一季" in row)
        x = next(n for n in range(20) if d.rows[y][n : n + 4] == "新的一季")
        await d.drag((x, y), (x + 6, y))
        await d.press("ctrl+c")
        assert d.app.clipboard == "新的一季"


async def test_nothing_selected_is_said(saves: Path) -> None:
    """With the way to select, and to quit."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("ctrl+c")
        assert "Nothing is selected" in d.said


async def test_a_field_is_copied(saves: Path) -> None:
    """What is selected in it by keys."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("n", "s", *"123")
        await d.press("ctrl+a", "shift+home", "ctrl+c")
        assert d.app.return_code is None
