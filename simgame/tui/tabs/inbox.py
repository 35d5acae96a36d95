"""F6: everything that was told, said and found, unread first."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line
from simgame.tui.focus import game
from simgame.tui.front.season_rows import below, week_rows
from simgame.tui.pages.goal_rows import goal_rows
from simgame.tui.tabs.base import TabScreen
from simgame.tui.tabs.first_letters import writers
from simgame.tui.tabs.inbox_rows import FILTERS, filter_row, letter_lines, letter_rows
from simgame.tui.tabs.team_rows import weeks_so_far
from simgame.tui.tabs.waits_rows import calendar_rows
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page, Sheet
from simgame.tui.widgets.tabs import Tabs

ABOUT = N_(
    "All letters: what happened, what people and colleagues say, what studies found. A letter "
    "counts as read once it has been open for a second. Nothing is lost when a week was skipped."
)
READ_SECONDS = 1.0
_MOST_ACTS = 4
_WEEKS = 44  # cells from which on figures of each week stand below a letter


class LetterList(PickList):
    """Enter goes to the letter, to scroll it."""

    ACTIONS = (Action("choose", "enter,space", "⏎", N_("To the letter"), 0, typed=True),)


class InboxTab(TabScreen):
    """The letters at the left, the open one at the right."""

    TAB = PAGE = "inbox"
    ABOUT = ABOUT
    ACTIONS = (
        *(Action(f"act {n}", str(n), "1-4" if n == 1 else str(n), N_("Do something about it"),
                 1 if n == 1 else 0, unless="no_act", typed=n > 1)
          for n in range(1, _MOST_ACTS + 1)),
        Action("filter 1", "right,l", "→", N_("Next kind"), 2),
        Action("filter -1", "left,h", "←", N_("The kind before"), typed=True),
        Action("read_all", "R", "R", N_("All are read"), 5, unless="nothing_unread"),
        Action("other_pane", "tab,t", "Tab", N_("Scroll the letter"), 4),
    )  # fmt: skip

    def __init__(self, play: Play, at: str = "") -> None:
        super().__init__(play, at)
        self._kind = "all"
        self._inbox = self._look()
        self._fresh = self._inbox.unread
        self._stop: Callable[[], None] | None = None

    def panes(self) -> ComposeResult:
        yield Sheet(self._filters, id="filters")
        with Horizontal():
            yield LetterList(self._letters, id="rows", about=ABOUT)
            yield Page(self._letter, id="side", about=ABOUT)

    def on_mount(self) -> None:
        super().on_mount()
        self.table.focus()
        self.call_after_refresh(self._shown)

    @property
    def table(self) -> PickList:
        """The list of letters."""
        return self.query_one(PickList)

    def _look(self) -> pages.Inbox:
        play = self.play
        seen, levers = play.observation, play.catalogue.by_path
        return pages.inbox(play.scenario, seen, play.reports(), play.read.read, levers)

    @property
    def letter(self) -> pages.Letter | None:
        """The letter under the cursor."""
        return next((one for one in self._inbox.letters if one.id == self.table.pointed), None)

    def _filters(self, width: int) -> list[Line]:
        return [Line(filter_row(self._inbox, self._kind, self.t, width))]

    def _letters(self, width: int) -> list[Line]:
        return letter_lines(self._inbox, self._fresh, self._kind, self.play, self.t, width)

    def _letter(self, width: int) -> list[Line]:
        if self.letter is None:
            return []
        play, t = self.play, self.t
        rows = letter_rows(self.letter, play, t, width)
        # Below a short letter: what came so far, what is to come, who else will write, the goals.
        weeks = week_rows(weeks_so_far(play), t, width) if width >= _WEEKS else []
        spare = [weeks, calendar_rows(play, t, width),
                 writers(play, t, width)[1:], goal_rows(play, t, width)]  # fmt: skip
        height = self.query_one("#side").size.height - 1
        return [Line(row) for row in below(list(rows), spare, height)]

    # Reading -------------------------------------------------------------------------------

    def on_pick_list_pointed(self) -> None:
        self._shown()

    def _shown(self) -> None:
        """A letter is open: it counts as read in a second, unless another one is then."""
        side = self.query_one("#side", Page)
        side.reload()
        side.scroll_home(animate=False)
        self.rekey()
        if self._stop is not None:
            self._stop()
        shown = self.table.pointed
        self._stop = game(self.app).clock.after(READ_SECONDS, lambda: self._read(shown), self)

    def _read(self, letter: str) -> None:
        if letter == self.table.pointed and letter in self._inbox.unread:
            self.play.read.mark_read(letter)
            self._after_reading()

    def _after_reading(self) -> None:
        """Keep the order of the letters while somebody reads them; only the marks change."""
        self._inbox = pages.Inbox(
            self._inbox.letters, self._inbox.unread - frozenset(self.play.read.read)
        )
        for sheet in (self.table, self.query_one("#filters", Sheet), self.query_one(Tabs)):
            sheet.reload()
        self.rekey()

    def on_pick_list_chosen(self) -> None:
        self.do_other_pane()

    # Actions -------------------------------------------------------------------------------

    @property
    def no_act(self) -> str:
        """Why nothing can be done about the letter."""
        if self.is_mounted and self.letter is not None and self.letter.acts:
            return ""
        return self.t("There is nothing to do about this letter.")

    @property
    def nothing_unread(self) -> str:
        """Why nothing can be marked as read."""
        return "" if self._inbox.unread else self.t("Every letter has been read.")

    def do_act(self, number: str) -> None:
        acts = self.letter.acts if self.letter else ()
        if int(number) <= len(acts):
            kind, _, name = acts[int(number) - 1].partition(":")
            {"lever": game(self.app).go_to_lever, "study": self._order, "figure": self._ask,
             "market": self._open, "kols": self._open}[kind](name or kind)  # fmt: skip

    def _order(self, kind: str) -> None:
        path = f"research.{kind}"
        spec = self.play.catalogue.by_path.get(path)
        if spec is None or self.play.session.committed:
            self.app.notify(self.t("This study cannot be ordered now."), severity="warning")
            return
        shut = words.why_shut(spec, self.play.observation.round, self.t)
        if shut:
            self.app.notify(shut, severity="warning")
            return
        self.play.put({path: True})
        said = self.t("{study} is ordered for this week.", study=words.study_name(kind, self.t))
        self.app.notify(said)

    def _ask(self, kpi: str) -> None:
        game(self.app).open_card(kpi)

    def _open(self, tab: str) -> None:
        game(self.app).open_tab("creators" if tab == "kols" else tab)

    def do_filter(self, by: str) -> None:
        place = (FILTERS.index(self._kind) + int(by)) % len(FILTERS)
        self._kind = FILTERS[place]
        self.query_one("#filters", Sheet).reload()
        self.table.reload()
        self.table.point_first()

    def do_read_all(self) -> None:
        for letter in self._inbox.unread:
            self.play.read.mark_read(letter)
        self._after_reading()

    def do_other_pane(self) -> None:
        side = self.query_one("#side")
        (self.table if self.focused is side else side).focus()
