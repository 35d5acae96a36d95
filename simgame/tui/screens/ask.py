"""Small windows that ask: for one line of text, or for one of a few ways to go on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from simgame.locale import N_
from simgame.tui.cells import Line, Span, fit, heading, paragraph
from simgame.tui.screens.base import Window
from simgame.tui.widgets.field import Field
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

ABOUT = N_("↑ ↓ and Enter choose; Esc goes back without choosing.")
Way = tuple[str, str, str]


class Ask(Window[str]):
    """Gives back what was typed, or None."""

    def __init__(self, question: str, text: str = "") -> None:
        super().__init__()
        self._question = question
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Sheet(lambda width: [Line(row) for row in paragraph(self._question, width)])
            yield Field(self._text)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Choose(Window[str]):
    """Gives back the key of the way that was chosen, or None.

    Texts are English and translated as they are drawn; a way is (key, label, what it means).
    """

    def __init__(self, title: str, said: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._title = title
        self._said = said
        self._ways = ways

    def compose(self) -> ComposeResult:
        with Vertical():
            yield PickList(self._rows, about=ABOUT)

    def on_mount(self) -> None:
        self.query_one(PickList).focus()
        self.call_after_refresh(self.query_one(PickList).point_first)

    def _rows(self, width: int) -> list[Line]:
        t = self.t
        rows = [heading(t(self._title), width), *paragraph(self._said, width), ()]
        ways = [
            Line((Span(fit(f"  {t(label)}", 22), "strong"), Span(fit(t(about), width - 22), "dim")),
                 key)
            for key, label, about in self._ways
        ]  # fmt: skip
        last = [(), *paragraph(t("Esc goes back."), width, "dim")]
        return [*map(Line, rows), *ways, *map(Line, last)]

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        self.dismiss(event.key)
