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


def logo(*, plain: bool = False) -> list[Row]:
    """Its rows, all equally wide; with `plain` signs its letters as they are."""
    if plain:
        name = tuple(Span(f" {letter}   ", f"{hue} bold")
                     for (hue, _), letter in zip(_LETTERS, "SIMGAME", strict=True))  # fmt: skip
        return [(Span(" " * 35),), name, (Span(" " * 35),)]
    return [tuple(Span(f"{drawn[row]}  ", hue) for hue, drawn in _LETTERS) for row in range(ROWS)]
