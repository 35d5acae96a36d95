"""Rows of text as the app draws them: spans with a tone, measured in terminal cells.

A Chinese character takes two cells, so nothing here counts characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len, set_cell_size

from simgame.tui.styles import ALIASES

Tone = str  # a few words that `styles` reads: "dim", "content bold", "bright on panel"
_EIGHTHS = 8
_SPARKS = "▁▂▃▄▅▆▇"
_OPEN, _CLOSE = "「『（《“‘【", "，。、；：！？）》”’」』】…—％"
_WIDE = r"\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff\uff10-\uff5e"
# A wide character or a word, with the marks that may not leave it; or blanks.
_PIECES = re.compile(
    rf"[{_OPEN}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPEN}{_CLOSE}]+)[{_CLOSE}]*|\s+|[{_OPEN}{_CLOSE}]+"
)
# Where a sentence has a part behind it: not the comma or point within a number.
_PART_ENDS = re.compile(r"[，；：。！？]|[,;:.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row in one tone."""

    text: str
    tone: Tone = ""


Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet; one with a key can be pointed at and chosen."""

    row: Row
    key: str = ""


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells, cut with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width) if width > 0 else ""


def fit_right(text: str, width: int) -> str:
    """`text` at the right end of `width` cells, cut with an ellipsis where it is longer."""
    missing = width - cell_len(text)
    return " " * missing + text if missing >= 0 else fit(text, width)


def width_of(row: Iterable[Span]) -> int:
    """The cells a row takes."""
    return sum(cell_len(span.text) for span in row)


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells; no line starts with a closing mark."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph.rstrip(), max(width, 2))
    return lines


def _wrap_paragraph(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for piece in _PIECES.findall(text):
        if cell_len(line + piece.rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while cell_len(line) > width:
            head = set_cell_size(line, width).rstrip()
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()]


def bar_spans(share: float, width: int, hue: Tone = "bar", ahead: float = 0.0) -> Row:
    """A bar of `width` cells for a share 0–1; `░` goes on to the share `ahead`, dots to the end.

    Seven eighths high, so that bars on neighbouring rows stay apart; the last cell is a blend of
    hue and background by how full it is.
    """
    if width <= 0:
        return ()
    hue = ALIASES.get(hue, hue)
    eighths = round(min(max(share, 0.0), 1.0) * width * _EIGHTHS)
    if share > 0:
        eighths = max(eighths, 1)
    full, part = divmod(eighths, _EIGHTHS)
    drawn = full + bool(part)
    coming = max(round(min(max(ahead, 0.0), 1.0) * width) - drawn, 0)
    spans = (
        Span("▇" * full, hue),
        Span("▇" if part else "", f"{hue}/{part}"),
        Span("░" * coming, hue),
        Span("·" * (width - drawn - coming), "rest"),
    )
    return tuple(span for span in spans if span.text)


def spread_over(many: int, most: int) -> list[int]:
    """Of so many places at most `most`, evenly apart; the last always, of two or more the first."""
    if many <= most:
        return list(range(many))
    return [round(n * (many - 1) / max(most - 1, 1)) for n in range(most - 1)] + [many - 1]


def spark(values: Sequence[float], most: int = 12) -> str:
    """A sparkline from 0 (or the least, when negative) to the largest value.

    Of more than `most` values neighbours share a cell, which shows what is farthest from 0.
    """
    if not values:
        return ""
    ends = [place + 1 for place in spread_over(len(values), most)]
    values = [max(values[a:b], key=abs) for a, b in pairwise([0, *ends])]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = (len(_SPARKS) - 1) / (high - low) if high > low else 0.0
    return "".join(_SPARKS[round((value - low) * scale)] for value in values)


def heading(text: str, width: int) -> Row:
    """A heading with a rule to the end of the row."""
    rule = "─" * max(width - cell_len(text) - 1, 0)
    return Span(text, "title"), Span(f" {rule}" if rule else "", "rest")


def paragraph(text: str, width: int, tone: Tone = "", most: int | None = None) -> list[Row]:
    """Wrapped text as rows: where there are `most`, it ends with a part of a sentence and `…`."""
    lines = wrap(text, width)
    if most is not None and len(lines) > most:
        lines = _cut_short(text, width, max(most, 1))
    return [(Span(line, tone),) for line in lines]


def _cut_short(text: str, width: int, most: int) -> list[str]:
    """As much of a text as `most` lines hold: up to a comma or the like, if that is half of it."""
    room = most * width
    ends = [end.start() for end in _PART_ENDS.finditer(text)]
    for end in reversed(ends):
        lines = wrap(f"{text[:end]}…", width)
        if len(lines) <= most:
            if 2 * cell_len(text[:end]) >= room:
                return lines
            break
    kept = wrap(text, width)[:most]
    last = f"{kept[-1].rstrip('，、；：。.,')}…"
    return [*kept[:-1], fit(last, min(width, cell_len(kept[-1]) + 1)).rstrip()]


Cell = tuple[str, Tone]


def grid(rows: Sequence[Sequence[Cell]], aligns: str, width: int, gap: int = 2) -> list[Row]:
    """Rows of cells in aligned columns: `aligns` has `l` or `r` for each column.

    Where it is too wide the gap shrinks, the first column is cut, and the last ones are left out.
    """
    sizes, gap = _columns(rows, aligns, width, gap)
    return [_grid_row(row[: len(sizes)], sizes, aligns, gap) for row in rows]


def folded_grid(
    rows: Sequence[Sequence[Cell]], aligns: str, width: int, gap: int = 2
) -> list[list[Row]]:
    """The same with the first column told whole: each row as one or more, its figures in the first.

    What goes on is set in by a cell.
    """
    sizes, gap = _columns(rows, aligns, width, gap)
    made: list[list[Row]] = []
    for (name, tone), *others in rows:
        first, *more = wrap(name, sizes[0]) or [""]
        more = wrap(" ".join(more), sizes[0] - 1) if more else []
        head = _grid_row([(first, tone), *others][: len(sizes)], sizes, aligns, gap)
        made.append([head, *((Span(f" {text}", tone),) for text in more)])
    return made


def _columns(
    rows: Sequence[Sequence[Cell]], aligns: str, width: int, gap: int
) -> tuple[list[int], int]:
    """The cells of each column there is room for, and of the gap between them."""
    sizes = [
        max((cell_len(row[c][0]) for row in rows if c < len(row)), default=0)
        for c in range(len(aligns))
    ]
    first = min(sizes[0], max(width // 3, 12)) if sizes else 0
    if sum(sizes) + gap * (len(sizes) - 1) > width:
        gap = 1
    while len(sizes) > 1 and first + sum(sizes[1:]) + gap * (len(sizes) - 1) > width:
        sizes.pop()
    others = sum(sizes[1:]) + gap * (len(sizes) - 1)
    sizes[0] = min(sizes[0], max(width - others, 1))
    return sizes, gap


def _grid_row(row: Sequence[Cell], sizes: Sequence[int], aligns: str, gap: int) -> Row:
    spans = []
    for place, (text, tone) in enumerate(row):
        fitted = (fit if aligns[place] == "l" else fit_right)(text, sizes[place])
        spans.append(Span((" " * gap if place else "") + fitted, tone))
    return tuple(spans)


def beside(left: Sequence[Row], right: Sequence[Row], width: int, gap: int = 3) -> list[Row]:
    """Two blocks next to each other; the left one takes `width` cells."""
    rows: list[Row] = []
    for place in range(max(len(left), len(right))):
        mine = left[place] if place < len(left) else ()
        other = right[place] if place < len(right) else ()
        filler = Span(" " * max(width - width_of(mine) + gap, 0))
        rows.append((*mine, filler, *other) if other else mine)
    return rows


def pairs(rows: Iterable[tuple[str, str]], width: int, tone: Tone = "") -> list[Row]:
    """Labels at the left, values at the right; a pair that does not fit takes two lines."""
    made: list[Row] = []
    for label, value in rows:
        space = width - cell_len(value)
        if cell_len(label) + 1 > space:
            made += paragraph(label, width, "dim")
            made.append((Span(fit_right(value, width), tone),))
        else:
            made.append((Span(fit(label, space), "dim"), Span(value, tone)))
    return made
