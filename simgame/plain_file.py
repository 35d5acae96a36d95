"""Reading a file that somebody names: never without an end, and never one that waits for others."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read_plain(file: Path, most: int) -> bytes:
    """The file's content, or one byte more than `most` of it. Raises `OSError`, for a pipe too."""
    mode = file.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.ENXIO, "Not a plain file", str(file))
    with file.open("rb") as stream:
        return stream.read(most + 1)
