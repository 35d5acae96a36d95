"""Plans to start from: one is looked at against the draft before it is taken.

The player's own are kept beside the settings, so that they are there in every later season.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame import words
from simgame.game.desk import presets
from simgame.game.desk.own_plans import LONGEST_NAME, OwnPlans
from simgame.game.desk.play import Play
from simgame.game.desk.presets import Values
from simgame.locale import N_
from simgame.os_reason import reason_of
from simgame.plan.values import changes
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, fit, fit_right, grid, paragraph
from simgame.tui.levers.coach import coached_plan
from simgame.tui.look import titled
from simgame.tui.plan_rows import change_cells
from simgame.tui.screens.ask import Ask
from simgame.tui.screens.base import Reading, Window
from simgame.tui.tabs.base import has_kols
from simgame.tui.widgets.pick_list import PickList

ABOUT = N_(
    "Plans to start from. Enter shows what each would alter; nothing is altered before you say so, "
    "and u takes it back. s keeps the plan of the moment under a name, for any later season here."
)
_OWN = "own "


class Presets(Window[Values]):
    """Gives back the values of a plan, or None."""

    ACTIONS = (
        Action("keep", "s", "s", N_("Keep this plan"), 2, unless="nothing_to_keep"),
        Action("forget", "delete,x", "Del", N_("Forget this one"), 3, unless="not_mine"),
        Action("undo", "u", "u", N_("Undo"), 4, unless="nothing_to_undo"),
    )

    def __init__(self, play: Play, folder: Path | None) -> None:
        super().__init__()
        self.play = play
        self._own = OwnPlans(folder, play.scenario.id) if folder else None
        self._found = dict(self._offered())
        self._before: tuple[str, Values | None] | None = None  # a plan as it was kept before

    def compose(self) -> ComposeResult:
        with Vertical():
            yield PickList(self._rows, about=ABOUT)

    def on_mount(self) -> None:
        self.query_one(PickList).focus()
        self.call_after_refresh(self.query_one(PickList).point_first)

    def _offered(self) -> Iterator[tuple[str, Values]]:
        if (last := presets.last_week(self.play)) is not None:
            yield "last", last
        if (spread := presets.with_rest_spread(self.play)) is not None:
            yield "spread", spread
        if (best := presets.best_week(self.play)) is not None:
            yield f"best {best[0]}", best[1]
        for name, plan in (self._own.all() if self._own else {}).items():
            if (mine := presets.of_mine(self.play, plan)) is not None:
                yield f"{_OWN}{name}", mine
        yield from self._to_begin_with()

    def _to_begin_with(self) -> Iterator[tuple[str, Values]]:
        """Plans that need no week before them."""
        if steps := coached_plan(self.play):
            yield "coach", steps
        for name, part in (("even", 1.0), ("half", 0.5)):
            if (found := presets.evenly(self.play, part)) is not None:
                yield name, found

    def _rows(self, width: int) -> list[Line]:
        t = self.t
        rows = [Line(titled(t("Plans to start from"), width))]
        for name, values in self._found.items():
            cost = words.money(self.play.cost_of(values))
            label = fit(f" {self._label(name)}", width - 12)
            rows.append(Line((Span(label, "strong"), Span(fit_right(cost, 12), "dim")), name))
        said = self._may_be_kept() if self._before is None else self._gone(*self._before)
        return [*rows, Line(()), *map(Line, paragraph(said, width, "dim"))]

    def _may_be_kept(self) -> str:
        """That the plan of the moment can be kept, or why it cannot; and how one is forgotten."""
        first = self.nothing_to_keep or self.t("s keeps the plan of the moment here.")
        mine = any(name.startswith(_OWN) for name in self._found)
        more = N_("{first} Delete forgets one of yours. Esc goes back.")
        return self.t(more if mine else N_("{first} Esc goes back."), first=first)

    def _gone(self, name: str, before: Values | None) -> str:
        """What became of the plan that was kept or forgotten last, and how it comes back."""
        now = f"{_OWN}{name}" in self._found
        kept = N_("“{name}” is kept. u takes it back.")
        said = kept if now else N_("“{name}” is forgotten. u brings it back.")
        replaced = N_("“{name}” takes the place of the plan of that name. u brings that back.")
        return self.t(replaced if now and before is not None else said, name=name)

    def _label(self, name: str) -> str:
        t = self.t
        if name.startswith(_OWN):
            return t("Yours: {name}", name=name.removeprefix(_OWN))
        if name == "last":
            whole = has_kols(self.play)
            return t("Last week's plan, KOLs and all") if whole else t("Last week's plan")
        said = {"spread": N_("Last week's, and what is left into its ads"),
                "coach": N_("What this week's steps advise"),
                "even": N_("A week's share of the money, evenly over all"),
                "half": N_("Half of that, as evenly: a careful beginning")}  # fmt: skip
        if name in said:
            return t(said[name])
        return t("The week that earned most: week {week}", week=name.split()[1])

    @property
    def _planned(self) -> Values:
        """What is planned now, but for forecasts, which are of their week alone."""
        return {p: v for p, v in self.play.values.items() if not p.startswith("forecast.")}

    @property
    def nothing_to_keep(self) -> str:
        """Why the plan of the moment cannot be kept."""
        if self._own is None:
            return self.t("Nothing is kept here, so no plan can be.")
        return "" if self._planned else self.t("Nothing is planned yet.")

    @property
    def not_mine(self) -> str:
        """Why the plan under the cursor cannot be forgotten."""
        mine = self.is_mounted and self.query_one(PickList).pointed.startswith(_OWN)
        return "" if mine else self.t("Only plans of your own can be forgotten.")

    @property
    def nothing_to_undo(self) -> str:
        """Why no plan can be brought back."""
        return self.t("Nothing has been changed yet.") if self._before is None else ""

    def do_keep(self) -> None:
        week = self.t("Week {week}", week=self.play.observation.round)
        self.app.push_screen(Ask(self.t("A name for this plan:"), week), self._keep)

    def _keep(self, name: str | None) -> None:
        name = " ".join((name or "").split())[:LONGEST_NAME]
        if name:
            self._put(name, self._planned)

    def do_forget(self) -> None:
        self._put(self.query_one(PickList).pointed.removeprefix(_OWN), None)

    def do_undo(self) -> None:
        """Put the plan back that was forgotten, or that another of its name took the place of."""
        if self._before is not None:
            self._put(*self._before)

    def _put(self, name: str, values: Values | None) -> None:
        """Keep a plan under a name, or none; what stood there can be taken back."""
        if self._own is None:
            return
        self._before = name, self._own.all().get(name)
        if values is None:
            self._write(self._own, lambda own: own.forget(name), "")
        else:
            self._write(self._own, lambda own: own.keep(name, values), f"{_OWN}{name}")

    def _write(self, kept: OwnPlans, what: Callable[[OwnPlans], None], point_at: str) -> None:
        """Alter what is kept, and show it; a full disk is told."""
        try:
            what(kept)
        except OSError as error:
            self.notify(self.t("Not kept: {why}", why=self.t(reason_of(error))), severity="warning")
            self._before = None
        self._found = dict(self._offered())
        table = self.query_one(PickList)
        table.reload()
        table.point_at(point_at) if point_at else table.point_first()

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        values = self._found[event.key]
        shown = TakeOver(self.play, values, self._label(event.key))
        self.app.push_screen(shown, lambda sure: self._taken(values) if sure else None)

    def _taken(self, values: Values) -> None:
        self.dismiss(values)


class TakeOver(Reading[bool]):
    """What a plan would alter in the draft. Gives back True when it is to be taken."""

    ABOUT = N_("Enter takes the plan over as one change, which u takes back; Esc leaves the draft.")
    ACTIONS = (Action("sure", "enter", "⏎", N_("Take it over"), 1),)

    def __init__(self, play: Play, values: Values, title: str) -> None:
        super().__init__(play)
        self._values = values
        self._title = title

    def rows(self, width: int) -> list[Line]:
        t, play = self.t, self.play
        draft = {p: v for p, v in play.values.items() if not p.startswith("forecast.")}
        cells = [change_cells(play, path, old, new, t)
                 for path, (old, new) in changes(draft, self._values).items()]  # fmt: skip
        rows: list[Row] = [titled(self._title, width)]
        rows += grid(cells, "lrll", width) if cells else paragraph(
            t("This is what is planned already."), width, "dim")  # fmt: skip
        rows += [(), (Span(t("Enter takes it over."), "accent"),
                      Span(t("  Esc goes back."), "dim"))]  # fmt: skip
        return [Line(row) for row in rows]

    def do_sure(self) -> None:
        self.dismiss(True)
