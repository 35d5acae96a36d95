"""The list of KOLs: choose by fit and price; make an offer; see every post so far."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from simgame import pages, words
from simgame.game.desk.lever_steps import bounded, cycled, stepped
from simgame.game.desk.linked_levers import with_companions
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span
from simgame.tui.front.season_rows import below
from simgame.tui.look import spread
from simgame.tui.pages.goal_rows import goal_rows
from simgame.tui.people_rows import people_rows, usage_rows
from simgame.tui.tabs.base import TabScreen
from simgame.tui.tabs.creators_rows import SORTS, TERMS, kol_lines, post_rows, sort_row, who_rows
from simgame.tui.tabs.waits_rows import calendar_rows
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Page, Sheet

ABOUT = N_(
    "All KOLs you may work with. Fit counts for more than followers. Enter books a post at the fee "
    "they usually ask; the arrows change your offer; what they bring stands below."
)


class KolList(PickList):
    """Enter books."""

    ACTIONS = (Action("choose", "enter,space", "⏎", N_("Book a post"), 1, typed=True),)


class CreatorsTab(TabScreen):
    """KOLs at the left, every post below, the one under the cursor at the right."""

    TAB = PAGE = "creators"
    ABOUT = ABOUT
    ACTIONS = (
        Action("book 1", "b,plus", "b", N_("Book a post"), typed=True, unless="shut"),
        Action("book -1", "delete,minus,backspace", "Del", N_("One post less"), 3,
               unless="not_booked"),
        Action("fee 1", "right,l", "→", N_("Offer more"), 2, unless="not_booked"),
        Action("fee -1", "left,h", "←", N_("Offer less"), typed=True, unless="not_booked"),
        *(Action(f"term {n}", str(n), "1-4" if n == 1 else str(n), N_("Terms of the offer"),
                 4 if n == 1 else 0, unless="not_booked", typed=n > 1) for n in range(1, 5)),
        Action("sort", "s", "s", N_("Sort"), 5),
        Action("suited", "f", "f", N_("Only those who suit"), 6),
        Action("audit", "a", "a", N_("Order an audit of KOLs"), 7, unless="no_audit"),
        Action("other_pane", "tab,t", "Tab", N_("The other panes"), 8),
    )  # fmt: skip

    def __init__(self, play: Play, at: str = "") -> None:
        super().__init__(play, at)
        self._by = "cost" if play.observation.history else "fit"
        self._suited = False

    def panes(self) -> ComposeResult:
        yield Sheet(self._sorted, id="filters")
        with Horizontal():
            with Vertical(id="left"):
                yield KolList(self._kols, id="rows", about=ABOUT)
                yield Page(self._posts, id="below", about=ABOUT)
            yield Page(self._who, id="side", about=ABOUT)

    def on_mount(self) -> None:
        super().on_mount()
        self.table.focus()

    @property
    def table(self) -> PickList:
        """The list of KOLs."""
        return self.query_one("#rows", PickList)

    @property
    def kol(self) -> str:
        """The KOL under the cursor."""
        return self.table.pointed if self.is_mounted else ""

    @property
    def _found(self) -> pages.Creators:
        play = self.play
        return pages.creators(play.scenario, play.observation, play.reports(), play.values)

    def _sorted(self, width: int) -> list[Line]:
        row = sort_row(self._by, self.t, only_suited=self._suited)
        sums = self.play.sums()
        told = self.t("left this week {money}", money=words.money(sums.left))
        left: Row = (Span(told, "bad" if sums.left < 0 else "dim"),)
        return [Line(spread(row, left, width))]

    def _kols(self, width: int) -> list[Line]:
        return kol_lines(self._found, self.play, self.t, width, self._by, self._suited)

    def _posts(self, width: int) -> list[Line]:
        """Every post so far; where there is room, whom to reach, what comes when, and what for."""
        play, t = self.play, self.t
        posts = list(post_rows(self._found, play, t, width))
        spare = [people_rows(play.scenario, t, width, 2), usage_rows(play.scenario, t, width),
                 calendar_rows(play, t, width), goal_rows(play, t, width)]  # fmt: skip
        height = self.query_one("#below").content_size.height
        return [Line(row) for row in below(posts, spare, height)]

    def _who(self, width: int) -> list[Line]:
        if not self.kol:
            return []
        return [Line(row) for row in who_rows(self.kol, self._found, self.play, self.t, width)]

    def on_pick_list_pointed(self) -> None:
        side = self.query_one("#side", Page)
        side.reload()
        side.scroll_home(animate=False)
        self.rekey()

    def on_pick_list_chosen(self) -> None:
        self.action_do("book 1")

    # Why not -------------------------------------------------------------------------------

    @property
    def shut(self) -> str:
        """Why nobody can be booked."""
        spec = self.play.catalogue.by_path.get(f"kol.{self.kol}.posts")
        if spec is None:
            return self.t("There is nobody to book.")
        if self.play.session.committed:
            return self.t("The week is running: offers are made on Mondays.")
        return words.why_shut(spec, self.play.observation.round, self.t)

    @property
    def not_booked(self) -> str:
        """Why there is no offer to change."""
        if self.shut or self.play.values.get(f"kol.{self.kol}.posts"):
            return self.shut
        return self.t("Book a post first: Enter.")

    @property
    def no_audit(self) -> str:
        """Why no audit can be ordered."""
        spec = self.play.catalogue.by_path.get("research.kol_audit")
        if spec is None:
            return self.t("This scenario sells no audit of KOLs.")
        if self.play.session.committed:
            return self.t("The week is running: studies are ordered on Mondays.")
        return words.why_shut(spec, self.play.observation.round, self.t)

    # Actions -------------------------------------------------------------------------------

    def _step(self, path: str, steps: int) -> None:
        spec = self.play.catalogue.by_path.get(path)
        if spec is None:
            return
        now = self.play.value(spec)
        turns = spec.unit in ("choice", "switch")
        value = cycled(spec, now) if turns else stepped(spec, now, steps)
        self.play.put(with_companions(self.play, spec, value))
        self.relabel()
        self.rekey()

    def do_book(self, by: str) -> None:
        self._step(f"kol.{self.kol}.posts", int(by))

    def do_fee(self, by: str) -> None:
        """A twentieth of what they usually ask, in whole tens."""
        spec = self.play.catalogue.by_path[f"kol.{self.kol}.fee"]
        step = max(round(self.play.scenario.kols[self.kol].fee / 20, -3), 1_000)
        now = self.play.value(spec)
        if isinstance(now, int | float):
            self.play.put({spec.path: bounded(spec, now + int(by) * step)})
            self.relabel()

    def do_term(self, number: str) -> None:
        terms = [f"kol.{self.kol}.{term}" for term in TERMS]
        offered = [path for path in terms if path in self.play.catalogue.by_path]
        if int(number) <= len(offered):
            path = offered[int(number) - 1]
            spec = self.play.catalogue.by_path[path]
            now = self.play.value(spec)
            if isinstance(now, float) and now >= spec.lever.high:
                self.play.clear(spec)
                self.relabel()
            else:
                self._step(path, 2 if spec.unit == "share" else 1)

    def do_audit(self) -> None:
        spec = self.play.catalogue.by_path["research.kol_audit"]
        self.play.put({spec.path: not self.play.value(spec)})
        name = words.study_name("kol_audit", self.t)
        ordered = self.t("{study} is ordered for this week.", study=name)
        self.app.notify(
            ordered if self.play.value(spec) else self.t("{study} is taken back.", study=name)
        )
        self.relabel()

    def do_sort(self) -> None:
        names = list(SORTS)
        self._by = names[(names.index(self._by) + 1) % len(names)]
        self.relabel()

    def do_suited(self) -> None:
        self._suited = not self._suited
        self.relabel()

    def do_other_pane(self) -> None:
        panes = [self.table, self.query_one("#below"), self.query_one("#side")]
        place = panes.index(self.focused) if self.focused in panes else 0
        panes[(place + 1) % len(panes)].focus()
