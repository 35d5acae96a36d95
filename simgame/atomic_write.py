"""Writing a file so that, whatever happens, it holds what it held before or all of what is new."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes, *, synced: bool = False) -> None:
    """Put `content` in the place of `file` by way of a file beside it.

    `synced` waits for the disk, so that it holds after a power cut too. Raises `OSError`.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name, suffix=".tmp")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            if synced:
                os.fsync(stream.fileno())
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
