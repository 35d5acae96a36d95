"""What was just said: a line or two above the footer, gone after a while.

Not a toast over the screen: Textual cuts a row where widgets below it end, and a Chinese character
on such a cut is lost.
"""

from __future__ import annotations

from simgame.tui.cells import Line, Span, Tone, wrap
from simgame.tui.clock import Stop
from simgame.tui.focus import game
from simgame.tui.widgets.sheet import Sheet

_MARKS = {"error": "! ", "warning": "! ", "information": "· "}
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "information": "accent"}


class Notice(Sheet):
    """Empty and out of sight until something is told."""

    DEFAULT_CSS = "Notice { display: none; height: auto; padding: 0 1; overflow-y: hidden; }"

    def __init__(self) -> None:
        super().__init__(id="notice")
        self._text = ""
        self._severity = "information"
        self._end: Stop | None = None

    def build(self, width: int) -> list[Line]:
        tone = _TONES.get(self._severity, "accent")
        text = _MARKS.get(self._severity, "") + self._text
        return [Line((Span(row, tone),)) for row in wrap(text, width)] if self._text else []

    def tell(self, text: str, severity: str, seconds: float) -> None:
        """Show a text for a while, in place of the one before."""
        self._text, self._severity = text, severity
        self.styles.height = max(len(self.build(max(self.screen.size.width - 2, 10))), 1)
        self.display = True
        self.reload()
        if self._end is not None:
            self._end()
        self._end = game(self.app).clock.after(seconds, self.clear, self)

    def clear(self) -> None:
        """Say nothing."""
        self._text = ""
        self.display = False
