"""The answers of a question as a page: a click on one is its digit."""

from __future__ import annotations

from textual import events
from textual.message import Message

from simgame.tui.widgets.sheet import Page


class Answers(Page):
    """Lines that answer have their digit for a key."""

    class Clicked(Message):
        """An answer was clicked."""

        def __init__(self, digit: str) -> None:
            self.digit = digit
            super().__init__()

    def on_click(self, event: events.Click) -> None:
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self.lines) and self.lines[place].key and not self.dragged_over:
            self.post_message(self.Clicked(self.lines[place].key))
