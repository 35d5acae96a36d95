"""Jump mode: a letter on whatever one can go to, and the letter goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from simgame.tui.cells import Line, Span
from simgame.tui.screens.base import Window
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet
from simgame.tui.widgets.tabs import Tabs

# Those under the resting fingers first; what comes after them has no letter.
LETTERS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"


@dataclass(frozen=True)
class Target:
    """Somewhere to go: the cell of the terminal where it begins, and what goes there."""

    at: Offset
    go: Callable[[], None]


def targets(screen: Screen[Any]) -> Iterator[Target]:
    """The tabs of a screen, its panes, and the rows in sight that can be pointed at."""
    for tabs in screen.query(Tabs):
        for page, x in tabs.places():
            at = tabs.content_region.offset + Offset(x, 0)
            yield Target(at, partial(_turn, tabs, page))
    for widget in screen.focus_chain:
        rows = list(_rows(widget)) if isinstance(widget, PickList) else []
        yield from rows or [Target(widget.content_region.offset, partial(_focus, widget))]


def _focus(widget: Widget) -> None:
    widget.focus()


def _turn(tabs: Tabs, page: str) -> None:
    tabs.post_message(Tabs.Turned(page))


def _rows(pick: PickList) -> Iterator[Target]:
    region, top = pick.content_region, pick.scroll_offset.y
    for place in range(top, min(top + region.height, len(pick.lines))):
        key = pick.lines[place].key
        if key:
            at = region.offset + Offset(0, place - top)
            yield Target(at, partial(_point, pick, key))


def _point(pick: PickList, key: str) -> None:
    pick.focus()
    pick.point_at(key)


class Mark(Sheet):
    """A letter on its ground."""

    def __init__(self, letter: str, at: Offset) -> None:
        super().__init__(lambda _: [Line((Span(letter, "bg bold on accent"),))])
        self.styles.offset = (at.x, at.y)


class Jump(Window[None]):
    """The letters over a screen; any other key takes them away."""

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self.marked = dict(zip(LETTERS, targets(below), strict=False))

    @property
    def takes_text(self) -> bool:
        return True

    def compose(self) -> ComposeResult:
        yield from self._marks()

    def _marks(self) -> Iterator[Widget]:
        for letter, target in self.marked.items():
            yield Mark(letter, target.at)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self._leave(self.marked.get(event.character or ""))

    def on_click(self) -> None:
        self._leave(None)

    def on_resize(self, event: events.Resize) -> None:
        """What stood under the letters stands elsewhere now."""
        if event.size != self.app.screen_stack[-2].size:
            self._leave(None)

    def _leave(self, target: Target | None) -> None:
        self.dismiss(None)
        if target is not None:
            self.app.call_later(target.go)
