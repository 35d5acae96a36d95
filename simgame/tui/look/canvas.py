"""A canvas of cells: Braille dots for lines, eighth blocks for areas, grounds and texts under both.

A cell is two dots wide and four high; dots and eighths count from the lower left corner.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from simgame.tui.cells import Row, Span, Tone

DOTS_ACROSS, DOTS_UP, EIGHTHS = 2, 4, 8
_BLANK = 0x2800
_DOTS = ((0x40, 0x80), (0x04, 0x20), (0x02, 0x10), (0x01, 0x08))  # from the lowest row up
_BLOCKS = " ▁▂▃▄▅▆▇█"


class Canvas:
    """`width` × `height` cells."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = max(width, 1), max(height, 1)
        self._signs = [[" "] * self.width for _ in range(self.height)]
        self._dots = [[0] * self.width for _ in range(self.height)]
        self._tones = [[""] * self.width for _ in range(self.height)]
        self._grounds = [[""] * self.width for _ in range(self.height)]

    def dot(self, x: int, y: int, tone: Tone) -> None:
        """Set a dot; one outside is not seen."""
        across, up = divmod(x, DOTS_ACROSS), divmod(y, DOTS_UP)
        if 0 <= across[0] < self.width and 0 <= up[0] < self.height:
            row = self.height - 1 - up[0]
            self._dots[row][across[0]] |= _DOTS[up[1]][across[1]]
            self._tones[row][across[0]] = tone

    def line(self, heights: Sequence[float | None], tone: Tone, every: int = 1) -> None:
        """A line over the whole width: `heights` are shares 0–1 at even distances.

        Of a dotted line one dot in `every` is drawn; None leaves a gap.
        """
        across, top = self.width * DOTS_ACROSS, self.height * DOTS_UP - 1
        before: int | None = None
        for x in range(across):
            height = _between(heights, x / max(across - 1, 1))
            y = None if height is None else round(min(max(height, 0.0), 1.0) * top)
            for dot in _steep(before, y):
                if x % every == 0:
                    self.dot(x, dot, tone)
            before = y

    def column(self, x: int, share: float, tone: Tone, ground: Tone = "") -> None:
        """A column of eighth blocks; with a `ground` the cells under its edge are shaded by it."""
        eighths = round(min(max(share, 0.0), 1.0) * self.height * EIGHTHS)
        full, part = divmod(eighths, EIGHTHS)
        for up in range(full + bool(part)):
            row = self.height - 1 - up
            edge = up == full or (up == full - 1 and not part)
            if edge or not ground:
                self._put(x, row, _BLOCKS[part if up == full else EIGHTHS], tone)
            else:
                self._grounds[row][x] = ground

    def ground(self, columns: range, low: float, high: float, tone: Tone) -> None:
        """A ground under the cells of `columns` between two shares of the height."""
        first = self.height - 1 - int(min(max(high, 0.0), 0.999) * self.height)
        last = self.height - 1 - int(min(max(low, 0.0), 0.999) * self.height)
        for row in range(first, last + 1):
            for x in columns:
                if 0 <= x < self.width:
                    self._grounds[row][x] = tone

    def text(self, x: int, row: int, text: str, tone: Tone) -> None:
        """Write over whatever is there, from cell `x` of a row on; cut at the right end."""
        for sign in text:
            size = cell_len(sign)
            if size == 0 or not 0 <= x <= self.width - size or not 0 <= row < self.height:
                continue
            self._put(x, row, sign, tone)
            self._dots[row][x] = 0
            if size > 1:
                self._put(x + 1, row, "", tone)
                self._dots[row][x + 1] = 0
            x += size

    def _put(self, x: int, row: int, sign: str, tone: Tone) -> None:
        if 0 <= x < self.width and 0 <= row < self.height:
            self._signs[row][x], self._tones[row][x] = sign, tone

    def row_of(self, share: float) -> int:
        """The row in which a share of the height lies."""
        return self.height - 1 - min(int(max(share, 0.0) * self.height), self.height - 1)

    def rows(self) -> list[Row]:
        """What was drawn, neighbours of one tone in one span."""
        return [self._row(number) for number in range(self.height)]

    def _row(self, number: int) -> Row:
        spans: list[Span] = []
        for x in range(self.width):
            sign, dots = self._signs[number][x], self._dots[number][x]
            tone, ground = self._tones[number][x], self._grounds[number][x]
            if dots and sign == " ":
                sign = chr(_BLANK + dots)
            said = f"{tone} on {ground}" if ground and " on " not in f" {tone}" else tone
            if spans and spans[-1].tone == said:
                spans[-1] = Span(spans[-1].text + sign, said)
            else:
                spans.append(Span(sign, said))
        return tuple(spans)


def _between(heights: Sequence[float | None], at: float) -> float | None:
    """The height at a share of the way; None where there is a gap on either side."""
    if not heights:
        return None
    place = at * (len(heights) - 1)
    low = int(place)
    first, second = heights[low], heights[min(low + 1, len(heights) - 1)]
    if first is None or second is None:
        return None
    return first + (second - first) * (place - low)


def _steep(before: int | None, now: int | None) -> range:
    """The dots of one column of a line, so that a steep one has no holes."""
    if now is None:
        return range(0)
    if before is None or abs(now - before) <= 1:
        return range(now, now + 1)
    return range(before + 1, now + 1) if now > before else range(now, before)
