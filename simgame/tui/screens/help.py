"""Help: about what has the focus, then the keys that work here."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame.locale import Texts
from simgame.tui.actions import Acts
from simgame.tui.cells import Line, Row, Span, Tone, fit, heading, paragraph
from simgame.tui.screens.base import Window
from simgame.tui.widgets.sheet import Page


class Help(Window[None]):
    """Shows texts and keys that were gathered when F1 was pressed."""

    DEFAULT_CLASSES = "tall"

    def __init__(self, about: Sequence[str], subjects: Sequence[Acts]) -> None:
        super().__init__()
        self._about = about
        self._subjects = subjects

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self._rows)

    def _rows(self, width: int) -> list[Line]:
        t = self.t
        rows: list[Row] = [heading(t("Help"), width)]
        for text in self._about:
            rows += [*paragraph(t(text), width), ()]
        rows.append(heading(t("Keys"), width))
        for subject in self._subjects:
            rows += [*_keys(subject, t, width), ()]
        rows += paragraph(t("Esc closes this help."), width, "dim")
        return [Line(row) for row in rows]


def _keys(subject: Acts, t: Texts, width: int) -> list[Row]:
    rows: list[Row] = []
    for action in subject.known_actions():
        tone: Tone = "dim" if subject.why_not(action) else ""
        label = Span(fit(t(action.label), width - 6), tone)
        rows.append((Span(fit(action.shown, 6), "accent"), label))
    return rows
