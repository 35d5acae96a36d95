"""Charts that stand on their own: columns, a waterfall, a histogram, lanes over days.

Each gives rows of a width. Titles and legends are rows of their own, outside; see `cells.heading`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len

from simgame.tui.cells import Row, Span, Tone, fit, fit_right
from simgame.tui.look.canvas import Canvas

GUTTER = 6  # cells for the labels of an axis at the left


def top_of(values: Sequence[float]) -> float:
    """A round number a little above the largest value: 1, 2, 4, 5 or 10 of its size."""
    most = max([*values, 0.0])
    if most <= 0:
        return 1.0
    size = 10.0 ** (len(str(int(most))) - 1) if most >= 1 else 1.0
    while size > most:
        size /= 10
    return next(size * step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 20) if size * step >= most)


def with_axis(drawn: Sequence[Row], labels: dict[int, tuple[str, Tone]]) -> list[Row]:
    """Rows with labels at their left, by the number of the row."""
    made: list[Row] = []
    for place, row in enumerate(drawn):
        text, tone = labels.get(place, ("", "faint"))
        made.append((Span(fit_right(text, GUTTER - 1) + " ", tone), *row))
    return made


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `mark` is a line across it, such as the week before; `gold` for a record."""

    label: str
    value: float
    mark: float | None = None
    tone: Tone = "brand"
    is_sure: bool = True


def columns(
    shown: Sequence[Column], width: int, height: int, said: Callable[[float], str]
) -> list[Row]:
    """Columns, an axis of two labels, and names below.

    There is a gap between them unless they are too many for it; of more than fit, the last.
    """
    room = max(width - GUTTER, 1)
    shown = shown[-room:]
    top = top_of([v for c in shown for v in (c.value, c.mark or 0.0)])
    each = room // max(len(shown), 1)
    wide = max(each - 1, 1)
    canvas = Canvas(each * len(shown), height)
    for place, one in enumerate(shown):
        tone = one.tone if one.is_sure else f"{one.tone}/4"
        for x in range(place * each, place * each + wide):
            canvas.column(x, one.value / top, tone)
        if one.mark is not None:
            row = canvas.row_of(one.mark / top)
            over = one.value >= one.mark
            line = f"bright on {tone}" if over and " on " not in tone else "text"
            canvas.text(place * each, row, "─" * wide, line)
    rows = with_axis(canvas.rows(), {0: (said(top), "faint"),
                                     canvas.row_of(0.5): (said(top / 2), "faint")})  # fmt: skip
    return [*rows, (Span(" " * GUTTER), *_names(shown, each))]


def _names(shown: Sequence[Column], each: int) -> Row:
    """Below columns `each` cells wide their names, or some of them: a number is never cut."""
    whole = all(cell_len(c.label) < each for c in shown if c.label.isdecimal())
    widest = max((cell_len(c.label) for c in shown), default=0)
    step = 1 if whole and each > 1 else math.ceil((widest + 1) / max(each, 1))
    names = []
    for place in range(0, len(shown), step):
        one, room = shown[place], each * min(step, len(shown) - place)
        said = _middle(_short(one.label, each - 1), each - 1) if step == 1 else one.label
        said = said if cell_len(said) <= room else ""
        names.append(Span(fit(said, room), "gold bold" if one.tone == "gold" else "dim"))
    return tuple(names)


