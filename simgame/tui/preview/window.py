"""Everything about a preview in a window: findings, changes, and decisions that were left out."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame.locale import N_
from simgame.tui.cells import Line
from simgame.tui.focus import game
from simgame.tui.screens.base import Window
from simgame.tui.widgets.sheet import Page

ABOUT = N_("What is wrong with the scenario, and what the last save changed. ↑ ↓ scroll.")


class PreviewWindow(Window[None]):
    """Written again whenever the files have been read."""

    DEFAULT_CLASSES = "tall"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self._rows, about=ABOUT)

    def _rows(self, width: int) -> list[Line]:
        from simgame.tui.preview.words import pages  # noqa: PLC0415 - loads the game

        app = game(self.app)
        if app.preview is None or app.play is None:
            return []
        return pages(app.preview, app.play, self.t, width)
