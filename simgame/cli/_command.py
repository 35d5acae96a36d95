"""Commands as they are printed: they can be pasted into the shell they were read in."""

from __future__ import annotations

import os
import shlex
import subprocess


def command(*words: object) -> str:
    """`simgame` with these words, each quoted where the shell asks for it."""
    said = ["simgame", *map(str, words)]
    return subprocess.list2cmdline(said) if os.name == "nt" else shlex.join(said)


def operand(path: object) -> str:
    """A path that no command takes for an option."""
    return f".{os.sep}{path}" if str(path).startswith("-") else str(path)
