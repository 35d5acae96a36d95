"""When Python's collector of cycles looks: not while a scenario is read, and seldom at first.

The tree of a scenario has no cycles, and the collector would walk all of it again and again while
it grows: some hundredths of the time that reading takes. A short command makes less than would be
worth looking through; what stays open looks as usual from its first frame on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects may come before cycles are looked for: more than most commands ever make.
_UNCOLLECTED = 200_000
_USUAL = gc.get_threshold()


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


def collect_seldom() -> None:
    """Leave cycles alone: the process ends soon, or has not shown anything yet."""
    gc.set_threshold(_UNCOLLECTED)


def collect_as_usual() -> None:
    """Look for cycles as often as Python does by itself, but never through what is there now."""
    gc.freeze()
    gc.set_threshold(*_USUAL)
