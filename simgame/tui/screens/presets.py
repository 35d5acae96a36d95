"""Plans to start from: one is looked at against the draft before it is taken."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame import words
from simgame.game.desk import presets
from simgame.game.desk.play import Play
from simgame.game.desk.presets import Values
from simgame.locale import N_
from simgame.plan.values import changes
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, fit, fit_right, grid, paragraph
from simgame.tui.look import titled
from simgame.tui.screens.base import Reading, Window
from simgame.tui.screens.plan import change_cells
from simgame.tui.widgets.pick_list import PickList

ABOUT = N_(
    "Plans to start from. Enter shows what each would alter; nothing is altered before you say so, "
    "and u takes it back."
)


class Presets(Window[Values]):
    """Gives back the values of a plan, or None."""

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play
        self._found = dict(self._offered())

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

    def _rows(self, width: int) -> list[Line]:
        t = self.t
        rows = [Line(titled(t("Plans to start from"), width))]
        for name, values in self._found.items():
            cost = words.money(self.play.cost_of(values))
            label = fit(f" {self._label(name)}", width - 12)
            rows.append(Line((Span(label, "strong"), Span(fit_right(cost, 12), "dim")), name))
        if not self._found:
            said = t("There is no week to start from yet: plans appear here from week 2 on.")
            rows += map(Line, paragraph(said, width, "dim"))
        return [*rows, Line(()), *map(Line, paragraph(t("Esc goes back."), width, "dim"))]

    def _label(self, name: str) -> str:
        t = self.t
        if name == "last":
            return t("Last week's plan, KOLs and all")
        if name == "spread":
            return t("Last week's, and what is left into its ads")
        return t("The week that earned most: week {week}", week=name.split()[1])

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
