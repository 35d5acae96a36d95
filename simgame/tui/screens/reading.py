"""A window that shows rows about the season that is being played."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ScreenResultType

from simgame.game.desk.play import Play
from simgame.tui.cells import Line
from simgame.tui.screens.base import Window
from simgame.tui.widgets.sheet import Page


class Reading(Window[ScreenResultType]):
    """Something to read before going on: `rows` writes it, `ABOUT` is what F1 says about it."""

    ABOUT: ClassVar[str] = ""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self.rows, about=self.ABOUT)

    def rows(self, width: int) -> list[Line]:
        """What the window shows at a width."""
        raise NotImplementedError
