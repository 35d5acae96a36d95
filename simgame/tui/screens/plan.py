"""The plan looked at once more: against last week's, and before a week runs."""

from __future__ import annotations

from simgame import words
from simgame.game.desk.idle import idle_money
from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, pairs, paragraph
from simgame.tui.look import titled
from simgame.tui.plan_rows import changed_rows, none_changed, plan_changes, plan_sums
from simgame.tui.screens.base import Reading

_FRAME = 3  # rows of a window that its page does not have: its border, and one for the footer


class Confirm(Reading[bool]):
    """The last look before a week runs. Gives back True when it is to run."""

    ABOUT = N_(
        "A week that runs cannot be taken back. Enter runs it, Esc goes back to the plan, d shows "
        "every change."
    )
    ACTIONS = (
        Action("sure", "enter", "⏎", N_("Run the week"), 1),
        Action("diff", "d", "d", N_("Compare with last week"), 2),
    )

    def rows(self, width: int) -> list[Line]:
        t = self.t
        head: list[Row] = [titled(t("Run week {week}?", week=self.play.observation.round), width)]
        head += pairs(plan_sums(self.play, t), width, "strong")
        tail: list[Row] = []
        for text in [*self._warnings(), *self._idle(), *self._missing()]:
            tail += paragraph(f"! {text}", width, "warn")
        tail += [
            (),
            (Span(t("Enter runs the week."), "accent"), Span(t("  Esc goes back."), "dim")),
        ]
        room = self.app.size.height * 92 // 100 - _FRAME - len(head) - len(tail)
        return [Line(row) for row in [*head, *self._changes(width, room), *tail]]

    def _changes(self, width: int, room: int) -> list[Row]:
        """What differs from last week's plan, as many lines as there is room for."""
        t = self.t
        cells = plan_changes(self.play, t)
        title = t("Changes since last week") if self.play.last else t("What is planned")
        rows: list[Row] = [titled(title, width)]
        if not cells:
            return [*rows, *paragraph(none_changed(self.play, t), width, "dim")]
        most = max(room - 1, 1)
        if len(cells) <= most:
            return [*rows, *changed_rows(cells, width)]
        more = t("and {n} more: d shows all", n=len(cells) - most + 1)
        return [*rows, *changed_rows(cells[: most - 1], width), (Span(more, "dim"),)]

    def _warnings(self) -> list[str]:
        play = self.play
        return [
            words.problem(play.scenario, play.catalogue, p, self.t) for p in play.sums().problems
        ]

    def _idle(self) -> list[str]:
        """That much of the week's money is planned for nothing."""
        if (idle := idle_money(self.play)) is None:
            return []
        part = words.share(round(idle.unused / idle.share, 2))
        return [self.t("The season's money comes to {share} a week; {money} of that goes unused, "
                       "{part}.", money=words.money(idle.unused),
                       share=words.money(idle.share), part=part)]  # fmt: skip

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

    def do_diff(self) -> None:
        self.app.push_screen(Diff(self.play))


class Diff(Reading[None]):
    """What is planned differently from last week, lever by lever."""

    ABOUT = N_("Every lever that differs from last week's plan: before, and now.")

    def rows(self, width: int) -> list[Line]:
        t, play = self.t, self.play
        rows: list[Row] = [titled(t("The plan against last week"), width)]
        cells = plan_changes(play, t)
        none = none_changed(play, t)
        rows += changed_rows(cells, width) if cells else paragraph(none, width, "dim")
        rows += [(), *paragraph(t("Esc goes back."), width, "dim")]
        return [Line(row) for row in rows]
