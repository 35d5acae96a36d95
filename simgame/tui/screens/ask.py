"""A small window that asks for one line of text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from simgame.tui.cells import Line, paragraph
from simgame.tui.screens.base import Window
from simgame.tui.widgets.sheet import Sheet


class Ask(Window[str]):
    """Gives back what was typed, or None."""

    def __init__(self, question: str, text: str = "") -> None:
        super().__init__()
        self._question = question
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Sheet(lambda width: [Line(row) for row in paragraph(self._question, width)])
            yield Input(self._text)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
