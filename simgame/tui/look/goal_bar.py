"""The goal bar, one drawing everywhere: how much of a goal's points there is.

Its left end is the floor, `|` at 70 % the target, its right end the stretch.
"""

from __future__ import annotations

from simgame.tui.cells import Row, Span, Tone, bar_spans, width_of

TARGET = 0.7


def goal_bar(share: float, width: int, colour: Tone, ahead: float = 0.0) -> Row:
    """The bar for a share of the points; `░` shows where this pace, or this plan, would end."""
    bar = bar_spans(share, width, colour, ahead)
    return _with_mark(bar, min(round(TARGET * width), width - 1))


def _with_mark(bar: Row, place: int) -> Row:
    """The bar with the target's mark on one of its cells, all of which are single."""
    row: list[Span] = []
    for span in bar:
        start = width_of(row)
        inside = place - start
        if 0 <= inside < len(span.text):
            row += [Span(span.text[:inside], span.tone), Span("|", "bright bold"),
                    Span(span.text[inside + 1 :], span.tone)]  # fmt: skip
        else:
            row.append(span)
    return tuple(span for span in row if span.text)
