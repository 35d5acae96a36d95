"""The lever table: one widget for all levers, moved by keys, typing or mouse.

It draws and it says what it changed; the draft and its sums belong to the `Play`.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events

from simgame.game.desk import lever_steps
from simgame.tui.actions import Action, actions_of, bindings
from simgame.tui.levers.draw import Widths
from simgame.tui.widgets.lever_moves import LeverMoves

_STARTS_A_VALUE = frozenset("123456789-.")


class LeverTable(LeverMoves):
    """The levers of one round, with a keyboard and a mouse."""

    SCOPES: ClassVar[tuple[str, ...]] = ("levers", "list", "typing")
    BINDINGS = bindings("levers", "list")
    _dragging = False
    _dragged = False

    @property
    def takes_text(self) -> bool:
        return bool(self.typing.mode)

    def known_actions(self) -> list[Action]:
        if self.typing.mode:
            return actions_of(["typing"])
        return [action for action in super().known_actions() if action.scope != "typing"]

    def do_take_typed(self) -> None:
        self._typed("enter", None)

    def do_drop_typed(self) -> None:
        self._typed("escape", None)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed; any other key goes on to the list's own handler."""
        if self.typing.mode:
            self._typed(event.key, event.character)
        elif event.key == "escape" and self.typing.filter:
            self.leave_find(chosen=True)
        elif event.character in _STARTS_A_VALUE and self._is_number():
            self.begin_value(event.character or "")
        else:
            return
        event.stop()
        event.prevent_default()

    def _is_number(self) -> bool:
        """Whether a value can be typed for the line under the cursor."""
        spec = self.spec
        return spec is not None and not self.fixed and spec.unit not in ("choice", "switch")

    def on_paste(self, event: events.Paste) -> None:
        if self.typing.mode:
            event.stop()
            self.typing.paste(event.text)
            self.reload()

    def _typed(self, key: str, character: str | None) -> None:
        was = self.typing.mode
        if was == "filter" and key == "escape":
            self.leave_find(chosen=False)
            return
        done = self.typing.take(key, character)
        if done and self.spec is not None:
            self.take_value(self.spec, done)
        else:
            self.reload()
        if was == "filter":
            self.point_first()
            self.post_message(self.Pointed(self, self.pointed))

    def on_blur(self) -> None:
        self.typing.stop()
        self.reload()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self.lines):
            self.typing.stop()
            self.point_at(self.lines[place].key)
        self._dragged = False
        if self._on_bar(event):
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self._drag_to(event)

    def on_mouse_up(self) -> None:
        self._dragging = False
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Beside the bar, a click opens a heading or, on its mark or twice, an entry."""
        node = self.node
        if node is None or self._on_bar(event):
            return
        on_mark = event.x <= len(self._widths().indent) * node.depth + 2
        if node.kind != "lever" or on_mark or event.chain > 1:
            self.do_fold()

    def _widths(self) -> Widths:
        return self.widths(self.row_width())

    def _on_bar(self, event: events.MouseEvent) -> bool:
        spec, w = self.spec, self._widths()
        if spec is None or self.fixed or not w.bar or spec.unit in ("choice", "switch", "kpi"):
            return False
        return w.bar_start <= event.x <= w.bar_start + w.bar

    def _drag_to(self, event: events.MouseEvent) -> None:
        spec, w = self.spec, self._widths()
        if spec is None:
            return
        share = (event.x - w.bar_start) / w.bar
        value = lever_steps.at_share(spec, share, self.play.bar_top(spec))
        if value != self.play.value(spec):
            self.put(spec, value, joined=self._dragged)
            self._dragged = True
