"""A sheet that is read: it takes the focus so that keys can scroll it."""

from __future__ import annotations

from simgame.tui.widgets.sheet import Sheet


class Page(Sheet, can_focus=True):
    """Rows to read, scrolled by keys or wheel."""
