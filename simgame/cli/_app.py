"""The app, loaded as light as it can be.

asyncio loads OpenSSL for connections that the app does not make; without it the app is there sooner
and takes less memory. asyncio does without where it is not installed, and whoever wants it later
still gets it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simgame.tui.app import SimgameApp


def app_class() -> type[SimgameApp]:
    """The class of the app."""
    _load_asyncio()
    from simgame.tui.app import SimgameApp

    return SimgameApp


def _load_asyncio() -> None:
    if "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # as Python itself says: not to be had
    try:
        import asyncio  # noqa: F401 - loaded, not used
    finally:
        del sys.modules["ssl"]
