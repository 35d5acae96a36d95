"""A sheet that is read: it takes the focus so that keys can scroll it."""

from __future__ import annotations

from textual import events

from simgame.tui.focus import take_key
from simgame.tui.widgets.sheet import Sheet


class Page(Sheet, can_focus=True):
    """Rows to read, scrolled by keys or wheel."""

    def on_key(self, event: events.Key) -> None:
        take_key(self.screen, event)
