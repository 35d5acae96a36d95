"""How soon the command line answers, and plays a season, against imports it cannot do without."""

import os
import subprocess
import sys

from benchmarks import Figure

CLICK = "import click"
LIBRARIES = "import numpy, pydantic, click"
ROUNDS = 10


def measure() -> list[Figure]:
    """Processor time of fresh processes, best of ten, taking turns with the reference."""
    return [
        _figure("simgame --help", ("--help",), CLICK),
        _figure("simgame run tutorial", ("run", "tutorial", "--seed", "7"), LIBRARIES),
    ]


def _figure(name: str, words: tuple[str, ...], reference: str) -> Figure:
    timed = [(_seconds("-m", "simgame", *words), _seconds("-c", reference)) for _ in range(ROUNDS)]
    took, imported = zip(*timed, strict=True)
    return Figure(name, min(took), reference, min(imported))


def _seconds(*args: str) -> float:
    """Processor time of a process, which may keep what it compiles as it does by itself."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen([sys.executable, *args], env=kept, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, args
    return used.ru_utime + used.ru_stime
