"""Files that are watched for changes by looking at them, at rest and not halfway written.

Looks at times and sizes only; what a change means is the caller's business.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from simgame.yamlread import stamps

SETTLE_SECONDS = 0.1  # an editor empties a file before it fills it; what is halfway is not told
_MOST_WAITS = 30

Wait = Callable[[float], object]


class Watched:
    """Files and folders with what was last seen of them."""

    def __init__(self, paths: Iterable[Path] = (), wait: Wait = time.sleep) -> None:
        self._wait = wait
        self._paths = set(paths)
        self._seen = self._looked = stamps(self._paths)

    def follow(self, paths: Iterable[Path]) -> None:
        """Watch `paths` from now on, having read them after the last look.

        What was saved while they were being read counts as a change behind it.
        """
        self._paths = set(paths)
        known = {path: at for path, at in self._looked.items() if path in self._paths}
        self._seen = stamps(self._paths) | known

    def changed(self) -> bool:
        """Whether anything has changed since the last time; then waits until it is at rest."""
        self._looked = stamps(self._paths)
        if self._looked == self._seen:
            return False
        for _ in range(_MOST_WAITS):
            self._wait(SETTLE_SECONDS)
            before, self._looked = self._looked, stamps(self._paths)
            if self._looked == before:
                break
        self._seen = self._looked
        return True


def files_read(sources: Iterable[str], asked: Iterable[str | Path] = ()) -> list[Path]:
    """What to watch: the files that were read, what was asked for, and the folders they are in."""
    files = {Path(name) for name in (*asked, *sources)}
    return sorted(files | {file.parent for file in files})
