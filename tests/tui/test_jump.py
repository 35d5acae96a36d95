"""Letters on what one can go to, and going there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simgame.tui.app import SimgameApp
from simgame.tui.screens.jump import Jump
from tests.tui.driver import COUNT, LARGE, driven

At = Callable[..., SimgameApp]


@pytest.mark.parametrize("key", ["ctrl+o", ";"])
async def test_a_letter_goes_to_its_row(at_desk: At, key: str) -> None:
    """Each row in sight has one, and it stands at the row."""
    async with driven(at_desk("zh"), LARGE) as d:
        await d.point(COUNT)
        row = d.table.content_region.y + d.table.cursor - d.table.scroll_offset.y
        await d.press("home", key)
        jump = d.app.screen
        assert isinstance(jump, Jump)
        letter = next(
            mark for mark, to in jump.marked.items()
            if to.at == (d.app.screen_stack[-2].query_one("#table").content_region.x, row)
        )  # fmt: skip
        assert letter in d.rows[row][:3]
        await d.press(letter)
        assert d.table.pointed == COUNT


async def test_a_letter_goes_to_a_tab_and_a_pane(at_desk: At) -> None:
    """The first letters are those of the tabs; the side pane takes the focus."""
    async with driven(at_desk(), LARGE) as d:
        await d.press("ctrl+o", "s")
        assert d.screen_name == "DashboardTab"
        await d.press("f2", "ctrl+o")
        jump = d.app.screen
        assert isinstance(jump, Jump)
        await d.press(list(jump.marked)[-1])
        assert d.app.screen.focused.id == "about"


async def test_any_other_key_takes_the_letters_away(at_desk: At) -> None:
    """Nothing happens but that."""
    async with driven(at_desk()) as d:
        pointed = d.table.pointed
        for key in ("escape", "1", "ctrl+o"):
            await d.press("ctrl+o", key)
            assert d.screen_name == "Desk"
            assert d.table.pointed == pointed


async def test_a_semicolon_is_text_where_one_types(at_desk: At) -> None:
    """The plain key is a letter like others in a search."""
    async with driven(at_desk()) as d:
        await d.press("/", ";")
        assert d.screen_name == "Desk"
