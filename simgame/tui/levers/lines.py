"""The lines of the lever table as they stand now: which levers show, and how each is drawn."""

from __future__ import annotations

from rich.cells import cell_len

from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.tui.cells import Line, Row, Span
from simgame.tui.levers.draw import heading_row, lever_row, node_name
from simgame.tui.levers.results import Results
from simgame.tui.levers.tree import Node, lever_tree, levers_in, open_at_first, shown, way_to
from simgame.tui.levers.typing import Typing, ending
from simgame.tui.levers.widths import Look, Widths


class LeverLines:
    """Every lever of the scenario with headings, of which some are open; or what a search finds."""

    def __init__(self, play: Play, typing: Typing) -> None:
        self.play = play
        self.typing = typing
        self.tree = lever_tree(play.catalogue, play.scenario)
        if play.opened is None:
            play.opened = open_at_first(self.tree)
        self.opened = play.opened
        self.results = Results(play)
        self.drawn: dict[str, Node] = {}  # the lines by their keys

    def take_up(self) -> None:
        """Take the levers of another version of the scenario."""
        self.tree = lever_tree(self.play.catalogue, self.play.scenario)

    def fold_all(self) -> None:
        """Open all headings; where all are open, fold everything."""
        heads = {n.key for g in self.tree for n in (g, *g.below) if n.kind != "lever"}
        if heads <= self.opened:
            self.opened.clear()
        else:
            self.opened |= heads

    def open_to(self, key: str) -> None:
        """Open what hides a line."""
        self.typing.end_filter()
        self.opened.update(way_to(self.tree, key))

    def widths(self, width: int) -> Widths:
        """The columns as they are drawn now."""
        return Widths.within(width - 1, whole=bool(self.typing.filter))

    def draw(self, width: int, t: Texts, pointed: str) -> list[Line]:
        """The lines at a width; what is being typed stands in the one that is pointed at."""
        look = Look(self.play, t, self.widths(width), frozenset(self.opened), self.results)
        self.drawn = {node.key: node for node in self._wanted()}
        lines = [Line(self._row(look, n, pointed), key) for key, n in self.drawn.items()]
        if self.typing.mode == "filter" or self.typing.filter:
            lines.insert(0, Line((Span(self._filter_line(t, width), "entry"),)))
        else:
            lines += [Line((Span(text, "dim"),)) for text in self._locked(look)]
        return lines

    def _locked(self, look: Look) -> list[str]:
        """The groups that open later, in one line a week."""
        t, later = look.t, dict[int, list[str]]()
        for node in self.tree:
            if node.key_spec.unlock_round > self.play.observation.round:
                later.setdefault(node.key_spec.unlock_round, []).append(node_name(look, node))
        return [
            "   " + t("From week {week}: {names}", week=week, names=t(", ").join(names))
            for week, names in sorted(later.items())
        ]

    def _wanted(self) -> list[Node]:
        if not self.typing.filter:
            week = self.play.observation.round
            there = [node for node in self.tree if node.key_spec.unlock_round <= week]
            return list(shown(there, self.opened, week))
        levers = {node.key: node for node in levers_in(self.tree)}
        specs = [node.spec for node in levers.values()]
        return [levers[spec.path] for spec in self.typing.found(specs, self.play.scenario)]

    def _row(self, look: Look, node: Node, pointed: str) -> Row:
        if node.kind != "lever":
            return heading_row(look, node)
        typed = self.typing.entry if self.typing.mode == "value" else None
        whole = bool(self.typing.filter)
        return lever_row(look, node, typed if node.key == pointed else None, whole=whole)

    def _filter_line(self, t: Texts, width: int) -> str:
        """What is looked for, with the end of a long text, and what the keys do."""
        is_typed, looked_for = self.typing.mode == "filter", self.typing.filter
        said = (N_(" Find: {text}▁  Enter keeps, Esc goes back") if is_typed
                else N_(" Found: {text}  Esc: all levers again"))  # fmt: skip
        room = width - cell_len(t(said, text=""))
        return t(said, text=ending(looked_for, room))
