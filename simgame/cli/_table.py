"""Tables on a terminal, aligned by the cells that Chinese takes."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

from simgame.visible import on_one_line


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = (), indent: str = "") -> str:
    """The rows as lines; columns whose index is in `right` stand at the right."""
    from simgame.findings import cell_width

    rows = [[on_one_line(cell) for cell in row] for row in rows]
    columns = range(max((len(row) for row in rows), default=0))
    widths = [max(cell_width(row[c]) for row in rows if len(row) > c) for c in columns]
    lines = []
    for row in rows:
        cells = []
        for c, text in enumerate(row):
            space = " " * (widths[c] - cell_width(text))
            cells.append(space + text if c in right else text + space)
        lines.append((indent + "  ".join(cells)).rstrip())
    return "\n".join(lines)


def tenths(values: Sequence[float]) -> tuple[float, float, float]:
    """The value that a tenth lies below, the median, and the one that a tenth lies above."""
    if len(values) == 1:
        return (values[0],) * 3
    cuts = quantiles(values, n=10, method="inclusive")
    return cuts[0], cuts[4], cuts[8]
