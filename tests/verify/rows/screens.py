"""That screens look as they were kept, at the sizes and in the languages a quick run leaves out."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]


def alike() -> str:
    """Compare each with the rows that are kept."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "every_size"]
    said = run([*command, "tests/tui/test_screens.py"], ROOT)
    return said.strip().splitlines()[-1].strip("= ")


ROWS = (
    Row(
        "app-looks-alike",
        "every screen is to the letter what was looked at, at three sizes in both languages",
        alike,
    ),
)
