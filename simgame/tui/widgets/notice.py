"""What was just said, a line or two above the footer; and what a tiny window shows.

Not a toast over the screen: Textual cuts a row where widgets below it end, and a Chinese character
on such a cut is lost.
"""

from __future__ import annotations

from simgame.tui.cells import Line, Span, Tone, paragraph, wrap
from simgame.tui.clock import Stop
from simgame.tui.focus import game, words
from simgame.tui.widgets.sheet import Sheet

LEAST_WIDTH, LEAST_HEIGHT = 76, 20  # of a window to play in
_MARKS = {"error": "! ", "warning": "! ", "information": "· "}
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "information": "accent"}


class Notice(Sheet):
    """Empty and out of sight until something is told; then it is gone after a while."""

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

    def put_away(self) -> bool:
        """Clear a warning or an error; whether there was one."""
        warns = bool(self._text) and self._severity != "information"
        if warns:
            self.clear()
        return warns

    def clear(self) -> None:
        """Say nothing."""
        self._text = ""
        self.display = False


class SmallNotice(Sheet):
    """Lies over everything while the window is too small."""

    def __init__(self) -> None:
        super().__init__(id="small")

    def build(self, width: int) -> list[Line]:
        t = words(self.app)
        said = t(
            "Please make the window larger: at least {width}×{height}. Nothing is lost.",
            width=LEAST_WIDTH,
            height=LEAST_HEIGHT,
        )
        return [Line(row) for row in paragraph(said, width)]
