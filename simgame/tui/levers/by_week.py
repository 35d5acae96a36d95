"""What a line of the table was set to in every week, what came of it, and what an order took."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from simgame import words
from simgame.locale import N_, Texts
from simgame.plan.observation import ChannelRow
from simgame.tui.cells import Row, Span, Tone, bar_spans, fit, fit_right
from simgame.tui.look import hue

_LONGEST_BAR, _SHORTEST_BAR = 19, 6  # cells
# Which columns are shown, by what there is room for.
_CHOICES = (("set", "got", "orders", "each"), ("got", "orders", "each"), ("set", "got", "orders"),
            ("got", "orders"), ("set",))  # fmt: skip


class _Column(NamedTuple):
    """A heading, a text a week, and the tone of the texts."""

    name: str
    texts: Sequence[str]
    tone: Tone = ""

    def size(self, apart: int) -> int:
        """The cells of its widest text, and some that stand apart from the column before."""
        return apart + max(map(cell_len, (self.name, *self.texts)))


def by_week(
    weeks: Sequence[ChannelRow | None],
    group: str,
    t: Texts,
    width: int,
    values: Sequence[str] = (),
) -> Iterator[Row]:
    """A row a week: its value, saves (or who joined), orders and what one took, as reported.

    `values` says what a lever was set to; none where it never was, or for a group.
    """
    columns = dict(_columns(weeks, group, t, values))
    if not columns:
        return
    title = t("By week")
    labels = [t("Week {week}", week=n) for n, _ in enumerate(values or weeks, start=1)]
    first = max(map(cell_len, (title, *labels)))
    shown, apart = _fitting(columns, width - first)
    sizes = [column.size(apart) for column in shown]
    room = width - first - sum(sizes)
    yield ()
    names = [Span(fit_right(c.name, n), "dim") for c, n in zip(shown, sizes, strict=True)]
    yield (Span(fit(title, first + room), "title"), *names)
    most = max((week.orders for week in weeks if week), default=0)
    barred = most > 0 and room > _SHORTEST_BAR
    for n, label in enumerate(labels):
        orders = week.orders if n < len(weeks) and (week := weeks[n]) else 0
        bar = bar_spans(orders / most, min(room - 1, _LONGEST_BAR), hue(group)) if barred else ()
        space = first + room - cell_len(label) - sum(cell_len(span.text) for span in bar)
        before = first + 1 - cell_len(label) if barred else 0
        yield (Span(label + " " * before, "dim"), *bar, Span(" " * (space - before)),
               *(Span(fit_right(column.texts[n], size), column.tone)
                 for column, size in zip(shown, sizes, strict=True)))  # fmt: skip


def _columns(
    weeks: Sequence[ChannelRow | None], group: str, t: Texts, values: Sequence[str]
) -> Iterator[tuple[str, _Column]]:
    if values:
        yield "set", _Column(t("set"), values)
    if any(weeks):
        joined = group == "private"
        got = [words.count_short(w.joins if joined else w.saves, t) if w else "—" for w in weeks]
        yield "got", _Column(t(N_("joined") if joined else N_("saves")), got)
        orders = [words.count(w.orders if w else 0) for w in weeks]
        yield "orders", _Column(t("orders"), orders, "strong")
        each = [words.money_short(w.spend / w.orders, t) if w and w.orders and w.spend else "—"
                for w in weeks]  # fmt: skip
        yield "each", _Column(t("per order"), each, "dim")


def _fitting(columns: dict[str, _Column], width: int) -> tuple[list[_Column], int]:
    """The columns for which there is room, and how far apart; the last choice in any case."""
    for names in _CHOICES:
        shown = [columns[name] for name in names if name in columns]
        for apart in (2, 1):
            if shown and sum(column.size(apart) for column in shown) <= width:
                return shown, apart
    return [list(columns.values())[-1]], 1
