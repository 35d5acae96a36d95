"""What a window shows that is too small to play in."""

from __future__ import annotations

from simgame.tui.cells import Line, paragraph
from simgame.tui.focus import words
from simgame.tui.widgets.sheet import Sheet

LEAST_WIDTH, LEAST_HEIGHT = 76, 20


class SmallNotice(Sheet):
    """Lies over everything while the window is too small."""

    def __init__(self) -> None:
        super().__init__(id="small")

    def build(self, width: int) -> list[Line]:
        t = words(self.app)
        said = t(
            "Please make the window larger: at least {width}×{height}. Nothing is lost.",
            width=LEAST_WIDTH,
            height=LEAST_HEIGHT,
        )
        return [Line(row) for row in paragraph(said, width)]
