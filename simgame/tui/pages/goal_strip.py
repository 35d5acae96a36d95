"""The goal strip over the desk: the score so far, and each goal with what this plan would add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from simgame import pages, words
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, width_of
from simgame.tui.look import goal_bar, goal_hue

MOST_GOALS = 4
_LEAST_BAR, _MOST_BAR = 6, 24
_SHORT_NAMES = (14, 12, 10, 8, 6)  # cells of a name that is cut, as many as leave a bar
# What goals are called where their names have no room.
_SHORT = {
    "net_contribution": N_("Net"), "brand_awareness": N_("Known"), "new_customers": N_("New"),
    "net_revenue": N_("Revenue"), "members": N_("Members"), "orders": N_("Orders"),
    "saves": N_("Saves"), "trust": N_("Trust"),
}  # fmt: skip


def goal_strip(
    score: pages.Page, goals: Sequence[pages.Row], ahead: Mapping[str, float], t: Texts, width: int
) -> Row:
    """One row: at most four goals, the furthest behind where there are more."""
    shown, more = goals, 0
    if len(goals) > MOST_GOALS:
        behind = sorted(goals, key=lambda row: row["share"].value)[:2]
        shown, more = [row for row in goals if row in behind], len(goals) - 2
    head = score_so_far(score, t)
    tail = (Span(f" +{more}", "dim"),) if more else ()
    room = width - width_of(head) - width_of(tail)
    for bounds, name in ((True, 99), (False, 99), *((False, cells) for cells in _SHORT_NAMES)):
        said = [_said(row, t, bounds=bounds, name_cells=name) for row in shown]
        texts = sum(width_of(before) + width_of(after) for before, after in said)
        bar = min((room - texts) // max(len(shown), 1) - 2, _MOST_BAR)
        if bar >= _LEAST_BAR:
            break
    spans: list[Span] = list(head)
    for row, (before, after) in zip(shown, said, strict=True):
        kpi, share = row.keys[0], row["share"].value
        drawn = goal_bar(share, max(bar, _LEAST_BAR), goal_hue(kpi), ahead.get(kpi, 0.0))
        piece = (Span("  " if bar >= _LEAST_BAR else " "), *before, *drawn, *after)
        if width_of(spans) + width_of(piece) + width_of(tail) > width:
            break
        spans += piece
    return (*spans, *tail)


def score_so_far(score: pages.Page, t: Texts) -> Row:
    """`Score about 312 +48`; no gain before there were two weeks, nor one that may be an error."""
    total = score["score"][0]
    points, rough = total["points"], total["points"].interval is not None
    label = t("Score about") if rough else t("Score")
    spans = [Span(f"{label} ", "dim"), Span(f"{points.value:.0f}", "strong")]
    if "gain" in total and total["gain"].moved and round(total["gain"].value):
        gain = total["gain"]
        spans.append(Span(f" {words.count(gain.value, signed=True)}", gain.tone))
    return tuple(spans)


def goal_label(kpi: str, window: str, t: Texts, cells: int) -> str:
    """A goal's name within so many cells: whole, or its short one, or what fits of that."""
    name = words.goal_name(kpi, window, t)
    if cell_len(name) > cells and kpi in _SHORT:
        name = t(_SHORT[kpi])
    return name if cell_len(name) <= cells else set_cell_size(name, cells).rstrip()


def _said(row: pages.Row, t: Texts, *, bounds: bool, name_cells: int) -> tuple[Row, Row]:
    """What stands before a goal's bar, and behind it: its next bound, where there is room."""
    name = goal_label(row.keys[0], row.note, t, name_cells)
    before: Row = (Span(f"{name} ", "dim"),)
    value = words.said(row["value"], t, short=True)
    after: Row = (Span(f" {value}", "strong"),)
    if bounds:
        reached = row["share"].value > 0
        bound = row["target" if reached else "floor"]
        label = t("target") if reached else t("floor")
        after = (*after, Span(f" {label} {words.said(bound, t, short=True)}", "dim"))
    return before, after
