"""A sheet with a cursor: lines that have a key can be pointed at and chosen."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.message import Message

from simgame.locale import N_
from simgame.tui.actions import Action, Acts
from simgame.tui.cells import Row, Span
from simgame.tui.focus import take_key, words
from simgame.tui.widgets.sheet import Sheet


class PickList(Acts, Sheet, can_focus=True):
    """Moves over its lines with keys or mouse; tells what is pointed at and what is chosen."""

    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("move -1", "up,k", "↑", N_("One line up"), typed=True),
        Action("move 1", "down,j", "↓", N_("One line down"), typed=True),
        Action("page -1", "pageup", "PgUp", N_("One page up"), typed=True),
        Action("page 1", "pagedown", "PgDn", N_("One page down"), typed=True),
        Action("first", "home,g", "Home", N_("To the top"), typed=True),
        Action("last", "end,G", "End", N_("To the bottom"), typed=True),
        Action("choose", "enter,space", "⏎", N_("Choose"), 1, "nothing_to_choose", typed=True),
    )

    class Pointed(Message):
        """The cursor has come to the line with this key."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    class Chosen(Pointed):
        """The line with this key was chosen."""

    cursor = 0
    _height = 0  # the rows that showed before a resize

    @property
    def pointed(self) -> str:
        """The key of the line under the cursor; empty when nothing can be chosen."""
        return self.lines[self.cursor].key if 0 <= self.cursor < len(self.lines) else ""

    @property
    def nothing_to_choose(self) -> str:
        """Why nothing can be chosen."""
        t = words(self.app)
        return "" if self.pointed else t("There is nothing to choose here.")

    def reload(self) -> None:
        key, before = self.pointed, self.cursor
        super().reload()
        self.cursor = self._place_of(key)
        if self.cursor != before:
            self.refresh_line(before)
            self.refresh_line(self.cursor)
        if self.pointed != key:
            self.post_message(self.Pointed(self.pointed))

    def on_resize(self) -> None:
        """In a window that was made smaller a cursor that showed still shows."""
        before, self._height = self._height, self.size.height
        top = self.scroll_offset.y
        if self.pointed and top <= self.cursor < top + before:
            self.call_after_refresh(self.keep_in_sight)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh_line(self.cursor)

    def row_width(self) -> int:
        return max(super().row_width() - 1, 0)

    def row_of(self, index: int) -> Row:
        mark = ">" if index == self.cursor and self.lines[index].key else " "
        return (Span(mark, "accent"), *self.lines[index].row)

    def point_at(self, key: str) -> None:
        """Put the cursor on the line with `key`, if there is one."""
        self._move_to(self._place_of(key))

    def point_first(self) -> None:
        """Put the cursor on the first line that can be chosen."""
        first = next((line.key for line in self.lines if line.key), "")
        if first and first != self.pointed:
            self.point_at(first)

    def _place_of(self, key: str) -> int:
        places = [n for n, line in enumerate(self.lines) if line.key]
        same = [n for n in places if self.lines[n].key == key]
        if same or not places:
            return same[0] if same else 0
        return min(places, key=lambda n: abs(n - self.cursor)) if key else places[0]

    def style_of_line(self, index: int, base: Style) -> Style:
        if index != self.cursor or not self.lines[index].key:
            return base
        return base + self.tone("bold on cursor" if self.has_focus else "on resting")

    def _move_to(self, place: int) -> None:
        if not 0 <= place < len(self.lines) or not self.lines[place].key:
            return
        before, self.cursor = self.cursor, place
        self.refresh_line(before)
        self.refresh_line(place)
        self.keep_in_sight()
        self.post_message(self.Pointed(self.pointed))

    def keep_in_sight(self) -> None:
        """Scroll so that the cursor shows, with the headings above the first line."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        place = 0 if not any(line.key for line in self.lines[: self.cursor]) else self.cursor
        if place < top:
            self.scroll_to(0, place, animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(0, self.cursor - height + 1, animate=False)

    def _move_by(self, lines: int) -> None:
        """Move the cursor; where no line to point at is near, scroll, so that all can be read."""
        places = [n for n, line in enumerate(self.lines) if line.key]
        ahead = [n for n in places if (n - self.cursor) * lines > 0]
        wanted = self.cursor + lines
        near = min(ahead, key=lambda n: abs(n - wanted), default=self.cursor)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if ahead and top - height < near < top + 2 * height:
            self._move_to(near)
        else:
            self.scroll_relative(y=lines, animate=False)

    def do_move(self, lines: str) -> None:
        self._move_by(int(lines))

    def do_page(self, pages: str) -> None:
        self._move_by(int(pages) * max(self.size.height - 1, 1))

    def do_first(self) -> None:
        self.point_first()
        self.scroll_home(animate=False)

    def do_last(self) -> None:
        places = [n for n, line in enumerate(self.lines) if line.key]
        self._move_to(places[-1] if places else -1)
        self.scroll_end(animate=False)

    def do_choose(self) -> None:
        if self.pointed:
            self.post_message(self.Chosen(self.pointed))

    def on_key(self, event: events.Key) -> None:
        take_key(self.screen, event)

    def on_click(self, event: events.Click) -> None:
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self.lines) and self.lines[place].key and not self.dragged_over:
            again = place == self.cursor
            self._move_to(place)
            if again or event.chain > 1:
                self.do_choose()
