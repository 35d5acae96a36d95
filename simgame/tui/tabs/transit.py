"""F5: what is under way, by the day on which it falls due."""

from __future__ import annotations

from textual.app import ComposeResult

from simgame import pages
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line
from simgame.tui.front.season_rows import below
from simgame.tui.tabs.base import TabScreen
from simgame.tui.tabs.transit_rows import brought_rows, lane_lines
from simgame.tui.tabs.waits_rows import blocks, waits_rows
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page

ABOUT = N_(
    "What you have done and do not have yet: people who saved something and will search, posts "
    "that are agreed or being made, parcels, studies. Each stands on the day on which it falls due."
)
_STEP = 7


class LaneList(PickList):
    """Enter tells who brought it."""

    ACTIONS = (Action("choose", "enter,space", "⏎", N_("Who brought it"), 1, "nobody", typed=True),)

    @property
    def nobody(self) -> str:
        """Why nobody can be named."""
        return self.screen.nobody if isinstance(self.screen, TransitTab) else ""


class TransitTab(TabScreen):
    """Lanes over days; below them who brought the searches to come."""

    TAB = PAGE = "transit"
    ABOUT = ABOUT
    ACTIONS = (
        Action("brought", "b", "b", N_("Who brought it"), typed=True, unless="nobody"),
        Action("later 1", "right,l", "→", N_("Later days"), 2, "no_later"),
        Action("later -1", "left,h", "←", N_("Earlier days"), unless="no_later", typed=True),
    )

    def __init__(self, play: Play, at: str = "") -> None:
        super().__init__(play, at)
        self._first = 0
        self._opened = self._has_room = False

    def panes(self) -> ComposeResult:
        yield LaneList(self._lanes, id="lanes", about=ABOUT)
        yield Page(self._brought, id="brought", about=ABOUT)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(PickList).focus()
        self.call_after_refresh(self._use_room)

    @property
    def _transit(self) -> pages.Transit:
        play = self.play
        return pages.transit(play.observation, play.reports(), play.scenario, play.values)

    def _use_room(self) -> None:
        """Show who brought it where there is room for it, or where it was asked for."""
        page, room = self.query_one("#brought", Page), self.size.height - 4
        rows = len(self._below(max(self.size.width - 4, 20)))
        lanes = len(self._lanes(max(self.size.width - 3, 20)))
        self._has_room = room - lanes > rows
        page.display = bool(rows) and (self._opened or self._has_room)
        above = self.query_one("#lanes").styles
        above.height, above.max_height = ("auto", room - rows) if page.display else ("1fr", None)
        page.reload()
        self.rekey()

    def on_resize(self, event) -> None:  # type: ignore[no-untyped-def]
        super().on_resize(event)
        self.call_after_refresh(self._use_room)

    def _lanes(self, width: int) -> list[Line]:
        transit = self._transit
        if not transit.empty:
            return lane_lines(transit, self.play, self.t, width, self._first)
        size = (width, self.size.height - 3)
        return [Line(row) for row in waits_rows(transit, self.play, self.t, size)]

    def _below(self, width: int) -> list[Line]:
        """Who brought it; where there is room, the weeks to come, and how long things take."""
        transit, play, t = self._transit, self.play, self.t
        rows = list(brought_rows(transit, play, t, width))
        if not transit.empty:
            lanes = len(self._lanes(max(self.size.width - 3, 20)))
            rows = below(rows, blocks(transit, play, t, width), self.size.height - 5 - lanes)
        return [Line(row) for row in (rows if rows and rows[0] else rows[1:])]

    def _brought(self, width: int) -> list[Line]:
        return self._below(width)

    @property
    def nobody(self) -> str:
        """Why nobody can be named."""
        if not self._transit.page["brought"]:
            return self.t("Nobody is going to search, so there is nobody to name.")
        return self.t("Who brought it stands below already.") if self._has_room else ""

    @property
    def no_later(self) -> str:
        """Why there are no later days."""
        return self.t("Nothing is under way.") if self._transit.empty else ""

    def do_brought(self) -> None:
        self._opened = not self._opened
        self._use_room()

    def on_pick_list_chosen(self) -> None:
        self.action_do("brought")

    def do_later(self, by: str) -> None:
        self._first = min(max(self._first + _STEP * int(by), 0), pages.TRANSIT_DAYS - _STEP)
        self.query_one(PickList).reload()
        self._use_room()
