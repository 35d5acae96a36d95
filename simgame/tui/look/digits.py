"""Hero digits: three rows of half blocks, four cells a digit; the unit stays small beside them."""

from __future__ import annotations

_ROWS = 3
_SHAPES = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▄█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", "▀▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
    "\u2212": ("   ", "▀▀▀", "   "),
    ".": (" ", " ", "▄"),
    ",": (" ",) * _ROWS,  # a gap: drawn as a mark it would be read as the point of `5.46`
}


def hero(figure: str, *, plain: bool = False) -> tuple[list[str], str]:
    """The rows of a figure, and what is left of it for small type: `5.46` of `¥5.46万`, `万`.

    With `plain` signs, of which no digit can be drawn, the figure stands in the last row.
    """
    if plain:
        said = "".join(sign for sign in figure if sign in _SHAPES)
        return ["", "", said], "".join(c for c in figure if c not in _SHAPES and c != "¥")
    drawn = [""] * _ROWS
    rest = ""
    for sign in figure:
        if sign in _SHAPES:
            drawn = [row + part + " " for row, part in zip(drawn, _SHAPES[sign], strict=True)]
        elif sign != "¥":
            rest += sign
    return drawn, rest
