"""That the tests would notice if the product were wrong."""

import sys
from pathlib import Path

from tests.mutation.aimed import AIMED
from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
SAMPLE, HOURS = 20, 3600.0


def aimed_faults_are_caught() -> str:
    """Make every fault of `tests/mutation/aimed.py`, and none may pass."""
    return _last_line("--aimed", "--least", "1")


def faults_are_caught() -> str:
    """Make the first 20 of the faults that `make mutation` makes; two may pass."""
    return _last_line("--number", str(SAMPLE))


def _last_line(*options: str) -> str:
    told = run([sys.executable, "-m", "tests.mutation", *options], ROOT, seconds=3 * HOURS)
    return told.splitlines()[-1]


ROWS = (
    Row(
        "faults-aimed",
        f"each of {len(AIMED)} faults aimed at score, money and what is told is caught by a test",
        aimed_faults_are_caught,
    ),
    Row(
        "faults-sample",
        f"of {SAMPLE} faults made anywhere in the game, tests catch nine tenths",
        faults_are_caught,
    ),
)
