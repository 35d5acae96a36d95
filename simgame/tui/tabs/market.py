"""F4: the market as one can see it: voices, prices, rivals' ways and moves, and studies to buy."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line
from simgame.tui.look import size_of
from simgame.tui.people_rows import people_rows, platform_rows, usage_rows
from simgame.tui.tabs.base import TabScreen
from simgame.tui.tabs.market_rows import (
    move_rows,
    study_rows,
    style_rows,
    table_rows,
    voice_rows,
)
from simgame.tui.widgets.sheet import Page

ABOUT = N_(
    "The market: who is heard, what each brand asks, what rivals were seen doing and how you know. "
    "A number orders a study for this week, or takes it back; it is paid when the week runs."
)
_MOST = 9
_TALL, _FLAT = 17, 8


class MarketTab(TabScreen):
    """Two pages beside each other; below each other where there is no room."""

    TAB = PAGE = "market"
    ABOUT = ABOUT
    ACTIONS = (
        Action("study 1", "1", "1-9", N_("Order a study"), 2, unless="no_study"),
        *(Action(f"study {n}", str(n), str(n), N_("Order a study"), typed=True)
          for n in range(2, _MOST + 1)),
        Action("other_pane", "tab,t", "Tab", N_("The other side"), 4),
    )  # fmt: skip

    def __init__(self, play: Play, at: str = "") -> None:
        super().__init__(play, at)

    def panes(self) -> ComposeResult:
        with Horizontal():
            yield Page(self._left_rows, id="main", about=ABOUT)
            yield Page(self._right_rows, id="side", about=ABOUT)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#main").focus()
        self.play.read.mark_read(f"market.{self.play.observation.round - 1}")

    @property
    def _market(self) -> pages.Market:
        play = self.play
        seat = (
            play.session.seat if hasattr(play.session, "seat") else next(iter(play.scenario.seats))
        )
        return pages.market(play.scenario, play.observation, play.reports(), play.values,
                            play.catalogue.by_path, seat)  # fmt: skip

    def _left_rows(self, width: int) -> list[Line]:
        view, t, market = self.play.scenario, self.t, self._market
        narrow = size_of(self.size.width) == "narrow"
        height = _FLAT if narrow or self.size.height < 34 else _TALL
        rows = [*voice_rows(market, view, t, width, height), ()]
        if narrow:
            rows = [*table_rows(market, view, t, width), (), *rows]
        rows += move_rows(market, view, t, width)
        if narrow:
            rows += [(), *style_rows(market, view, t, width), (), *study_rows(market, t, width)]
        spare = self.size.height - 4 - len(rows) - len(view.personas)
        if spare > 0 and not narrow:
            each = 1 + min(spare // len(view.personas), 2)
            rows += [(), *people_rows(view, t, width, each)]
            usage = usage_rows(view, t, width)
            if self.size.height - 4 - len(rows) > len(usage):
                rows += [(), *usage]
        return [Line(row) for row in rows]

    def _right_rows(self, width: int) -> list[Line]:
        view, t, market = self.play.scenario, self.t, self._market
        rows = [*table_rows(market, view, t, width), (), *style_rows(market, view, t, width), (),
                *study_rows(market, t, width)]  # fmt: skip
        if self.size.height - 5 - len(rows) > len(view.platforms):
            rows += [(), *platform_rows(view, t, width)]
        return [Line(row) for row in rows]

    @property
    def no_study(self) -> str:
        """Why no study can be ordered."""
        if self.play.session.committed:
            return self.t("The week is running: studies are ordered on Mondays.")
        return "" if self._market.page["studies"] else self.t("This scenario sells no studies.")

    def do_study(self, number: str) -> None:
        rows = self._market.page["studies"]
        if self.no_study:
            self.app.notify(self.no_study, severity="warning")
            return
        if int(number) > len(rows):
            return
        (kind,) = rows[int(number) - 1].keys
        path = f"research.{kind}"
        spec = self.play.catalogue.by_path[path]
        shut = words.why_shut(spec, self.play.observation.round, self.t)
        if shut:
            self.app.notify(shut, severity="warning")
            return
        wanted = not self.play.value(spec)
        self.play.put({path: wanted})
        name = words.study_name(kind, self.t)
        said = self.t("{study} is ordered for this week.", study=name)
        self.app.notify(said if wanted else self.t("{study} is taken back.", study=name))
        self.relabel()

    def do_other_pane(self) -> None:
        main, side = self.query_one("#main"), self.query_one("#side")
        (side if self.focused is main and side.display else main).focus()
