"""A line of text that is typed in a window of its own."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input


class Field(Input):
    """An input whose cursor is the terminal's, wherever the window stands now.

    Textual places it when something is typed, and not when the window was moved or pulled.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        return super().render_lines(crop)
