"""The last look before a week runs: it cannot be taken back."""

from __future__ import annotations

from simgame import words
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, heading, pairs, paragraph
from simgame.tui.screens.reading import Reading

ABOUT = N_("A week that runs cannot be taken back. Enter runs it, Esc goes back to the plan.")


class Confirm(Reading[bool]):
    """Gives back True when the week is to run."""

    ABOUT = ABOUT
    ACTIONS = (Action("sure", "enter", "⏎", N_("Run the week"), 1),)

    def rows(self, width: int) -> list[Line]:
        t, play, sums = self.t, self.play, self.play.sums()
        rows: list[Row] = [heading(t("Run week {week}?", week=play.observation.round), width)]
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
