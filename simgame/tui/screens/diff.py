"""What is planned differently from last week, lever by lever."""

from __future__ import annotations

from collections.abc import Mapping

from simgame import words
from simgame.locale import N_
from simgame.plan.lever import Value
from simgame.plan.values import changes
from simgame.tui.cells import Cell, Line, Row, grid, heading, paragraph
from simgame.tui.screens.base import Reading

ABOUT = N_("Every lever that differs from last week's plan: before, and now.")


class Diff(Reading[None]):
    """Shows the plan against last week's."""

    ABOUT = ABOUT

    def rows(self, width: int) -> list[Line]:
        t, play = self.t, self.play
        before: Mapping[str, Value] = play.last.plan if play.last else {}
        rows: list[Row] = [heading(t("The plan against last week"), width)]
        cells = [
            self._cells(path, old, new)
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

    def _cells(self, path: str, old: Value | None, new: Value | None) -> list[Cell]:
        play, t = self.play, self.t
        spec = play.catalogue.by_path[path]
        name = f"{words.group_name(spec.group, t)} · {words.lever_name(play.scenario, spec, t)}"

        def said(value: Value | None) -> str:
            if value is None and spec.unit == "kpi":
                return "—"
            shown = spec.neutral if value is None else value
            return words.value_words(spec, shown, play.scenario, t)

        return [(name, ""), (said(old), "dim"), ("→", "dim"), (said(new), "strong")]
