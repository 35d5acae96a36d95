"""One line above the footer that says what is previewed; with errors a few lines."""

from __future__ import annotations

from simgame.tui.cells import Line
from simgame.tui.focus import game, words
from simgame.tui.widgets.sheet import Sheet

_LEAST_TALL = 30  # rows of a window that has room for more than the first finding


class PreviewStrip(Sheet):
    """Out of sight unless a scenario is under preview; it takes its rows from nobody's table."""

    DEFAULT_CSS = "PreviewStrip { display: none; padding: 0 1; overflow-y: hidden; }"

    def __init__(self) -> None:
        super().__init__(id="preview")

    def build(self, width: int) -> list[Line]:  # noqa: ARG002 - rows are cut where they end
        preview = game(self.app).preview
        if preview is None:
            return []
        from simgame.tui.preview.words import strip  # noqa: PLC0415 - loads the game

        most = 5 if self.screen.size.height >= _LEAST_TALL else 2
        return strip(preview, words(self.app), most)

    def reload(self) -> None:
        self.display = game(self.app).preview is not None
        if self.display:
            width = max(self.screen.size.width - 2, 10)
            self.styles.height = max(len(self.build(width)), 1)
        super().reload()

    def on_mount(self) -> None:
        self.reload()
