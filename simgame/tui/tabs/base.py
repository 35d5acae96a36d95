"""What the tabs share: their row with what is new on them, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from simgame import pages
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.tui.actions import Action
from simgame.tui.cells import Row
from simgame.tui.focus import game
from simgame.tui.pages.top import season_line
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

TABS = (("plan", "F2", N_("Plan")), ("dashboard", "F3", N_("Figures")),
        ("market", "F4", N_("Market")), ("transit", "F5", N_("In transit")),
        ("inbox", "F6", N_("Inbox")))  # fmt: skip


TEAM = (("team", "F7", N_("Team")),)


def tabs_of(play: Play) -> tuple[tuple[str, str, str], ...]:
    """The tabs there are: a team's room stands there in a class."""
    return TABS + TEAM if play.team is not None else TABS


def news(play: Play, tab: str) -> str:
    """What is new on a tab, in a cell or three; empty where nothing is."""
    if tab == "inbox":
        read = play.read.read
        unread = pages.inbox(play.scenario, play.observation, play.reports(), read).unread
        return str(len(unread)) if unread else ""
    if tab == "market":
        last = play.observation.round - 1
        moved = any(
            move.week == last
            for move in pages.moves(play.scenario, play.observation, play.reports())
        )
        return "!" if moved and f"market.{last}" not in play.read.read else ""
    return ""


def no_team(play: Play, t: Texts) -> str:
    """Why there is no team's room."""
    return "" if play.team else t("Teams are for classes: simgame join URL CODE")


def has_kols(play: Play) -> bool:
    """Whether KOLs can be booked in this scenario."""
    return "kol" in play.catalogue.groups


def offered(actions: list[Action], play: Play) -> list[Action]:
    """What can be done in this scenario: where there are no KOLs no key speaks of them."""
    return [a for a in actions if has_kols(play) or a.name not in ("kols", "creators")]


class TabScreen(GameScreen):
    """One tab of a season, shown over the desk or the week it was opened from."""

    TAB: ClassVar[str] = ""
    ACTIONS = (
        Action("turn plan", "f2,escape", "F2", N_("Back"), 3),
        *(Action(f"turn {tab}", shown.lower(), shown, label) for tab, shown, label in TABS[1:]),
        Action("turn team", "f7", "F7", N_("Team"), unless="no_team"),
        Action("leaf 1", "right_square_bracket", "]", N_("Next page"), typed=True),
        Action("leaf -1", "left_square_bracket", "[", N_("Previous page"), typed=True),
        Action("creators", "o", "o", N_("List of KOLs")),
    )

    def __init__(self, play: Play, at: str = "") -> None:
        super().__init__()
        self.play = play
        self.at = at

    def known_actions(self) -> list[Action]:
        return offered(super().known_actions(), self.play)

    def body(self) -> ComposeResult:
        tabs = tabs_of(self.play)
        yield Tabs(tabs, self._left, id="tabs", news=lambda tab: news(self.play, tab))
        yield from self.panes()

    def panes(self) -> ComposeResult:
        """The widgets below the row of tabs."""
        yield from ()

    def _left(self, width: int) -> Row:
        return season_line(self.play, self.t, width)

    def on_mount(self) -> None:
        self.query_one(Tabs).turn_to(self.TAB)
        self.call_after_refresh(self._point)

    @property
    def stands(self) -> tuple[str, str]:
        lists = list(self.query(PickList)) if self.is_mounted else []
        return self.TAB, lists[0].pointed if lists else self.at

    def _point(self) -> None:
        for rows in self.query(PickList):
            rows.point_at(self.at or rows.pointed)

    def team_moved(self) -> None:
        self.query_one(Tabs).reload()

    @property
    def no_team(self) -> str:
        """Why there is no team's room."""
        return no_team(self.play, self.t)

    @property
    def at_rest(self) -> bool:
        """Whether the plan has not been handed in."""
        return not self.play.session.committed

    def stays(self, again: Again) -> bool:
        return not again.session.finished

    def on_tabs_turned(self, event: Tabs.Turned) -> None:
        self.do_turn(event.key)

    def do_turn(self, tab: str) -> None:
        if tab == "plan":
            self.app.pop_screen()
        elif tab != self.TAB:
            game(self.app).open_tab(tab)

    def do_leaf(self, by: str) -> None:
        names = [tab for tab, *_ in tabs_of(self.play)]
        place = names.index(self.TAB) if self.TAB in names else 0
        self.do_turn(names[(place + int(by)) % len(names)])

    def do_creators(self) -> None:
        game(self.app).open_tab("creators")
