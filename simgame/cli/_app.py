"""The app, loaded as light as it can be: without OpenSSL it is there sooner and takes less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.light_imports import load_asyncio

if TYPE_CHECKING:
    from simgame.tui.app import SimgameApp


def app_class() -> type[SimgameApp]:
    """The class of the app."""
    load_asyncio()
    from simgame.tui.app import SimgameApp

    return SimgameApp
