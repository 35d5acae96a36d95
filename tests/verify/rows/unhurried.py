"""That what takes long to test and seldom breaks is tested too."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]


def unhurried() -> str:
    """Run the tests that `make test` leaves out because they take seconds each."""
    said = run([sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "unhurried"], ROOT)
    return said.strip().splitlines()[-1].strip("= ")


ROWS = (
    Row(
        "unhurried-tests",
        "what takes long to test holds too: every guide step by step, hostile bodies at all doors",
        unhurried,
        tags=("ci",),
    ),
)
