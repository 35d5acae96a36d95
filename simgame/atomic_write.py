"""Writing files so that, whatever happens, each holds what it held before or all of what is new."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_whole(file: Path, content: bytes, *, synced: bool = False) -> None:
    """Put `content` in the place of `file` by way of a file beside it.

    `synced` waits for the disk, so that it holds after a power cut too. Raises `OSError`.
    """
    write_all({file: content}, synced=synced)


def write_all(files: Mapping[Path, bytes], *, synced: bool = False) -> None:
    """The same for several: none gets its name before there was room for all. Raises `OSError`."""
    parts = dict[Path, Path]()
    try:
        for file, content in files.items():
            if file.exists() and not file.is_file():
                _write_through(file, content)
                continue
            if not file.parent.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
            # What a link leads to is replaced, not the link.
            parts[file] = part = _led_to(file).with_name(f".{secrets.token_hex(8)}.tmp")
            _write(part, content, synced)
        for file, part in parts.items():
            part.replace(_led_to(file))
    except OSError as error:
        if error.errno:
            error.filename = str(file)  # what was to be written, not what lies beside it
        raise
    finally:
        for part in parts.values():
            with suppress(OSError):  # what could not be written need not be there
                part.unlink()


def try_to_write(file: Path) -> None:
    """Leave everything as it is. Raises `OSError` where the file could not be written now.

    What is worked out for minutes has a place for its result before it begins.
    """
    if file.exists() and not file.is_file():
        return
    try:
        folder = _led_to(file).parent
        while not folder.exists():
            folder = folder.parent
        part = folder / f".{secrets.token_hex(8)}.tmp"
        part.open("xb").close()
        part.unlink()
    except OSError as error:
        error.filename = str(file)
        raise


def _write(part: Path, content: bytes, synced: bool) -> None:
    with part.open("xb") as stream:
        stream.write(content)
        stream.flush()
        if synced:
            os.fsync(stream.fileno())


def _led_to(file: Path) -> Path:
    """The file that is written where links lead there. Raises `OSError` where they go round."""
    try:
        return file.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(file)) from error


def _write_through(file: Path, content: bytes) -> None:
    """Write to what is no plain file, such as `/dev/null`: it has a place, and is not replaced."""
    handle = os.open(file, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe nobody reads fails
    os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
