"""Where things stand in a chart, in percent of its width and height; the page draws them.

Numbers only: what they are called stands beside them as text, so that a phone shows both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Bar(NamedTuple):
    """A bar from `left`, `width` wide, in percent; `error` is where its error begins and ends."""

    left: float
    width: float
    error: tuple[float, float] | None = None


class Step(NamedTuple):
    """A step of a waterfall: what it is of, its value and error, and its bar."""

    name: str
    value: float
    error: float
    bar: Bar


def waterfall(
    steps: Sequence[tuple[str, float, float]], marks: Sequence[float] = ()
) -> tuple[list[Step], list[float]]:
    """Steps one after the other from 0, each as (name, value, error), and the last one whole.

    The last step is the total: its bar begins at 0. Returns them with where the `marks` stand.
    """
    ends, at = [0.0], 0.0
    for _, value, _ in steps[:-1]:
        at += value
        ends.append(at)
    total = steps[-1][1]
    low, high = min(*ends, 0.0, total, *marks), max(*ends, 0.0, total, *marks)
    scale = 100 / ((high - low) or 1.0)

    def place(x: float) -> float:
        return round((x - low) * scale, 2)

    drawn = []
    for n, (name, value, error) in enumerate(steps):
        start = 0.0 if n == len(steps) - 1 else ends[n]
        left, right = sorted((start, start + value))
        reach = (place(start + value - error), place(start + value + error)) if error else None
        bar = Bar(place(left), round(max((right - left) * scale, 0.4), 2), reach)
        drawn.append(Step(name, value, error, bar))
    return drawn, [place(mark) for mark in marks]


def lines(
    series: Sequence[Sequence[float]], marks: Sequence[float]
) -> tuple[list[str], list[float]]:
    """Polylines over the same weeks in a box of 100 × 100, and where marks lie, in one scale."""
    values = [value for one in series for value in one]
    low, high = min(*values, *marks, 0.0), max(*values, *marks)
    scale = 96 / ((high - low) or 1.0)

    def height(value: float) -> float:
        return round(98 - (value - low) * scale, 2)

    drawn = [
        " ".join(f"{_across(n, len(one))},{height(value)}" for n, value in enumerate(one))
        for one in series
        if one
    ]
    return drawn, [height(mark) for mark in marks]


def _across(n: int, count: int) -> float:
    return round(100 * (n + 0.5) / count, 2)


class Column(NamedTuple):
    """A column of a histogram: from where to where, how high, and whether one's own lies in it."""

    left: float
    width: float
    height: float
    mine: bool


def histogram(
    scores: Sequence[float], own: float, columns: int = 20
) -> tuple[list[Column], tuple[float, float]]:
    """How many scores lie where, `own` among them; and the ends of the axis."""
    low, high = min(*scores, own), max(*scores, own)
    size = max((high - low) / columns, 1e-9)
    counts = [0] * columns
    for score in scores:
        counts[min(int((score - low) / size), columns - 1)] += 1
    most, mine = max(counts), min(int((own - low) / size), columns - 1)
    width = 100 / columns
    drawn = [
        Column(round(n * width, 2), round(width * 0.9, 2), round(100 * count / most, 2), n == mine)
        for n, count in enumerate(counts)
    ]
    return drawn, (low, high)


def bars(values: Sequence[float | None]) -> list[Bar | None]:
    """Bars from 0, in one scale; below 0 they reach to the left. None where there is no value."""
    known = [value for value in values if value is not None]
    low, high = min([*known, 0.0]), max([*known, 0.0])
    scale = 100 / ((high - low) or 1.0)
    return [
        None
        if value is None
        else Bar(round((min(value, 0.0) - low) * scale, 2), round(max(abs(value) * scale, 0.4), 2))
        for value in values
    ]
