"""The plan looked at once more: against last week's, and before a week runs."""

from __future__ import annotations

from collections.abc import Mapping

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.lever import Value
from simgame.plan.values import changes
from simgame.tui.actions import Action
from simgame.tui.cells import Cell, Line, Row, Span, grid, pairs, paragraph
from simgame.tui.look import titled
from simgame.tui.screens.base import Reading


class Confirm(Reading[bool]):
    """The last look before a week runs. Gives back True when it is to run."""

    ABOUT = N_("A week that runs cannot be taken back. Enter runs it, Esc goes back to the plan.")
    ACTIONS = (Action("sure", "enter", "⏎", N_("Run the week"), 1),)

    def rows(self, width: int) -> list[Line]:
        t, play, sums = self.t, self.play, self.play.sums()
        rows: list[Row] = [titled(t("Run week {week}?", week=play.observation.round), width)]
        rows += pairs(
            [
                (t("Planned"), words.money(sums.costs.total)),
                (t("Left of this week's money"), words.money(sums.left)),
                (t("Levers changed since the week began"), str(len(play.draft.changed))),
            ],
            width,
            "strong",
        )
        for text in [*self._warnings(), *self._missing()]:
            rows += paragraph(f"! {text}", width, "warn")
        rows += [
            (),
            (Span(t("Enter runs the week."), "accent"), Span(t("  Esc goes back."), "dim")),
        ]
        return [Line(row) for row in rows]

    def _warnings(self) -> list[str]:
        play = self.play
        return [
            words.problem(play.scenario, play.catalogue, p, self.t) for p in play.sums().problems
        ]

    def _missing(self) -> list[str]:
        """Forecasts that would be scored and are not there."""
        play, t = self.play, self.t
        if play.last is None:
            return []
        names = [
            words.kpi_name(kpi, t)
            for kpi in play.scenario.forecast
            if f"forecast.{kpi}" not in play.values
        ]
        return [t("No forecast yet for: {names}.", names=t(", ").join(names))] if names else []

    def do_sure(self) -> None:
        self.dismiss(True)


class Diff(Reading[None]):
    """What is planned differently from last week, lever by lever."""

    ABOUT = N_("Every lever that differs from last week's plan: before, and now.")

    def rows(self, width: int) -> list[Line]:
        t, play = self.t, self.play
        rows: list[Row] = [titled(t("The plan against last week"), width)]
        before: Mapping[str, Value] = play.last.plan if play.last else {}
        cells = [
            change_cells(play, path, old, new, t)
            for path, (old, new) in changes(before, play.values).items()
            if path in play.catalogue.by_path and not self._is_old_forecast(path, new)
        ]
        rows += grid(cells, "lrll", width) if cells else paragraph(self._none(), width, "dim")
        rows += [(), *paragraph(t("Esc goes back."), width, "dim")]
        return [Line(row) for row in rows]

    def _is_old_forecast(self, path: str, new: Value | None) -> bool:
        """Last week's forecast is gone by itself; that is no change of plan."""
        return new is None and self.play.catalogue.by_path[path].unit == "kpi"

    def _none(self) -> str:
        t = self.t
        return t("Nothing differs from last week.") if self.play.last else t("Nothing is planned.")


def change_cells(
    play: Play, path: str, old: Value | None, new: Value | None, t: Texts
) -> list[Cell]:
    """A lever with its value before and after."""
    spec = play.catalogue.by_path[path]
    name = f"{words.group_name(spec.group, t)} · {words.lever_name(play.scenario, spec, t)}"

    def said(value: Value | None) -> str:
        if value is None and spec.unit == "kpi":
            return "—"
        shown = spec.neutral if value is None else value
        return words.value_words(spec, shown, play.scenario, t)

    return [(name, ""), (said(old), "dim"), ("→", "dim"), (said(new), "strong")]
