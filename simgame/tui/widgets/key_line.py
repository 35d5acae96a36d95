"""The footer: the keys that matter here, as many as fit, never clipped."""

from __future__ import annotations

from textual import events

from simgame.locale import Texts
from simgame.tui.actions import Action, Acts
from simgame.tui.cells import Line, Row, Span, width_of
from simgame.tui.focus import subjects, words
from simgame.tui.symbols import key_name
from simgame.tui.widgets.sheet import Sheet

_GAP = 2


class KeyLine(Sheet):
    """One line of keys and what they do; a click does it."""

    DEFAULT_CSS = "KeyLine { height: 1; overflow-y: hidden; padding: 0 1; }"

    def build(self, width: int) -> list[Line]:
        self._shown = chosen(subjects(self.screen), words(self.app), width)
        spans = [span for *_, row in self._shown for span in row]
        return [Line(tuple(spans[:-1]) + tuple(Span(s.text.rstrip(), s.tone) for s in spans[-1:]))]

    def on_click(self, event: events.Click) -> None:
        if self.dragged_over:
            return
        left = event.x - self.styles.padding.left
        for subject, action, row in self._shown:
            left -= width_of(row)
            if left < 0:
                subject.action_do(action.name)
                return


Shown = tuple[Acts, Action, Row]


def chosen(found: list[Acts], t: Texts, width: int) -> list[Shown]:
    """The most important actions that fit, each with its row, in the order they are listed.

    What cannot be done now is left out, but for what matters most: its key says why. A key means
    what the nearest says, and does so once.
    """
    typing = any(subject.takes_text for subject in found)
    meant: dict[str, Acts] = {}
    every = [
        (subject, action, _row(subject, action, t))
        for subject in found
        for action in subject.known_actions()
        if meant.setdefault(action.keys.split(",")[0], subject) is subject
        if action.footer and not (typing and action.is_character)
        if action.footer == 1 or not subject.why_not(action)
    ]
    left = width + _GAP
    kept: list[Shown] = []
    for shown in sorted(every, key=lambda s: s[1].footer):
        if width_of(shown[2]) <= left:
            left -= width_of(shown[2])
            kept.append(shown)
    return kept


def _row(subject: Acts, action: Action, t: Texts) -> Row:
    off = bool(subject.why_not(action))
    return (
        Span(key_name(action.shown, t), "dim" if off else "accent"),
        Span(f" {t(action.label)}" + " " * _GAP, "dim" if off else ""),
    )
