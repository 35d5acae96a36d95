"""`python -m tests.mutation.server`: runs of pytest, each in a fork of this process.

What no fault changes is imported once, here; the product is imported anew in every fork. A line on
stdin is `{"args": [...], "settings": {...}, "seconds": n}`, the answer on stdout how it ended: the
exit code, or the negative number of the signal.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from typing import Any

import pytest

# How a fork ends in which pytest itself did not come to its end.
LOST = 70
# What the product and its tests stand on; where one is missing, a fork imports what it needs.
_LIBRARIES = (
    "numpy.random", "pydantic", "simpy", "yaml", "click", "platformdirs", "filelock", "hypothesis",
    "pytest_asyncio.plugin", "syrupy", "asyncio", "multiprocessing.pool", "email.mime.text",
)  # fmt: skip


def main() -> None:
    """Answer until there are no more lines."""
    for name in _LIBRARIES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    answers = os.fdopen(os.dup(1), "w")
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(silence, stream)
    for line in sys.stdin:
        answers.write(f"{_ended(json.loads(line))}\n")
        answers.flush()


def _ended(asked: dict[str, Any]) -> int:
    child = os.fork()
    if child == 0:
        code = LOST
        try:
            # Whatever waits for something that never comes is ended as well.
            signal.alarm(asked["seconds"])
            os.environ.update(asked["settings"])
            sys.dont_write_bytecode = True
            code = int(pytest.main(asked["args"]))
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
