"""The desk: the round. The lever table with its panel, and the pages beside the plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from simgame import pages
from simgame.game.desk import presets
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Span, wrap
from simgame.tui.focus import game
from simgame.tui.levers.about import about_line
from simgame.tui.levers.draw import column_names
from simgame.tui.levers.said import and_back, what_changed
from simgame.tui.pages.desk_pages import lines
from simgame.tui.pages.goal_rows import ROWS as GOAL_ROWS
from simgame.tui.pages.goal_rows import goal_rows
from simgame.tui.pages.goal_strip import goal_strip
from simgame.tui.pages.plan_status import plan_status
from simgame.tui.pages.top import money_line, season_line
from simgame.tui.pages.week_ahead import ROWS, week_ahead
from simgame.tui.screens.desk_reasons import DeskReasons
from simgame.tui.screens.plan import Confirm, Diff
from simgame.tui.screens.presets import Presets
from simgame.tui.tabs.base import TABS, news, offered, tabs_of
from simgame.tui.widgets.lever_table import LeverTable
from simgame.tui.widgets.sheet import Page, Sheet
from simgame.tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The desk. Plan the week within money and staff hours, then run it with r. More money than "
    "there is may be planned, but not run. F2 to F6 turn to the other pages; every change is kept "
    "at once, so you can leave at any time.\n"
    "Your team's hours take nothing from the week's money, but net contribution counts them: what "
    "they come to stands beside the plan. In a goal's bar “|” is the target and “░” where this "
    "plan would end by last week's rates; “!” behind a cost per order says that an order leaves "
    "less than it cost."
)
PANEL_ABOUT = N_("The panel tells about the lever under the cursor: what it does, costs and did.")
_STATUS_LINES = 2


class Desk(DeskReasons):
    """One round of planning."""

    ACTIONS = (
        Action("undo", "u,ctrl+z", "u", N_("Undo"), 3, unless="nothing_to_undo"),
        Action("redo", "ctrl+y,U", "^y", N_("Redo"), unless="nothing_to_redo"),
        Action("diff", "d", "d", N_("Compare with last week"), 6),
        Action("run", "r", "r", N_("Run the week"), 1, unless="not_ready"),
        Action("presets", "p", "p", N_("Presets"), 7),
        Action("kols", "K", "K", N_("Same KOLs as last week"), unless="no_kols"),
        Action("leaf 1", "right_square_bracket", "]", N_("Next page"), typed=True),
        Action("leaf -1", "left_square_bracket", "[", N_("Previous page"), typed=True),
        *(Action(f"turn {tab}", key.lower(), key, label) for tab, key, label in TABS),
        Action("turn team", "f7", "F7", N_("Team"), unless="no_team"),
        Action("creators", "o", "o", N_("List of KOLs")),
        Action("review", "w", "w", N_("Last week's review"), 8, unless="no_review"),
        Action("home", "escape", "Esc", N_("Home"), 3,
               in_preview=N_("Home (leaves the preview)")),
    )  # fmt: skip
    ABOUT = ABOUT
    PAGE = "plan"
    ahead = frozenset({"end"})  # of the week, when its plan is being handed in

    def known_actions(self) -> list[Action]:
        return offered(super().known_actions(), self.play)

    def body(self) -> ComposeResult:
        tabs = tabs_of(self.play)
        yield Tabs(tabs, lambda width: season_line(self.play, self.t, width), id="tabs",
                   news=lambda tab: news(self.play, tab))  # fmt: skip
        yield Sheet(self._goals, id="goals").set_class(True, "strip")
        yield Sheet(self._money, id="money").set_class(True, "strip")
        with Horizontal(id="plan"):
            with Vertical(id="table"):
                yield Sheet(self._columns, id="columns").set_class(True, "strip")
                yield LeverTable(self.play, id="levers")
                yield Sheet(self._targets, id="targets")
                yield Sheet(self._ahead, id="ahead")
            yield Page(self._about, about=PANEL_ABOUT, id="about")
        yield Sheet(self._status, id="status")

    def on_mount(self) -> None:
        self._stands = pages.live_score(self.play.session)
        self.table.focus()
        self.call_after_refresh(self.table.point_at, self.play.pointed)
        self.call_after_refresh(self._restate)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.call_after_refresh(self._use_spare_room)

    def _use_spare_room(self) -> None:
        """Show the week ahead, and goals with their bounds, where the table leaves that much."""
        space = self.query_one("#table").size.height - 1 - len(self.table.lines)
        self.query_one("#ahead").display = space > ROWS
        targets, rows = self.query_one("#targets"), GOAL_ROWS * len(self.play.scenario.goals) + 2
        targets.display = space - ROWS > rows
        targets.styles.height = rows

    @property
    def table(self) -> LeverTable:
        """The lever table."""
        return self.query_one(LeverTable)

    @property
    def stands(self) -> tuple[str, str]:
        return "plan", self.play.pointed

    @property
    def at_rest(self) -> bool:
        """Whether the plan has not been handed in."""
        return not self.play.session.committed

    def stays(self, again: Again) -> bool:
        return not again.session.finished

    def taken_up(self, again: Again) -> None:  # noqa: ARG002 - the play has it
        self.table.take_up()
        self.relabel()
        self._restate()
        self.rekey()

    # What the rows say -------------------------------------------------------------------

    def _goals(self, width: int) -> list[Line]:
        seen = self.play.observation
        ahead = pages.outlook(self.play.scenario, seen, self.play.sums().costs)
        stands = pages.goals(self.play.scenario, seen).rows
        return [Line(goal_strip(self._stands, stands, ahead, self.t, width))]

    def _targets(self, width: int) -> list[Line]:
        return lines(goal_rows(self.play, self.t, width))

    def _money(self, width: int) -> list[Line]:
        return [Line(money_line(self.play, self.t, width))]

    def _columns(self, width: int) -> list[Line]:
        del width  # that of the table below counts
        return [Line(column_names(self.t, self.table.widths()))]

    def _ahead(self, width: int) -> list[Line]:
        return lines(week_ahead(self.play, self.t, width))

    def _about(self, width: int) -> list[Line]:
        return lines(
            about_line(self.play, self.table.levers.results, self.table.node, self.t, width)
        )

    def _status(self, width: int) -> list[Line]:
        """What is wrong with the plan, in at most two lines."""
        text, tone = plan_status(self.play, game(self.app).team, self.t)
        rows = wrap(text, width)[:_STATUS_LINES]
        return [Line((Span(row, tone),)) for row in rows]

    def _restate(self) -> None:
        """Say anew how the plan stands, in as many lines as that takes."""
        status = self.query_one("#status", Sheet)
        status.reload()
        status.styles.height = max(len(status.lines), 1)

    def team_moved(self) -> None:
        self.table.reload()
        self.on_lever_table_moved()
        self.query_one(Tabs).reload()

    # What changes ------------------------------------------------------------------------

    def on_lever_table_moved(self) -> None:
        for name in ("#goals", "#money", "#about", "#targets", "#ahead"):
            self.query_one(name, Sheet).reload()
        self._use_spare_room()
        self._restate()
        self.rekey()

    def on_shown_levers_fitted(self) -> None:
        self.query_one("#columns", Sheet).reload()

    def on_pick_list_pointed(self) -> None:
        self.play.pointed = self.table.pointed
        about = self.query_one("#about", Page)
        about.reload()
        self._use_spare_room()
        about.scroll_home(animate=False)
        self.rekey()

    def on_tabs_turned(self, event: Tabs.Turned) -> None:
        self.do_turn(event.key)

    def on_screen_resume(self) -> None:
        """Show what was changed on a tab: studies ordered, KOLs booked, letters read."""
        if self.table.lines:
            self._after(())
            self.query_one(Tabs).reload()

    def point_at(self, path: str) -> None:
        """Put the cursor on a lever."""
        self.table.focus()
        self.table.reveal(path)

    @property
    def asks_about(self) -> str:
        """The lever under the cursor, or the figure it is a forecast of: F1 tells of it."""
        node = self.table.node
        if node is None or node.kind != "lever":
            return ""
        return node.spec.keys[-1] if node.spec.unit == "kpi" else node.spec.path

    def do_turn(self, tab: str) -> None:
        if tab == "plan":
            self.table.focus()
        else:
            game(self.app).open_tab(tab)

    def do_creators(self) -> None:
        node = self.table.node
        kol = node.spec.keys[0] if node and node.kind == "lever" and node.group == "kol" else ""
        game(self.app).open_tab("creators", kol)

    # Actions -----------------------------------------------------------------------------

    def _after(self, paths: tuple[str, ...]) -> None:
        if paths:
            self.table.reveal(paths[0])
        self.table.reload()
        self.on_lever_table_moved()

    def do_undo(self) -> None:
        self._stepped(self.play.undo, N_("Taken back: {change}."))

    def do_redo(self) -> None:
        self._stepped(self.play.redo, N_("Done again: {change}."))

    def _stepped(self, step: Callable[[], tuple[str, ...]], said: str) -> None:
        """Go a step through what was changed, and say what that altered."""
        before = dict(self.play.values)
        self._after(step())
        self.app.notify(self.t(said, change=what_changed(self.play, before, self.t)))

    def do_diff(self) -> None:
        self.app.push_screen(Diff(self.play))

    def action_do(self, name: str) -> None:
        """Do it, or say why not; what keeps a week from running is pointed at."""
        super().action_do(name)
        blocks = self.play.sums().blocks if name == "run" else ()
        path = next((p.path for p in blocks if p.path in self.play.catalogue.by_path), "")
        if path:
            self._after((path,))

    def do_presets(self) -> None:
        file = game(self.app).settings.file
        folder = file.with_name("plans") if file else None
        self.app.push_screen(Presets(self.play, folder), self._take_over)

    def _take_over(self, values: presets.Values | None) -> None:
        if values is not None:
            before = dict(self.play.values)
            presets.put_whole(self.play, values)
            self._after(())
            if said := what_changed(self.play, before, self.t):
                self.app.notify(and_back(said, self.t))

    def do_kols(self) -> None:
        found = presets.same_kols(self.play)
        self.play.put(found)
        self._after((next(iter(found)),))
        self.app.notify(self.t("Booked as last week; what they ask is negotiated anew. "
                               "u takes it back."))  # fmt: skip

    def do_run(self) -> None:
        commit = game(self.app).tasks.commit
        self.app.push_screen(Confirm(self.play), lambda sure: commit() if sure else None)

    def do_leaf(self, by: str) -> None:
        names = [name for name, *_ in TABS]
        self.do_turn(names[int(by) % len(names)])

    def do_review(self) -> None:
        game(self.app).show_review(again=True)

    def do_home(self) -> None:
        game(self.app).go_home()
