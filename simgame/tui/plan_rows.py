"""A plan in rows: what it costs, and what differs from last week's, lever by lever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.lever import Value
from simgame.plan.values import changes
from simgame.tui.cells import Cell, Row, grid
from simgame.tui.levers.said import name_of, side
from simgame.tui.symbols import becomes

_BETWEEN = " · "  # the parts of a lever's name


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
    return [(name_of(play, path, t), ""), (side(play, path, old, t), "dim"), (becomes(t), "dim"),
            (side(play, path, new, t), "strong")]  # fmt: skip
