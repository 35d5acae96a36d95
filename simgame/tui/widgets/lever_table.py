"""The lever table: one widget for all levers, moved by keys, typing or mouse.

It draws and it says what it changed; the draft and its sums belong to the `Play`, what shows to
`LeverLines`, what a key leads to to `levers.values`.
"""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import PydanticCustomError
from textual import events
from textual.message import Message

from simgame.game.desk import lever_steps
from simgame.game.desk.linked_levers import with_companions
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.tui.actions import Action
from simgame.tui.focus import words
from simgame.tui.levers import values
from simgame.tui.levers.said import and_back, what_changed
from simgame.tui.levers.typing import leaves, starts_a_value
from simgame.tui.widgets.notice import Notice
from simgame.tui.widgets.shown_levers import ShownLevers
from simgame.words import not_read, value_words


class LeverTable(ShownLevers):
    """The levers of one round, with a keyboard and a mouse."""

    ACTIONS = (
        Action("step -1", "left", "←", N_("One step less"), typed=True, unless="fixed"),
        Action("step 1", "right", "→", N_("One step more"), typed=True, unless="fixed"),
        Action("step -10", "shift+left,less_than_sign", "⇧←", N_("Ten steps less"), typed=True,
               unless="fixed"),
        Action("step 10", "shift+right,greater_than_sign", "⇧→", N_("Ten steps more"),
               typed=True, unless="fixed"),
        Action("clear", "delete,x", "x", N_("Clear the lever"), unless="fixed"),
        Action("fill", "equals_sign", "=", N_("Fill with what is left"), 4, unless="unfillable"),
        Action("fold", "enter,space", "⏎", N_("Open, fold or switch"), 5, typed=True,
               unless="shut"),
        Action("fold_all", "asterisk", "*", N_("Open or fold all")),
        Action("filter", "slash", "/", N_("Find a lever"), 7),
    )  # fmt: skip

    TYPING = (
        Action("typed enter", "enter", "⏎", N_("Keep"), 1, typed=True),
        Action("typed escape", "escape", "Esc", N_("Leave it"), 1, typed=True),
    )

    class Moved(Message):
        """Levers were changed in the draft."""

    def __init__(self, play: Play, id: str = "") -> None:  # noqa: A002
        super().__init__(play, id)
        self._dragging = self._dragged = False

    # Changes -----------------------------------------------------------------------------

    def put(self, spec: Spec, value: Value, *, joined: bool = False) -> None:
        """Change a lever, and what belongs with it; what was warned of before is settled."""
        for notice in self.screen.query(Notice):
            notice.put_away()
        self.play.put(with_companions(self.play, spec, value), joined=joined)
        self._moved()

    def _moved(self) -> None:
        self.reload()
        self.post_message(self.Moved())

    def do_step(self, steps: str) -> None:
        if self.spec is not None:
            self.put(self.spec, values.stepped(self.play, self.spec, int(steps)))

    def do_clear(self) -> None:
        if (spec := self.spec) is not None:
            self._saying(lambda: self.play.clear(spec))

    def do_fill(self) -> None:
        """Say what it took, too: where nothing is left, `=` may take more than it gives."""
        spec = self.spec
        most = values.filled(self.play, spec) if spec else None
        if spec is not None and most is not None:
            self._saying(lambda: self.play.put(with_companions(self.play, spec, most)))
        else:
            self.app.notify(words(self.app)("No money is left for it."), severity="warning")

    def _saying(self, change: Callable[[], None]) -> None:
        """Change the plan by a key that shows no value, and say what became of which lever."""
        t, before = words(self.app), dict(self.play.values)
        change()
        self._moved()
        said = what_changed(self.play, before, t)
        self.app.notify(and_back(said, t) if said else t("Nothing changes: it is so already."))

    def do_fold(self) -> None:
        node, spec = self.node, self.spec
        if node is None:
            return
        if spec is not None and spec.unit in ("choice", "switch"):
            self._cycle(spec)
        elif node.below and not self.typing.filter:
            self.levers.opened ^= {node.key}
            self.reload()
            self._tell_pointed()
        elif spec is not None and not self.fixed:
            self._begin_value("")

    def _cycle(self, spec: Spec) -> None:
        if self.fixed:
            self.app.notify(self.fixed, severity="warning")
        else:
            self.put(spec, lever_steps.cycled(spec, self.play.value(spec)))

    def do_fold_all(self) -> None:
        self.levers.fold_all()
        self.reload()
        self.keep_in_sight()

    # Typing ------------------------------------------------------------------------------

    @property
    def takes_text(self) -> bool:
        return bool(self.typing.mode)

    def known_actions(self) -> list[Action]:
        if self.typing.mode:
            return list(self.TYPING)
        return super().known_actions()

    def do_filter(self) -> None:
        if not self.typing.filter:
            self._found_from = self.pointed
        self.typing.begin_filter()
        self.reload()
        self.scroll_to(0, 0, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Take what is typed; any other key goes on to the list's own handler."""
        if leaves(event.key) and self.typing.mode:
            if self._keep_typed():
                return
        elif self.typing.mode:
            self.do_typed(event.key, event.character)
        elif event.key == "escape" and self.typing.filter:
            self.reveal(self.pointed or self._found_from)
        elif starts_a_value(event.character):
            self._digit(event.character or "")
        else:
            return
        event.stop()
        event.prevent_default()

    def _digit(self, text: str) -> None:
        """Begin a value; where none can be typed, say why, and open what is folded."""
        if self._is_number():
            self._begin_value(text)
            return
        node, t = self.node, words(self.app)
        if node is not None and node.kind != "lever" and not self.shut:
            if node.key not in self.levers.opened and not self.typing.filter:
                self.do_fold()
            self.app.notify(t("A heading takes no value: ↓ goes to its levers."))
        elif reason := self.fixed:
            self.app.notify(reason, severity="warning")
        elif node is not None:
            self.app.notify(t("This is no number: Enter switches it."))

    def _is_number(self) -> bool:
        """Whether a value can be typed for the line under the cursor."""
        spec = self.spec
        return spec is not None and not self.fixed and spec.unit not in ("choice", "switch")

    def _begin_value(self, text: str) -> None:
        self.typing.begin_value(text)
        self.reload()

    def on_paste(self, event: events.Paste) -> None:
        if not self.typing.mode and self._is_number() and event.text.strip():
            self._begin_value("")
        if self.typing.mode:
            event.stop()
            self.typing.paste(event.text)
            self.reload()

    def do_typed(self, key: str, character: str | None = None) -> None:
        was = self.typing.mode
        if was == "filter" and key == "escape":
            self.reveal(self._found_from)
            return
        done = self.typing.take(key, character)
        if done and self.spec is not None:
            self._take_value(self.spec, done)
        else:
            self.reload()
            self.keep_in_sight()
        if was == "filter":
            self.scroll_to(0, 0, animate=False)
            self.point_first()
            self._tell_pointed()

    def _keep_typed(self) -> bool:
        """Keep what is typed as Enter does, for a key that leads elsewhere; whether it was read."""
        if self.typing.mode == "filter" or not self.typing.entry or self.spec is None:
            self.typing.stop()
            self.reload()
            return True
        done = self.typing.take("enter", None)
        return self._take_value(self.spec, done)

    def _take_value(self, spec: Spec, text: str) -> bool:
        """Set a lever to what was typed; out of bounds, the nearest value is taken and said."""
        t = words(self.app)
        if not self._is_number():  # the cursor was taken elsewhere while it was typed
            self.reload()
            return True
        try:
            value, is_possible = values.typed(spec, text)
        except PydanticCustomError as error:
            self.reload()
            self.app.notify(not_read(error, t), severity="warning")
            return False
        self.put(spec, value)
        if not is_possible:
            taken = value_words(spec, value, self.play.scenario, t)
            said = t("{typed} is out of bounds: {value}, the nearest, was taken.", typed=text,
                     value=taken)  # fmt: skip
            self.app.notify(said, severity="warning")
        return True

    def on_blur(self) -> None:
        self.typing.stop()
        self.reload()

    # The mouse ---------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self.lines):
            self.typing.stop()
            self.point_at(self.lines[place].key)
        self._dragged = False
        if self._on_bar(event):
            self.screen.clear_selection()  # a bar is pulled, no text is selected
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
        if node is None or self._on_bar(event) or self.dragged_over:
            return
        on_mark = event.x <= len(self.widths().indent) * node.depth + 2
        if node.kind != "lever" or on_mark or event.chain > 1:
            self.do_fold()

    def _drag_to(self, event: events.MouseEvent) -> None:
        spec, w = self.spec, self.widths()
        if spec is None:
            return
        share = (event.x - w.bar_start) / w.bar
        value = lever_steps.at_share(spec, share, self.play.bar_top(spec))
        if value != self.play.value(spec):
            self.put(spec, value, joined=self._dragged)
            self._dragged = True
