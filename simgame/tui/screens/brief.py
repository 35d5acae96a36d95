"""What a season is about, for those who begin it without having chosen it from the list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame import words
from simgame.locale import N_
from simgame.scenario.schema import Scenario
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, heading, pairs, paragraph
from simgame.tui.screens.base import Reading, Window
from simgame.tui.widgets.sheet import Page

ABOUT = N_("The brief of this season; it stands in the inbox (F6) as well. Enter goes to the desk.")


class Brief(Reading[None]):
    """Shows the brief and the goals over the desk."""

    ABOUT = ABOUT
    BY_ITSELF = True
    ACTIONS = (Action("begin", "enter,space", "⏎", N_("To the desk"), 1),)

    def rows(self, width: int) -> list[Line]:
        t, scenario = self.t, self.play.scenario
        rows: list[Row] = [heading(scenario.title.of(t.lang), width)]
        # Above the brief: below a long one it would be out of sight.
        rows.append((Span(t("Enter goes to the desk."), "accent"),
                     Span(t("  F6 shows the brief again."), "dim")))  # fmt: skip
        rows += [(), *paragraph(scenario.brief.of(t.lang).strip(), width), ()]
        rows.append(heading(t("Goals"), width))
        goals = [
            (
                words.goal_name(kpi, goal.window, t),
                t("target {value}", value=words.figure(kpi, goal.target, t)),
            )
            for kpi, goal in scenario.goals.items()
        ]
        rows += pairs(goals, width)
        return [Line(row) for row in rows]

    def do_begin(self) -> None:
        self.dismiss(None)


class WholeBrief(Window[None]):
    """The whole brief of a scenario that is looked at."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.scenario = scenario

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Page(self._rows, about=ABOUT)

    def _rows(self, width: int) -> list[Line]:
        t, one = self.t, self.scenario
        rows: list[Row] = [heading(one.title.of(t.lang), width)]
        rows += paragraph(one.brief.of(t.lang).strip(), width)
        rows += [(), heading(t("Objectives"), width)]
        for objective in one.objective_names().values():
            rows += paragraph(f"· {objective.of(t.lang)}", width, "dim")
        return [Line(row) for row in [*rows, (), (Span(t("Esc goes back."), "dim"),)]]
