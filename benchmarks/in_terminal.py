"""An app in a pseudo-terminal, watched until enough is drawn."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence

Enough = Callable[[bytes], bool]

# Columns and rows.
SIZE = (120, 40)
# So many signs that are no blanks are a frame: more than a cursor and a title, less than any app.
FRAME_SIGNS = 300
PATIENCE_SECONDS = 30.0
# What an app writes before its first frame, and one that fails to start does not.
TAKES_THE_SCREEN = "\x1b[?1049h"
_ESCAPES = re.compile(
    rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[()][A-Z0-9]|.)"
)


def opened(
    words: Sequence[str], size: tuple[int, int] = SIZE, *, deaf: bool = False
) -> tuple[int, int]:
    """Start a program; `deaf` to hanging up. Its process and its screen."""
    pid, screen = pty.fork()
    if pid == 0:
        if deaf:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        told = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        os.execve(words[0], list(words), {**kept, **told})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    return pid, screen


def ended(pid: int, screen: int) -> None:
    """Kill a program and close its screen."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(screen)


def a_frame(seen: bytes) -> bool:
    """Whether an app has taken the screen and drawn on it."""
    drawn = b"".join(_ESCAPES.sub(b"", seen).split()).decode("utf-8", "ignore")
    return TAKES_THE_SCREEN.encode() in seen and len(drawn) >= FRAME_SIGNS


def shows(text: str) -> Enough:
    """Whether a text has been drawn."""
    return lambda seen: text.encode() in seen


def read_until(screen: int, enough: Enough) -> None:
    """Read what is drawn, answering where the cursor is, as terminals do.

    Raises `EOFError` when the program ends before, `TimeoutError` when nothing more comes.
    """
    seen = b""
    while not enough(seen):
        if not select.select([screen], [], [], PATIENCE_SECONDS)[0]:
            raise TimeoutError(seen[-200:])
        try:
            came = os.read(screen, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            raise EOFError(seen[-200:]) from error
        if b"\x1b[6n" in came:
            os.write(screen, b"\x1b[1;2R")
        seen += came


def seconds_until(enough: Enough, words: Sequence[str], size: tuple[int, int] = SIZE) -> float:
    """Seconds from the start of a program until enough is drawn; it is killed then."""
    start = time.perf_counter()
    pid, screen = opened(words, size)
    try:
        read_until(screen, enough)
        return time.perf_counter() - start
    finally:
        ended(pid, screen)
