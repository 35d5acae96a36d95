"""A sheet of rows, drawn line by line; the base of everything that is shown as text.

One widget a pane instead of one a row: a key press repaints only the lines it touches.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from simgame.tui.cells import Line, Row, Span, fit, width_of
from simgame.tui.focus import take_key
from simgame.tui.styles import style_of, without_colour
from simgame.visible import on_one_line

Source = Callable[[int], list[Line]]


class Sheet(ScrollView, can_focus=False):
    """Shows what `source(width)` returns; `reload` asks it again.

    `about` is an English text that says what the sheet is for, shown by F1.
    """

    DEFAULT_CSS = "Sheet { overflow-x: hidden; scrollbar-size-vertical: 1; height: 1fr; }"

    def __init__(self, source: Source | None = None, *, about: str = "", id: str = "") -> None:  # noqa: A002
        super().__init__(id=id or None)
        self.about = about
        self.lines: list[Line] = []
        self._source = source
        self._width = self._room = -1
        self._base = Style.null()

    def build(self, width: int) -> list[Line]:
        """The lines of the sheet for a width in cells."""
        return self._source(width) if self._source else []

    def row_width(self) -> int:
        """The cells a row may take; it does not touch the scroll bar."""
        bar = 1 if self.show_vertical_scrollbar else 0
        return self.scrollable_content_region.width - bar

    def row_of(self, index: int) -> Row:
        """The row of a line, as it is drawn now."""
        return self.lines[index].row

    def reload(self) -> None:
        """Ask for the lines again, and draw those that differ."""
        width, before = self._width, self.lines
        self._width = self.scrollable_content_region.width
        if self._width <= 0:
            return
        self._room = self.row_width()
        self.lines = self.build(self._room)
        if self._bar_comes():  # it takes its cells in the frame that shows these lines
            self._width -= 1
            self._room -= 2
            self.lines = self.build(self._room)
        size = Size(self._width, len(self.lines))
        if width != self._width or size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        for place, (old, new) in enumerate(zip(before, self.lines, strict=True)):
            if old != new:
                self.refresh_line(place)

    def _bar_comes(self) -> bool:
        """Whether the lines no longer fit, and a scroll bar will stand beside them."""
        more = len(self.lines) > self.scrollable_content_region.height
        return more and self.styles.overflow_y == "auto" and not self.show_vertical_scrollbar

    def show(self, source: Source) -> None:
        """Show something else, from the top."""
        self._source = source
        self.scroll_to(0, 0, animate=False)
        self.reload()

    def on_resize(self) -> None:
        self.reload()

    def watch_show_vertical_scrollbar(self) -> None:
        """A scroll bar takes cells away from the rows, and gives them back when it goes."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.row_width() != self._room:
            self.reload()

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base = self.rich_style  # once for all lines: it is looked for in every parent
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self._base
        if not 0 <= index < len(self.lines):
            return Strip.blank(width, base)
        strip = self._strip(self.row_of(index), width, self.style_of_line(index, base))
        return self._selected(strip, index).apply_offsets(0, index)

    def _selected(self, strip: Strip, index: int) -> Strip:
        """The strip with what is selected of it marked."""
        span = self.text_selection.get_span(index) if self.text_selection else None
        if span is None:
            return strip
        text = strip.text
        start, end = (cell_len(text[:place]) for place in (span[0], span[1] % (len(text) + 1)))
        mark = self.screen.get_component_rich_style("screen--selection")
        inside = strip.crop(start, end).apply_style(mark)
        return Strip.join([strip.crop(0, start), inside, strip.crop(end, strip.cell_length)])

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """The rows that are selected, as text; there may be fewer than when they were."""
        rows = []
        for number in range(len(self.lines)):
            if (found := selection.get_span(number)) is not None:
                text = "".join(span.text for span in self.row_of(number))
                rows.append(text[found[0] : None if found[1] < 0 else found[1]].rstrip())
        return "\n".join(rows), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        self.refresh()

    def text_select_all(self) -> None:
        """Not by clicking twice: that chooses."""

    @property
    def dragged_over(self) -> bool:
        """Whether a text has been selected, so that letting go of the mouse is no click."""
        return bool(self.screen.selections)

    def style_of_line(self, index: int, base: Style) -> Style:  # noqa: ARG002 - for subclasses
        """The style under a line; lists mark their cursor here."""
        return base

    def _strip(self, row: Row, width: int, base: Style) -> Strip:
        segments = [
            Segment(on_one_line(span.text), base + self.tone(span.tone) if span.tone else base)
            for span in cut(row, width)
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def tone(self, name: str) -> Style:
        """The style of a tone in the colours of the moment."""
        return style_of(without_colour(name) if self.app.no_color else name, self.app.theme)


class Page(Sheet, can_focus=True):
    """A sheet that is read: it takes the focus so that keys can scroll it, as the wheel does."""

    def on_key(self, event: events.Key) -> None:
        take_key(self.screen, event)


def cut(row: Row, width: int) -> Row:
    """The row within `width` cells; a last span that is too long ends in an ellipsis."""
    if width_of(row) <= width:
        return row
    kept: list[Span] = []
    left = width
    for span in row:
        taken = width_of((span,))
        if taken > left:
            kept.append(Span(fit(span.text, left), span.tone))
            break
        kept.append(span)
        left -= taken
    return tuple(kept)
