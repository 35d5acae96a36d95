"""Why the system refuses a file, as a text that is translated when it is shown: `t(reason)`."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from simgame.locale import N_

# What systems say most often, so that it is translated.
REASONS = (
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Not a plain file"),
    N_("Is a directory"),
    N_("File exists"),
    N_("File name too long"),
    N_("Too many levels of symbolic links"),
    N_("No space left on device"),
    N_("Disk quota exceeded"),
    N_("File too large"),
    N_("Read-only file system"),
    N_("Input/output error"),
    N_("Text file busy"),
    N_("Device or resource busy"),
    N_("Too many open files"),
    N_("Directory not empty"),
    N_("Stale file handle"),
    N_("No locks available"),
    N_("Operation not supported"),
    N_("Broken pipe"),
    N_("Address already in use"),
    N_("Cannot assign requested address"),
    N_("Name or service not known"),
    N_("Invalid argument"),
)


# What it means that not even the folder in which a command runs has a path.
_NO_FOLDER = N_("the folder you are in is not there any more")


def reason_of(error: OSError) -> str:
    """What the system says was wrong, in English."""
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return _NO_FOLDER
    if isinstance(error, FileExistsError):  # a folder is wanted where something else is
        return os.strerror(errno.ENOTDIR)
    return error.strerror or type(error).__name__


def in_the_way(folder: Path) -> Path | None:
    """What lies where a folder is wanted, there or above, and is none; None where nothing does."""
    try:
        ways = reversed((folder, *folder.parents))
        return next((way for way in ways if os.path.lexists(way) and not way.is_dir()), None)
    except OSError:  # nobody may look, or the name is too long for one
        return None
