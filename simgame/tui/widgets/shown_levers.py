"""The levers as they are shown: their lines, which one is pointed at, and where one types.

What changes them is the lever table's.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.plan.catalogue import Spec
from simgame.tui.cells import Line
from simgame.tui.focus import words
from simgame.tui.levers.lines import LeverLines
from simgame.tui.levers.tree import Node
from simgame.tui.levers.typing import CARET, Typing
from simgame.tui.levers.values import UNPAID
from simgame.tui.levers.widths import Widths
from simgame.tui.widgets.pick_list import PickList
from simgame.words import why_shut

ABOUT = N_(
    "Every lever you may move this week. ← → one step, with Shift ten; digits type a value; "
    "Delete clears it; = fills it with the money that is left. Enter opens details, / finds a "
    "lever."
)


class ShownLevers(PickList):
    """The levers of one round, with a cursor; headings open and fold."""

    class Fitted(Message):
        """The rows were drawn for another width."""

    def __init__(self, play: Play, id: str = "") -> None:  # noqa: A002
        super().__init__(about=ABOUT, id=id)
        self.play = play
        self.typing = Typing()
        self.levers = LeverLines(play, self.typing)
        self._found_from = ""
        self._mode = ""

    def take_up(self) -> None:
        """Draw the levers of another version of the scenario; a value of one that is gone ends."""
        pointed = self.pointed
        self.levers.take_up()
        self.reload()
        if self.pointed != pointed:
            self.typing.stop()

    def reload(self) -> None:
        before = self._room
        super().reload()
        if self._room != before:
            self.post_message(self.Fitted())
        if self.typing.mode != self._mode:
            self._mode = self.typing.mode
            self._tell_pointed()

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.typing.mode:
            self._place_caret()
        return super().render_lines(crop)

    def _place_caret(self) -> None:
        """Put the terminal's cursor where one types: input methods show their candidates there."""
        line = 0 if self.typing.mode == "filter" else self.cursor
        if line < len(self.lines):
            row = "".join(span.text for span in self.row_of(line))
            place = Offset(cell_len(row.partition(CARET)[0]), line)
            self.app.cursor_position = self.content_region.offset + place - self.scroll_offset

    def _tell_pointed(self) -> None:
        self.post_message(self.Pointed(self.pointed))

    def build(self, width: int) -> list[Line]:
        return self.levers.draw(width, words(self.app), self.pointed)

    # What is pointed at ------------------------------------------------------------------

    @property
    def node(self) -> Node | None:
        """The line under the cursor."""
        return self.levers.drawn.get(self.pointed)

    @property
    def spec(self) -> Spec | None:
        """The lever under the cursor; None on a heading."""
        return self.node.spec if self.node and self.node.kind == "lever" else None

    @property
    def fixed(self) -> str:
        """Why the line under the cursor cannot be moved; empty when it can."""
        t, spec = words(self.app), self.spec
        if spec is None:
            return self.shut or t("This is a heading: Enter opens or folds it.")
        return why_shut(spec, self.play.observation.round, t)

    @property
    def unfillable(self) -> str:
        """Why no money can fill the line under the cursor; empty when it can."""
        spec = self.spec
        decides = spec is None or spec.unit not in UNPAID
        return self.fixed or (
            "" if decides else words(self.app)("Money does not decide this lever.")
        )

    @property
    def shut(self) -> str:
        """Why the line under the cursor can neither be opened nor switched; empty when it can."""
        t, node, week = words(self.app), self.node, self.play.observation.round
        if node is None:
            return ""
        if node.kind == "lever":
            return "" if node.below else why_shut(node.spec, week, t)
        if node.key_spec.is_open(week):
            return ""
        return t("This group opens in week {week}.", week=node.key_spec.unlock_round)

    def reveal(self, key: str) -> None:
        """Open what hides a line, and point at it."""
        self.levers.open_to(key)
        self.reload()
        self.point_at(key)

    def widths(self) -> Widths:
        """The columns, as the rows were drawn with them."""
        return self.levers.widths(self._room)

    def _on_bar(self, event: events.MouseEvent) -> bool:
        spec, w = self.spec, self.widths()
        if spec is None or self.fixed or not w.bar or spec.unit in ("choice", "switch", "kpi"):
            return False
        return w.bar_start <= event.x <= w.bar_start + w.bar
