"""A terminal that goes away ends the app, where no signal says so: nohup, some ssh and containers.

Textual would read its end of input for ever, with a core of the machine. Nothing is lost: a season
is written as it is decided.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

EVERY_SECONDS = 1.0
# How long the app may take to end by itself; writing to a terminal that is gone can hold it up.
GRACE_SECONDS = 3.0
GONE = 129  # as a shell tells of a process that was hung up


def watch_terminal(leave: Callable[[], object]) -> None:
    """Once standard input is no terminal any more, call `leave`, and soon end the process."""
    source = sys.__stdin__
    if source is None or not source.isatty():
        return
    wait = threading.Event().wait  # nobody sets it: the thread ends with the process
    place = source.fileno()

    def look() -> None:
        while os.isatty(place):
            wait(EVERY_SECONDS)
        leave()
        wait(GRACE_SECONDS)
        os._exit(GONE)

    threading.Thread(target=look, name="terminal", daemon=True).start()
