"""That what takes long to test and seldom breaks is tested too."""

from __future__ import annotations

from tests.verify.row import Row
from tests.verify.shell import passed


def unhurried() -> str:
    """Run the tests that `make test` leaves out because they take seconds each."""
    return passed("-m", "unhurried", seconds=1200)  # half of it on a slow machine


ROWS = (
    Row(
        "unhurried-tests",
        "what takes long to test holds too: every guide step by step, hostile bodies at all doors",
        unhurried,
        tags=("ci",),
    ),
)
