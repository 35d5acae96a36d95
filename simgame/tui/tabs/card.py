"""F1 on a figure or a lever: its card, from which one can go on to what moves it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line
from simgame.tui.focus import game
from simgame.tui.screens.base import Window
from simgame.tui.tabs.card_rows import card_lines
from simgame.tui.widgets.key_line import KeyLine
from simgame.tui.widgets.pick_list import PickList


class Card(Window[None]):
    """One card at a time; Enter on a lever goes there, on a near word shows its card."""

    DEFAULT_CLASSES = "tall card"
    IS_CARD = True
    ACTIONS = (Action("before", "backspace,left", "←", N_("The card before"), 2, unless="first"),)

    def __init__(self, play: Play, about: str) -> None:
        super().__init__()
        self.play = play
        self._path = [about]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield PickList(self._lines)
            yield KeyLine()

    @property
    def about(self) -> str:
        """The figure or lever the card is of."""
        return self._path[-1]

    @property
    def stands(self) -> tuple[str, str]:
        return "card", self.about

    @property
    def first(self) -> str:
        """Why there is no card to go back to."""
        return "" if len(self._path) > 1 else self.t("This is the first card.")

    def _lines(self, width: int) -> list[Line]:
        return card_lines(self.play, self.about, self.t, width)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        kind, _, name = event.key.partition(":")
        if kind == "card":
            self._path.append(name)
            self._show()
        else:
            app = self.app
            self.dismiss(None)
            app.call_later(game(app).go_to_lever, name)

    def do_before(self) -> None:
        self._path.pop()
        self._show()

    def _show(self) -> None:
        rows = self.query_one(PickList)
        rows.reload()
        rows.scroll_home(animate=False)
        rows.point_first()
        for line in self.query(KeyLine):
            line.reload()
