"""One line: what is being played at the left, the pages at the right; a click turns to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message

from simgame.tui.cells import Line, Row, Span, width_of
from simgame.tui.focus import words
from simgame.tui.widgets.sheet import Sheet

_ROOMY = 100


class Tabs(Sheet):
    """`pages` are key, shown key and English label; `left` writes what stands before them.

    `news` says what is new on one of them, in a few cells.
    """

    DEFAULT_CSS = "Tabs { height: 1; padding: 0 1; overflow-y: hidden; }"

    class Turned(Message):
        """A page was clicked."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    def __init__(
        self,
        pages: Sequence[tuple[str, str, str]],
        left: Callable[[int], Row],
        id: str,  # noqa: A002
        news: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(id=id)
        self._pages = pages
        self._left = left
        self._news = news
        self._page = pages[0][0]

    def turn_to(self, page: str) -> None:
        """Mark another page."""
        self._page = page
        self.reload()

    def build(self, width: int) -> list[Line]:
        right = [span for page in self._pages for span in self._tab(page, width < _ROOMY)]
        return [Line((*self._left(width - width_of(right)), *right))]

    def _tab(self, page: tuple[str, str, str], close: bool) -> Row:
        """One tab; set `close` where there is little room."""
        key, shown, label = page
        on, gap = key == self._page, "" if close else " "
        # Without colour a ground says too little.
        start, end = "[]" if on and self.app.no_color else (gap, gap)
        text, fresh = f"{start}{words(self.app)(label)}{end}", self._news(key)
        tone = "bg bold on brand" if on else ""
        return Span(f" {shown}", "accent"), Span(text, tone), Span(fresh, "gold bold")

    def on_click(self, event: events.Click) -> None:
        if self.dragged_over:
            return
        for page, start in reversed(self.places()):
            if event.x > start:
                self.post_message(self.Turned(page))
                return

    def places(self) -> list[tuple[str, int]]:
        """The pages with the cell of the row where the tab of each begins."""
        place, found = self.row_width(), []
        for page in reversed(self._pages):
            place -= width_of(self._tab(page, self.row_width() < _ROOMY))
            found.append((page[0], place))
        return found[::-1]
