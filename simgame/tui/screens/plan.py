"""The plan looked at once more: against last week's, and before a week runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.idle import idle_money
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.lever import Value
from simgame.plan.values import changes
from simgame.tui.actions import Action
from simgame.tui.cells import Cell, Line, Row, Span, grid, pairs, paragraph
from simgame.tui.levers.said import name_of, side
from simgame.tui.look import titled
from simgame.tui.screens.base import Reading

_BETWEEN = " · "  # the parts of a lever's name
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


def plan_sums(play: Play, t: Texts) -> list[tuple[str, str]]:
    """What the plan costs, what that leaves of the week's money, and what own hours come to."""
    sums = play.sums()
    said = [
        (t("Planned"), words.money(sums.costs.total)),
        (t("Left of this week's money"), words.money(sums.left)),
    ]
    if team := sum(sums.costs.own_hours.values()):
        said.append((t("Your team's hours, which net contribution counts"), words.money(team)))
    return said


def plan_changes(play: Play, t: Texts) -> list[list[Cell]]:
    """Every lever that differs from last week's plan; those that were taken out stand first.

    Last week's forecast is gone by itself; that is no change of plan, nor are terms of no offer.
    """
    before: Mapping[str, Value] = play.last.plan if play.last else {}
    found = {path: sides for path, sides in changes(before, play.values).items()
             if (spec := play.catalogue.by_path.get(path)) is not None
             and not (spec.unit == "kpi" and sides[1] is None)
             and not _offers_nothing(path, play.values)}  # fmt: skip
    first_gone = sorted(found, key=lambda path: found[path][1] is not None)
    return [change_cells(play, path, *found[path], t) for path in first_gone]


def _offers_nothing(path: str, values: Mapping[str, Value]) -> bool:
    """Whether it is a term, such as the fee, for a KOL of whom no post is asked."""
    offer, _, term = path.rpartition(".")
    return offer.startswith("kol.") and term != "posts" and not values.get(f"{offer}.posts")


def changed_rows(changed: Sequence[list[Cell]], width: int) -> list[Row]:
    """The changes in columns; a long name loses its beginning, for its end says what was moved."""
    others = [max(cell_len(row[n][0]) for row in changed) for n in (1, 2, 3)]
    room = max(width - sum(others) - 6, 12)
    named = [[(ended(row[0][0], room), row[0][1]), *row[1:]] for row in changed]
    return grid(named, "lrll", width)


def ended(name: str, room: int) -> str:
    """The end of a name of parts, with as many parts of it as there is room for."""
    parts = name.split(_BETWEEN)
    shorter = (_BETWEEN.join(["…", *parts[n:]]) for n in range(1, len(parts)))
    if cell_len(name) <= room or len(parts) == 1:
        return name
    return next((one for one in shorter if cell_len(one) <= room), f"…{_BETWEEN}{parts[-1]}")


def none_changed(play: Play, t: Texts) -> str:
    """What stands in place of changes where there are none."""
    return t("Nothing differs from last week.") if play.last else t("Nothing is planned.")


def change_cells(
    play: Play, path: str, old: Value | None, new: Value | None, t: Texts
) -> list[Cell]:
    """A lever with its value before and after."""
    return [(name_of(play, path, t), ""), (side(play, path, old, t), "dim"), ("→", "dim"),
            (side(play, path, new, t), "strong")]  # fmt: skip
