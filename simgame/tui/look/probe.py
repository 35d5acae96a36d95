"""Whether the terminal draws signs of unsure width in two cells: asked before the app starts.

One `─` is written and the terminal asked where its cursor is. Where it has moved by two cells, only
signs may be drawn that are one cell wide everywhere.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from contextlib import suppress

_ASK = "\r─\x1b[6n"
_CLEAR = "\r\x1b[K"
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")
_SECONDS = 0.1
_ONE_CELL_ON = 2  # the column after a sign of one cell, counted from 1


def draws_wide() -> bool:
    """Whether the terminal took two cells; False where it does not say, or there is none."""
    if sys.platform == "win32" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    column = 0
    with suppress(OSError, ValueError, UnicodeEncodeError):
        column = _column()
    return column > _ONE_CELL_ON


def _column() -> int:
    """The column of the cursor after the sign; 0 where no answer came in time."""
    import termios  # noqa: PLC0415 - only where there are terminals of this kind
    import tty  # noqa: PLC0415

    handle = sys.stdin.fileno()
    kept = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        sys.stdout.write(_ASK)
        sys.stdout.flush()
        return column_in(_answer(handle))
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, kept)
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()


def _answer(handle: int) -> bytes:
    """What the terminal says within a tenth of a second."""
    said, end = b"", time.monotonic() + _SECONDS
    while not said.endswith(b"R") and (left := end - time.monotonic()) > 0:
        if select.select([handle], [], [], left)[0]:
            said += os.read(handle, 64)
    return said


def column_in(said: bytes) -> int:
    """The column that a terminal's answer names; 0 where it is none."""
    found = _ANSWER.search(said)
    return int(found.group(1)) if found else 0
