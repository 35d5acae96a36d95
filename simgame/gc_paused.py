"""Reading without Python's collector of cycles.

The tree of a scenario has no cycles, and the collector would walk all of it again and again while
it grows: some hundredths of the time that reading takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the collector off, unless somebody else does so already."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
