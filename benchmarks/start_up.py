"""How soon the command line answers, against importing click alone."""

import subprocess
import sys
import time

from benchmarks import Figure

REFERENCE = "import click"
ROUNDS = 10


def measure() -> list[Figure]:
    """Time `simgame --help`, best of ten, taking turns with the reference."""
    helped, imported = zip(
        *((_seconds("-m", "simgame", "--help"), _seconds("-c", REFERENCE)) for _ in range(ROUNDS)),
        strict=True,
    )
    return [Figure("simgame --help", min(helped), REFERENCE, min(imported))]


def _seconds(*args: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *args], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