def named_points(names: Sequence[str], width: int) -> Row:
    """Below a line over `width` cells the names of its points, or of as many as stand apart."""
    axis, each = Canvas(width, 1), (width - 1) / max(len(names) - 1, 1)
    # The first and the last do not stand in the middle of their place, so that they are whole.
    widest = max(map(cell_len, names), default=0)
    step = math.ceil((widest + (widest + 1) // 2 + 1) / each) if each else 1
    for number in range(0, len(names), step):
        x, room = round(number * each), width - cell_len(names[number])
        axis.text(min(max(x - cell_len(names[number]) // 2, 0), room), 0, names[number], "dim")
    return axis.rows()[0]


def _short(text: str, width: int) -> str:
    """A name that does not touch the next one: `Mo`; of a Chinese one its end: `一`."""
    if cell_len(text) <= width:
        return text
    return text[-1] if cell_len(text[-1]) > 1 else text[: max(width, 1)]


def _middle(text: str, width: int) -> str:
    return " " * max((width - cell_len(text)) // 2, 0) + text


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a sum: `error` is drawn as `╌` beyond its end; the `total` stands by itself."""

    head: Row
    value: float
    tone: Tone
    tail: Row = ()
    error: float = 0.0
    total: bool = False


def waterfall(steps: Sequence[Step], width: int, target: float | None = None) -> list[Row]:
    """From nothing by each step to the total, a row a step; losses are `▒`, the target `┊`."""
    ends, at = [], 0.0
    for step in steps:
        start, at = (0.0, step.value) if step.total else (at, at + step.value)
        ends.append((start, at))
    low = min([0.0, *(v for pair in ends for v in pair)])
    high = max([1.0, target or 0.0, *(max(p) + s.error for p, s in zip(ends, steps, strict=True))])
    scale = (width - 1) / (high - low)

    mark = round((target - low) * scale) if target is not None else -1
    made = []
    for step, pair in zip(steps, ends, strict=True):
        first, last = (round((value - low) * scale) for value in sorted(pair))
        drawn = _step_row(step, range(first, max(last, first + 1)), round(step.error * scale),
                          mark, width)  # fmt: skip
        made.append((*step.head, *drawn, *step.tail))
    return made


def _step_row(step: Step, bar: range, error: int, mark: int, width: int) -> Row:
    """A step's bar over the cells of `bar`, its error of so many cells beyond it."""
    signs = [(" ", "")] * width
    if 0 <= mark < width:
        signs[mark] = ("┊", "dim")
    sign = "▒" if step.value < 0 else "█" if step.total else "▇"
    cells = [(x, sign) for x in bar] + [(bar.stop + x, "╌") for x in range(error)]
    for x, drawn in cells:
        if x < width:
            signs[x] = (drawn, step.tone)
    return _joined(signs)


def _joined(signs: Sequence[tuple[str, Tone]]) -> Row:
    """Signs with neighbours of one tone in one span."""
    spans: list[Span] = []
    for sign, tone in signs:
        if spans and spans[-1].tone == tone:
            spans[-1] = Span(spans[-1].text + sign, tone)
        else:
            spans.append(Span(sign, tone))
    return tuple(spans)


_STEPS = 4  # between the numbers of an axis


def histogram(
    values: Sequence[float],
    width: int,
    height: int,
    marks: Sequence[tuple[float, str, Tone]],
    say: Callable[[float], str],
) -> list[Row]:
    """How often values lie where; below it marks that have a name, and numbers on the axis.

    A number gives way to a mark that would stand on it.
    """
    ends = [*values, *(mark[0] for mark in marks)]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    scale = (width - 1) / (high - low) if high > low else 0.0
    counts = [0.0] * width
    for value in values:
        counts[round((value - low) * scale)] += 1
    wide = max(width // 24, 1)
    smooth = [sum(counts[max(x - wide, 0) : x + wide + 1]) for x in range(width)]
    canvas = Canvas(width, height)
    for x, count in enumerate(smooth):
        canvas.column(x, count / max([*smooth, 1.0]), "brand")
    axis, names = Canvas(width, 1), Canvas(width, 1)
    axis.text(0, 0, "─" * width, "faint")
    taken: list[tuple[int, int]] = []
    numbers = [(low + (high - low) * n / _STEPS, "", "faint") for n in range(_STEPS + 1)]
    for value, name, tone in [*marks, *numbers]:
        x, said = round((value - low) * scale), name or say(round(value))
        first = min(max(x - cell_len(said) // 2, 0), width - cell_len(said))
        last = first + cell_len(said) + 1
        if not name and any(first <= end and begin <= last for begin, end in taken):
            continue
        taken.append((first, last))
        axis.text(x, 0, "┴", tone)
        names.text(first, 0, said, tone)
    return [*canvas.rows(), *axis.rows(), *names.rows()]


@dataclass(frozen=True, slots=True)
class Lane:
    """Something under way: an amount by day as columns, or chips and words on a line."""

    head: Row
    amounts: Sequence[float] = ()
    events: Sequence[tuple[int, Row]] = ()
    tone: Tone = "brand"
    said: Sequence[str] = ()


def lane_rows(lane: Lane, head: int, day: int, days: int, height: int = 3) -> list[Row]:
    """A lane of `days` days, each `day` cells wide, behind a head of `head` cells."""
    if lane.amounts:
        canvas = Canvas(day * days, height)
        most = max([*lane.amounts, 1.0])
        for number, amount in enumerate(lane.amounts[:days]):
            for x in range(2):
                canvas.column(number * day + x, amount / most, lane.tone)
            told = lane.said[number] if number < len(lane.said) else ""
            canvas.text(number * day + 2, height - 1, fit(told, day - 3).rstrip(), "text")
    else:
        canvas = Canvas(day * days, 1)
        canvas.text(0, 0, "─" * (day * days), "faint")
        for number, row in lane.events:
            x = number * day
            for span in row:
                canvas.text(x, 0, span.text, span.tone or "text")
                x += cell_len(span.text)
    return [((*_head(lane.head, head),) if place == 0 else (Span(" " * head),)) + row
            for place, row in enumerate(canvas.rows())]  # fmt: skip


def chips_in_rows(
    named: Iterable[tuple[int, str]], day: int, days: int, tone: Tone, between: str = ", "
) -> list[list[tuple[int, Row]]]:
    """Names on chips from their days on, as events of as many lanes as it takes.

    None covers another: names of one day share a chip as far as they fit, and another lane is taken
    where chips would touch. What is of days that are not shown is left out; what is too long by
    itself is cut where the days end.
    """
    rows: list[list[tuple[int, Row]]] = []
    ends: list[int] = []
    for number, names in groupby(sorted(named, key=itemgetter(0)), key=itemgetter(0)):
        if not 0 <= number < days:
            continue
        room = day * (days - number) - 1
        for told in _lines_of([name for _, name in names], between, room - 2):
            place = next((n for n, end in enumerate(ends) if end < day * number), len(rows))
            if place == len(rows):
                rows.append([])
                ends.append(0)
            rows[place].append((number, (Span(f" {told} ", f"bg bold on {tone}"),)))
            ends[place] = day * number + cell_len(told) + 2
    return rows


def _lines_of(names: Sequence[str], between: str, room: int) -> list[str]:
    """The names in lines of at most `room` cells, each as full as it gets."""
    lines = [names[0]]
    for name in names[1:]:
        longer = f"{lines[-1]}{between}{name}"
        if cell_len(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(name)
    return [fit(line, min(cell_len(line), room)) for line in lines]


def _head(row: Row, width: int) -> Row:
    used = sum(cell_len(span.text) for span in row)
    return (*row, Span(" " * max(width - used, 0)))
