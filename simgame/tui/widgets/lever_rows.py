"""The lines of the lever table: what is drawn, folded, found, and pointed at."""

from __future__ import annotations

from textual.message import Message

from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.plan.catalogue import Spec
from simgame.tui.cells import Line, Span
from simgame.tui.focus import words
from simgame.tui.levers.draw import Look, Widths, heading_row, lever_row
from simgame.tui.levers.tree import Node, lever_tree, levers_in, open_at_first, shown, way_to
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.typing import Typing
from simgame.words import why_shut

ABOUT = N_(
    "Every lever you may move this week. ← → one step, with Shift ten; digits type a value; "
    "0 clears it; = fills it with the money that is left. Enter opens details, / finds a lever."
)


class LeverRows(PickList):
    """Every lever of the scenario as lines with headings."""

    class Moved(Message):
        """Levers were changed in the draft."""

    def __init__(self, play: Play, id: str = "") -> None:  # noqa: A002
        super().__init__(about=ABOUT, id=id)
        self.play = play
        self.levers = lever_tree(play.catalogue, play.scenario)
        if play.opened is None:
            play.opened = open_at_first(self.levers)
        self.opened = play.opened
        self.typing = Typing()
        self._found_from = ""
        self._mode = ""
        self._drawn: list[Node] = []

    def take_up(self) -> None:
        """Draw the levers of another version of the scenario; a value of one that is gone ends."""
        pointed = self.pointed
        self.levers = lever_tree(self.play.catalogue, self.play.scenario)
        self.reload()
        if self.pointed != pointed:
            self.typing.stop()

    def reload(self) -> None:
        super().reload()
        if self.typing.mode != self._mode:
            self._mode = self.typing.mode
            self.post_message(self.Pointed(self, self.pointed))

    def build(self, width: int) -> list[Line]:
        look = Look(self.play, words(self.app), self.widths(width), frozenset(self.opened))
        pointed = self.pointed
        self._drawn = self._wanted()
        lines = [Line(self._row(look, node, pointed), node.key) for node in self._drawn]
        if self.typing.mode == "filter" or self.typing.filter:
            lines.insert(0, Line((Span(self._filter_line(), "entry"),)))
        return lines

    def widths(self, width: int) -> Widths:
        """The columns as they are drawn now."""
        return Widths.within(width, whole=bool(self.typing.filter))

    def _wanted(self) -> list[Node]:
        if not self.typing.filter:
            return list(shown(self.levers, self.opened, self.play.observation.round))
        view = self.play.scenario
        return [n for n in levers_in(self.levers) if self.typing.matches(n.spec, view)]

    def _row(self, look: Look, node: Node, pointed: str) -> tuple[Span, ...]:
        if node.kind != "lever":
            return heading_row(look, node)
        typed = self.typing.entry if self.typing.mode == "value" else None
        whole = bool(self.typing.filter)
        return lever_row(look, node, typed if node.key == pointed else None, whole=whole)

    def _filter_line(self) -> str:
        t = words(self.app)
        if self.typing.mode == "filter":
            return t(" Find: {text}▏  Enter keeps, Esc goes back", text=self.typing.filter)
        return t(" Found: {text}  Esc: all levers again", text=self.typing.filter)

    @property
    def node(self) -> Node | None:
        """The line under the cursor."""
        return next((n for n in self._drawn if n.key == self.pointed), None)

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
        self.typing.end_filter()
        self.opened.update(way_to(self.levers, key))
        self.reload()
        self.point_at(key)

    def leave_find(self, *, chosen: bool) -> None:
        """Show everything again, at the lever that was `chosen`, or where the search began."""
        self.reveal((self.pointed if chosen else "") or self._found_from)

    def do_fold_all(self) -> None:
        heads = {n.key for g in self.levers for n in (g, *g.below) if n.kind != "lever"}
        if heads <= self.opened:
            self.opened.clear()
        else:
            self.opened |= heads
        self.reload()
        self.keep_in_sight()

    def do_filter(self) -> None:
        if not self.typing.filter:
            self._found_from = self.pointed
        self.typing.begin_filter()
        self.reload()
        self.scroll_to(0, 0, animate=False)
