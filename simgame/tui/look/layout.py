"""How a screen uses its room: classes of width, grounds under rows, blocks beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from rich.cells import cell_len

from simgame.tui.cells import Row, Span, Tone, width_of

HOME_SIZE, WIDE = 110, 150
SPARE_ROWS = 8  # a screen that would leave so many rows empty shows its spare block
Size = Literal["narrow", "home", "wide"]


def size_of(width: int) -> Size:
    """The class of a screen's width: one column and a side pane, home size, or wide."""
    return "narrow" if width < HOME_SIZE else "home" if width < WIDE else "wide"


def on_ground(row: Row, width: int, ground: Tone) -> Row:
    """The row over its whole width on a ground; a span that has its own keeps it."""
    spans = [span if " on " in f" {span.tone}" else Span(span.text, f"{span.tone} on {ground}")
             for span in row]  # fmt: skip
    filler = " " * max(width - width_of(row), 0)
    return (*spans, Span(filler, f"on {ground}"))


def titled(title: str, width: int, right: Row = ()) -> Row:
    """A heading with a rule, and something at its right end where there is room for all of it."""
    right = right if cell_len(title) + width_of(right) + 2 <= width else ()
    rule = max(width - cell_len(title) - width_of(right) - (2 if right else 1), 0)
    gap = (Span(" "),) if right else ()
    return (Span(title, "title"), Span(" " + "─" * rule, "rest"), *gap, *right)


def spread(left: Row, right: Row, width: int) -> Row:
    """Something at the left end of a row and something at its right; the right gives way."""
    space = width - width_of(left) - width_of(right)
    return (*left, Span(" " * space), *right) if space >= 1 else left


def with_spare(rows: Sequence[Row], height: int, spare: Callable[[], Sequence[Row]]) -> list[Row]:
    """The rows of a screen with its spare block below, where that much room would be left."""
    left = height - len(rows)
    if left < SPARE_ROWS:
        return list(rows)
    return [*rows, (), *list(spare())[: left - 1]]
