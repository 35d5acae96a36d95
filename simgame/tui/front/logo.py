"""The name of the game in half blocks, a letter in the hue of each lever group."""

from __future__ import annotations

from collections.abc import Sequence

from simgame import __version__
from simgame.locale import Texts
from simgame.tui.cells import Row, Span, width_of, wrap
from simgame.tui.look import spread
from simgame.tui.symbols import is_plain

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


def hero_rows(streak: Sequence[Row], t: Texts, width: int) -> list[Row]:
    """The name with what it is for, and the three rows of the `streak` at the right."""
    honest = t("It trains judgement; it does not predict real campaigns.")
    drawn_name = logo(plain=is_plain(t))
    room = width - width_of(drawn_name[0]) - 3
    said = [t("Marketing, fought week by week"), *wrap(honest, room), __version__][:3]
    rows: list[Row] = [()]
    for drawn, text, tone, right in zip(
        drawn_name, said, ("bright bold", "dim", "dim"), streak, strict=True
    ):
        rows.append(spread((*drawn, Span("   "), Span(text, tone)), right, width))
    return rows
