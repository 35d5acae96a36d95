"""F3: the figures of last week in their groups, and the chosen one looked at closely."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame import pages
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line
from simgame.tui.focus import game
from simgame.tui.tabs.base import TabScreen
from simgame.tui.tabs.dashboard_rows import VIEWS, chosen_rows, figure_lines, first_lines
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page

ABOUT = N_(
    "The figures of last week, as platforms, books and surveys told them. What moved by less than "
    "the error of its report is grey. F1 on a figure tells what it means and what moves it. People "
    "by stage: appealed like you, asking look for you and will buy soon, advocating recommend you."
)


class FigureList(PickList):
    """Enter opens a figure's card, as F1 does."""

    ACTIONS = (Action("choose", "enter,space", "⏎", N_("About this"), 0, typed=True),)


class DashboardTab(TabScreen):
    """Lists the figures; the pane beside them shows the one under the cursor."""

    TAB = PAGE = "dashboard"
    ABOUT = ABOUT
    ACTIONS = (
        Action("look 1", "right,l", "→", N_("Week, day, channel"), 1, unless="no_chart"),
        Action("look -1", "left,h", "←", N_("The other way"), typed=True, unless="no_chart"),
        Action("all", "a", "a", N_("All figures"), 2, unless="nothing_more"),
    )

    def __init__(self, play: Play, at: str = "") -> None:
        super().__init__(play, at)
        self._full = False
        self._view = "weeks"

    def panes(self) -> ComposeResult:
        with Horizontal():
            yield FigureList(self._figures, id="rows", about=ABOUT)
            yield Page(self._chosen, id="side")

    def on_mount(self) -> None:
        super().on_mount()
        self.table.focus()

    @property
    def table(self) -> PickList:
        """The list of figures."""
        return self.query_one(PickList)

    @property
    def asks_about(self) -> str:
        """The figure under the cursor."""
        return self.table.pointed if self.is_mounted else ""

    def _figures(self, width: int) -> list[Line]:
        lines = self._lines(width, full=self._full or self._has_room)
        if lines:
            return lines
        told = self.t("No figures yet. Run a week first (F2, then r): each week adds a column.")
        return first_lines(self.play.scenario, self.t, width, told, self.size.height - 4)

    def _lines(self, width: int, *, full: bool) -> list[Line]:
        page = pages.dashboard(self.play.scenario, self.play.observation)
        return figure_lines(page, self.play, self.t, width, full=full)

    @property
    def _has_room(self) -> bool:
        """Whether all figures stand in the window without being asked for."""
        return len(self._lines(self.table.size.width, full=True)) <= self.table.size.height

    @property
    def no_chart(self) -> str:
        """Why there is no chart of a figure."""
        known = self.play.observation.history
        return "" if known else self.t("No week has been played yet.")

    @property
    def nothing_more(self) -> str:
        """Why there are no more figures to ask for."""
        if self.no_chart:
            return self.no_chart
        return self.t("All figures stand here already.") if self._has_room else ""

    def _chosen(self, width: int) -> list[Line]:
        if not self.asks_about:
            return []
        height = self.query_one("#side").size.height
        rows = chosen_rows(self.play, self.asks_about, self._view, self.t, width, height)
        return [Line(row) for row in rows]

    def on_pick_list_pointed(self) -> None:
        self.query_one("#side", Page).reload()
        self.rekey()

    def on_pick_list_chosen(self) -> None:
        game(self.app).open_card(self.asks_about)

    def do_look(self, by: str) -> None:
        names = list(VIEWS)
        self._view = names[(names.index(self._view) + int(by)) % len(names)]
        self.query_one("#side", Page).reload()

    def do_all(self) -> None:
        self._full = not self._full
        self.table.reload()
