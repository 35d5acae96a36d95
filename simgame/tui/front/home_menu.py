"""The menu of home: keys with what they lead to; without a cursor it stands on the card above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len

from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, fit
from simgame.tui.focus import words
from simgame.tui.widgets.pick_list import PickList

CARD = "card"
TUTORIAL_BEGUN = N_("A tutorial is under way")
TUTORIAL_WAYS = (
    ("on", N_("Continue"), N_("where you left it")),
    ("anew", N_("Start anew"), N_("the one under way stays among the saves")),
)
_SPACED_HEIGHT = 36  # rows of a window in which the menu has air between its lines
_LABEL = {"zh": 10, "en": 17}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: an action of home, its key, label and what there is to say."""

    action: str
    key: str
    label: str
    about: str = ""


class Menu(PickList):
    """Chooses an entry, or `CARD` as long as none is pointed at; `on_card` says what that does."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("choose", "enter,space", "⏎", N_("Continue"), 1, typed=True),
    )
    cursor = -1

    def __init__(
        self, entries: Callable[[], list[Entry]], on_card: Callable[[], str], about: str
    ) -> None:
        super().__init__(self._rows, about=about, id="menu")
        self._entries = entries
        self._means_on_card = on_card

    def known_actions(self) -> list[Action]:
        """What Enter does is said by where the cursor is."""
        label = self._means_on_card() if self.on_card else N_("Choose")
        return [replace(a, label=label) if a.name == "choose" else a
                for a in super().known_actions()]  # fmt: skip

    @property
    def on_card(self) -> bool:
        """Whether Enter means the card above."""
        return not self.pointed

    def _rows(self, width: int) -> list[Line]:
        room = _LABEL.get(words(self.app).lang, 17)
        lines = []
        entries = self._entries()
        # Told in the line between where there is one, as soon as one has no room beside its name.
        crowded = max(cell_len(entry.about) for entry in entries) > width - room - 4
        high = self.screen.size.height >= _SPACED_HEIGHT or crowded
        spaced = high and self.screen.size.width >= 110
        below = spaced and crowded
        for entry in entries:
            about = "" if below else entry.about
            lines.append(Line(_entry(entry, about, room, width), entry.action))
            if spaced:
                told = fit(entry.about, width - 4) if below else ""
                lines.append(Line((Span("    " + told, "dim"),)))
        return lines

    def do_move(self, lines: str) -> None:
        first = next((n for n, line in enumerate(self.lines) if line.key), -1)
        if self.on_card and int(lines) > 0:
            self._move_to(first)
        elif self.cursor == first and int(lines) < 0:
            self.to_card()
        elif not self.on_card:
            super().do_move(lines)

    def to_card(self) -> None:
        """Put the cursor on the card."""
        before, self.cursor = self.cursor, -1
        self.refresh_line(max(before, 0))
        self.post_message(self.Pointed(""))

    def do_choose(self) -> None:
        self.post_message(self.Chosen(self.pointed or CARD))

    def _place_of(self, key: str) -> int:
        return super()._place_of(key) if key else -1


def _entry(entry: Entry, about: str, room: int, width: int) -> Row:
    return (
        Span(f" {entry.key} ", "accent bold on panel"),
        Span(" " + fit(entry.label, room), "bright bold"),
        Span(fit(about, max(width - room - 4, 0)), "dim"),
    )
