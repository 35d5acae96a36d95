"""The command palette: everything that can be done here, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from simgame.tui.actions import Action, Acts, Command, commands
from simgame.tui.cells import Line, Row, Span, Tone, fit
from simgame.tui.screens.base import Window
from simgame.tui.widgets.pick_list import PickList


class Palette(Window[Callable[[], None]]):
    """Gives back what to call once the window is gone."""

    DEFAULT_CLASSES = "tall"

    def __init__(self, subjects: Sequence[Acts]) -> None:
        super().__init__()
        self._commands = commands(subjects)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Input(placeholder=self.t("Type to find a command"), select_on_focus=False)
            yield PickList(self._rows)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def _rows(self, width: int) -> list[Line]:
        found = [
            Line(self._row(command, width), str(number))
            for number, command in enumerate(self._commands)
            if self._matches(command.action)
        ]
        return found or [Line((Span(self.t("No command is called that."), "dim"),))]

    def _row(self, command: Command, width: int) -> Row:
        action = command.action
        tone: Tone = "dim" if command.reason else ""
        label = Span(fit(self.t(action.label), 30), tone)
        reason = Span(fit(command.reason, max(width - 36, 0)), "dim")
        return Span(fit(action.shown, 6), "accent"), label, reason

    def _matches(self, action: Action) -> bool:
        typed = self.query_one(Input).value.lower().split()
        text = f"{self.t(action.label)} {action.label} {action.name}".lower()
        return all(word in text for word in typed)

    def on_input_changed(self) -> None:
        self.query_one(PickList).reload()

    def on_input_submitted(self) -> None:
        self.query_one(PickList).do_choose()

    def on_key(self, event: events.Key) -> None:
        moves = {"up": "move -1", "down": "move 1", "pageup": "page -1", "pagedown": "page 1"}
        if event.key in moves:
            event.stop()
            self.query_one(PickList).action_do(moves[event.key])

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        self.dismiss(self._commands[int(event.key)].call)
