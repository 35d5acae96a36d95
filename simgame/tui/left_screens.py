"""Screens that were left take memory until somebody looks for them.

A screen and its widgets know each other, so that only the collector of cycles lets them go, which
by itself it seldom does; and Textual keeps the last thousand edges it has drawn, and with each all
rows of the widget that it was drawn for.
"""

from __future__ import annotations

import gc

from textual._styles_cache import StylesCache
from textual.app import App
from textual.timer import Timer

# Once the new screen is there and has been looked at: it takes some hundredths of a second.
_SECONDS = 0.5


class LeftScreens:
    """Lets go of the screens that were left, a moment after the last one."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._due: Timer | None = None

    def one_more(self) -> None:
        """A screen was left."""
        if self._app.is_headless:
            return
        if self._due is not None:
            self._due.stop()
        self._due = self._app.set_timer(_SECONDS, let_go)


def let_go() -> None:
    """Free what nothing that is shown needs any more."""
    StylesCache.get_inner_outer.cache_clear()
    gc.collect()
