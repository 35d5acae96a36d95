"""What chips stand for, in rows: lever groups, and happenings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from simgame import words
from simgame.locale import Texts
from simgame.tui.cells import Row, Span, fit, width_of
from simgame.tui.look import chip
from simgame.tui.look.chips import GROUPS, KINDS

SIGN = 24  # cells of a sign and its name, at least


def group_signs(t: Texts) -> dict[str, str]:
    """Every lever group with its name."""
    return {group: words.group_name(group, t) for group in GROUPS}


def kind_signs(t: Texts) -> dict[str, str]:
    """Every kind of happening with its name."""
    return {kind: t(name) for kind, name in KINDS.items()}


def signs_in(rows: Iterable[Row], t: Texts) -> dict[str, str]:
    """Those whose chips stand in the rows."""
    spans = {span for row in rows for span in row}
    named = {**group_signs(t), **kind_signs(t)}
    return {one: name for one, name in named.items()
            if not spans.isdisjoint((chip(one, t), chip(one, t, faded=True)))}  # fmt: skip


def legend_rows(names: Mapping[str, str], t: Texts, width: int) -> Iterator[Row]:
    """Each with its chip, as many a row as there is room."""
    each = max(width // (max(width // SIGN, 1)), SIGN)
    row: Row = ()
    for sign, name in names.items():
        row = (*row, chip(sign, t), Span(fit(f" {name}", each - 2)))
        if width_of(row) + each > width:
            yield row
            row = ()
    if row:
        yield row
