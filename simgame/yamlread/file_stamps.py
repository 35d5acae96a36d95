"""What tells that a file has been written again: its times, its length, and which file it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, ...]


def stamps(paths: Iterable[Path]) -> dict[Path, Stamp]:
    """When each of the files was written, and how long it is; what is not there is left out."""
    found: dict[Path, Stamp] = {}
    for path in paths:
        try:
            about = path.stat()
        except OSError:
            continue
        found[path] = (about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino)
    return found
