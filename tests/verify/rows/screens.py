"""That screens look as they were kept, at the sizes and in the languages a quick run leaves out."""

from __future__ import annotations

from tests.verify.row import Row
from tests.verify.shell import passed


def alike() -> str:
    """Compare each with the rows that are kept."""
    return passed("-m", "every_size", "tests/tui/test_screens.py")


ROWS = (
    Row(
        "app-looks-alike",
        "every screen is to the letter what was looked at, at three sizes in both languages",
        alike,
    ),
)
