"""The name of the game in half blocks, a letter in the hue of each lever group."""

from __future__ import annotations

from simgame.tui.cells import Row, Span

_LETTERS = (
    ("content", ("█▀▀", "▀▀█", "▀▀▀")),
    ("paid", ("▀█▀", " █ ", "▀▀▀")),
    ("kol", ("█▄ ▄█", "█ ▀ █", "▀   ▀")),
    ("private", ("█▀▀", "█ █", "▀▀▀")),
    ("live", ("█▀█", "█▀█", "▀ ▀")),
    ("price", ("█▄ ▄█", "█ ▀ █", "▀   ▀")),
    ("support", ("█▀▀", "█▀ ", "▀▀▀")),
)
ROWS = 3


def logo() -> list[Row]:
    """Its rows, all equally wide."""
    return [tuple(Span(f"{drawn[row]}  ", hue) for hue, drawn in _LETTERS) for row in range(ROWS)]
