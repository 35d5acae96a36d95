"""Screens that were left take no memory."""

import gc

import pytest
from textual._styles_cache import StylesCache
from textual.widget import Widget

from simgame.tui.left_screens import let_go
from simgame.tui.screens.base import GameScreen
from tests.tui.driver import LARGE, driven, hand_app


@pytest.mark.unhurried
async def test_what_was_drawn_of_screens_that_were_left_is_let_go() -> None:
    """What is kept of how widgets were drawn is of widgets that are there."""
    async with driven(hand_app(lang="en"), LARGE) as d:
        await d.press("comma", "escape", "comma", "escape")
        let_go()
        kept = [one for one in gc.get_objects() if isinstance(one, StylesCache)]
        there = [one for one in gc.get_objects() if isinstance(one, Widget)]
        assert 0 < len(kept) <= len(there)


async def test_nothing_is_done_on_a_screen_that_was_left() -> None:
    """What it wanted once all is drawn is not called: it has no parts any more."""
    called: list[str] = []
    async with driven(hand_app(lang="en"), LARGE) as d:
        await d.press("comma")
        left = d.app.screen
        assert isinstance(left, GameScreen)
        left.call_after_refresh(called.append, "there")
        await d.pilot.pause()
        assert called == ["there"]
        d.app.pop_screen()
        left.call_after_refresh(called.append, "left")
        await d.pilot.pause()
        assert called == ["there"]
