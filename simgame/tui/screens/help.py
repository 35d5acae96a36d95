"""What can be done here: told by F1, with the keys; and found by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from simgame import words
from simgame.locale import Texts
from simgame.tui.actions import Action, Acts, Place
from simgame.tui.cells import Line, Row, Span, fit, heading, paragraph
from simgame.tui.front.legend import legend_rows, signs_in
from simgame.tui.levers.typing import words_of
from simgame.tui.screens.base import Window
from simgame.tui.symbols import key_name
from simgame.tui.widgets.field import Field
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page

_WORD = 20  # cells of a word that is explained


class Help(Window[None]):
    """Shows texts and keys that were gathered when F1 was pressed; explains what was `shown`."""

    DEFAULT_CLASSES = "tall"

    def __init__(
        self, about: Sequence[str], subjects: Sequence[Acts], shown: Sequence[Row] = ()
    ) -> None:
        super().__init__()
        self._about = about
        self._subjects = subjects
        self._shown = shown

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
        if meanings := _meanings(self._shown, t, width):
            rows += [heading(t("Words that stand here"), width), *meanings, ()]
        if signs := signs_in(self._shown, t):
            rows += [heading(t("What the signs stand for"), width),
                     *legend_rows(signs, t, width), ()]  # fmt: skip
        rows += paragraph(t("Esc closes this help."), width, "dim")
        return [Line(row) for row in rows]


def _meanings(shown: Sequence[Row], t: Texts, width: int) -> list[Row]:
    """The words of the glossary that stand in what was shown."""
    rows: list[Row] = []
    text = "\n".join("".join(span.text for span in row) for row in shown)
    for name, meaning in words.explained(text, t):
        told: list[Row] = paragraph(meaning, max(width - _WORD, 8))
        blank = Span(" " * _WORD)
        if cell_len(name) < _WORD:
            rows.append((Span(fit(name, _WORD), "strong"), *told.pop(0)))
        else:
            rows.append((Span(name, "strong"),))
        rows += [(blank, *row) for row in told]
    return rows


def _keys(subject: Acts, t: Texts, width: int) -> list[Row]:
    rows: list[Row] = []
    ranges: set[str] = set()  # what `1–9` does is not told of 2 to 9 again
    for action in subject.known_actions():
        if action.label in ranges and action.shown.isdigit():
            continue
        if action.shown[:1].isdigit() and len(action.shown) > 1:
            ranges.add(action.label)
        reason = subject.why_not(action)
        label = t("{what}: {why}", what=t(action.label), why=reason) if reason else t(action.label)
        key = Span(fit(key_name(action.shown, t), 7), "accent")
        first, *more = paragraph(label, width - 7, "dim" if reason else "")
        rows += [(key, *first), *((Span(" " * 7), *row) for row in more)]
    return rows


_KEY, _LABEL = 6, 30  # cells of a command's key and name


class Palette(Window[Callable[[], None]]):
    """The command palette. Gives back what to call once the window is gone."""

    DEFAULT_CLASSES = "tall"

    def __init__(self, subjects: Sequence[Acts], places: Sequence[Place] = ()) -> None:
        super().__init__()
        self._places = places
        every = ((subject, action) for subject in subjects for action in subject.known_actions())
        self._commands = [
            (action, subject.why_not(action), partial(subject.action_do, action.name))
            for subject, action in every
            if not action.typed  # those make sense by their key only
        ]

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Field(placeholder=self.t("Type to find a command"), select_on_focus=False)
            yield PickList(self._rows)

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def _rows(self, width: int) -> list[Line]:
        found: list[Line] = []
        for number, (action, reason, _) in enumerate(self._commands):
            if self._matches(action):
                first, *more = self._command(action, reason, width)
                found += [Line(first, str(number)), *map(Line, more)]
        if self._typed:
            found += [Line(self._place(place, width), f"place {number}")
                      for number, place in enumerate(self._places)
                      if self._holds(place.name)]  # fmt: skip
        return found or [Line((Span(self.t("No command is called that."), "dim"),))]

    def _command(self, action: Action, reason: str, width: int) -> list[Row]:
        """Its key and name, and why it cannot be done now, in as many rows as that takes."""
        label = Span(fit(self.t(action.label), _LABEL), "dim" if reason else "")
        key = Span(fit(key_name(action.shown, self.t), _KEY), "accent")
        first, *more = paragraph(reason, max(width - _KEY - _LABEL, 8), "dim") or [()]
        return [(key, label, *first), *((Span(" " * (_KEY + _LABEL)), *row) for row in more)]

    def _place(self, place: Place, width: int) -> Row:
        return Span(fit(">", _KEY), "accent"), Span(fit(place.name, width - _KEY))

    @property
    def _typed(self) -> list[str]:
        return words_of(self.query_one(Input).value)

    def _matches(self, action: Action) -> bool:
        return self._holds(f"{self.t(action.label)} {action.label} {action.name}")

    def _holds(self, text: str) -> bool:
        """Whether every word that was typed is in the text."""
        return all(word in text.lower() for word in self._typed)

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
        kind, _, number = event.key.rpartition(" ")
        chosen = self._places[int(number)].go if kind else self._commands[int(number)][-1]
        self.dismiss(chosen)
