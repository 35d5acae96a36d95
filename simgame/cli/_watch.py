"""Does something again whenever files change, until Ctrl-C; by looking at their times."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

EVERY_SECONDS = 0.4
SETTLE_SECONDS = 0.1  # an editor empties a file before it fills it; what is halfway is not told

State = dict[Path, tuple[int, int]]


def watch(
    run: Callable[[], Iterable[Path]],
    known: Iterable[Path] = (),
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Call `run`, which returns the files and folders it read, and again when one of them changes.

    What is `known` is watched during the first run already. Ends only with an exception, such as
    the KeyboardInterrupt of Ctrl-C.
    """
    before = _state(known)
    while True:
        paths = set(run())
        # What was saved while `run` was reading counts as a change behind it.
        seen = _state(paths) | {path: at for path, at in before.items() if path in paths}
        while (before := _state(paths)) == seen:
            wait(EVERY_SECONDS)
        wait(SETTLE_SECONDS)
        while (now := _state(paths)) != before:
            before = now
            wait(SETTLE_SECONDS)


def _state(paths: Iterable[Path]) -> State:
    """When each of the files was written, and how long it is; what is not there is left out."""
    found: State = {}
    for path in paths:
        try:
            about = path.stat()
        except OSError:
            continue
        found[path] = (about.st_mtime_ns, about.st_size)
    return found
