"""What is told of a season below its curve where there is room: its weeks, forecasts, skills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from simgame import words
from simgame.locale import Texts
from simgame.tui.cells import Cell, Row, Span, bar_spans, fit, fit_right, grid, heading, width_of

if TYPE_CHECKING:
    from simgame.profile import Finished

_GAP, _LEAST_BAR, _MOST_BAR = 3, 8, 40
_NAME, _GUESS = 22, 8


def below(rows: Sequence[Row], blocks: Sequence[Sequence[Row]], height: int) -> list[Row]:
    """The rows, and below them each block for which there is room as a whole."""
    made = list(rows)
    for block in blocks:
        if block and len(made) + 1 + len(block) <= height:
            made += [(), *block]
    return made


def week_rows(weeks: Sequence[Mapping[str, float]], t: Texts, width: int) -> list[Row]:
    """A row a week with what was reported, and its orders as a bar; none before there was one."""
    if not weeks:
        return []
    kpis = list(weeks[0])
    names: list[Cell] = [("", ""), *((words.kpi_name(kpi, t), "dim") for kpi in kpis)]
    cells = [names, *(_week(number, week, t) for number, week in enumerate(weeks, 1))]
    rows = grid(cells, "l" + "r" * len(kpis), width, _GAP)
    bar = min(width - max(map(width_of, rows)) - _GAP, _MOST_BAR)
    most = max(week.get("orders", 0.0) for week in weeks)
    if bar >= _LEAST_BAR and most > 0:
        bars: list[Row] = [bar_spans(week.get("orders", 0.0) / most, bar, "price")
                           for week in weeks]  # fmt: skip
        told = (Span(fit(words.kpi_name("orders", t), bar), "dim"),)
        rows = [(*row, Span(" " * _GAP), *one)
                for row, one in zip(rows, [told, *bars], strict=True)]  # fmt: skip
    return [heading(t("Its weeks, as they were reported"), width), *rows]


def _week(number: int, week: Mapping[str, float], t: Texts) -> list[Cell]:
    figures = [(words.figure(kpi, value, t, short=True), "") for kpi, value in week.items()]
    return [(t("wk {week}", week=number), "dim"), *figures]


def guess_rows(mine: Finished, t: Texts, width: int) -> list[Row]:
    """By how much each forecast was off, week by week; hits stand out."""
    said = [guess for guess in mine.guesses if guess.off is not None]
    if not said:
        return []
    rows = [heading(t("How far forecasts were off, week by week"), width)]
    fits = max((width - _NAME) // _GUESS, 1)
    for kpi, found in groupby(sorted(mine.guesses, key=lambda one: one.kpi), lambda one: one.kpi):
        row: list[Span] = [Span(fit(words.kpi_name(kpi, t), _NAME))]
        for one in sorted(found, key=lambda one: one.week)[-fits:]:
            off = "·" if one.off is None else words.share(round(min(one.off, 9.99), 2))
            row.append(Span(fit_right(off, _GUESS), "good bold" if one.is_hit else "dim"))
        rows.append(tuple(row))
    return rows


def skill_rows(mine: Finished, t: Texts, width: int) -> list[Row]:
    """What it showed of each competency, 0–100."""
    bar = max(min(width - _NAME - 8, 60), 8)
    rows: list[Row] = [
        (Span(fit(words.skill_name(skill, t), _NAME)), *bar_spans(level, bar, "brand"),
         Span(fit_right(f"{round(100 * level)}", 5), "bright bold"))
        for skill, level in mine.skills.items()
    ]  # fmt: skip
    return [heading(t("Competencies"), width), *rows] if rows else []


def used_rows(mine: Finished, t: Texts, width: int) -> list[Row]:
    """Which lever groups it used, and which it left alone."""
    left = [group for group in mine.offered if group not in mine.used]
    return _levers([(t("Used"), mine.used), (t("Left alone"), left)], t, width)


def apart_rows(mine: Finished, other: Finished, t: Texts, width: int) -> list[Row]:
    """The orders of both week by week, and the lever groups that only one of them used."""
    rows: list[Row] = []
    weeks = list(zip(mine.weeks, other.weeks, strict=False))
    fits = max((width - _NAME) // _GUESS, 1)
    if weeks:
        rows.append(heading(t("Orders, week by week"), width))
        for name, place, tone in ((t("this season"), 0, "bright bold"), (t("the other"), 1, "dim")):
            told = [words.count(week[place].get("orders", 0.0)) for week in weeks[-fits:]]
            said = "".join(fit_right(text, _GUESS) for text in told)
            rows.append((Span(fit(name, _NAME)), Span(said, tone)))
        rows.append(())
    only = [(name, [group for group in one.used if group not in twin.used])
            for name, one, twin in ((t("Only this season"), mine, other),
                                    (t("Only the other"), other, mine))]  # fmt: skip
    levers = _levers(only, t, width)
    return [*rows, *levers] if levers else rows[:-1]


def _levers(told: Sequence[tuple[str, Sequence[str]]], t: Texts, width: int) -> list[Row]:
    rows: list[Row] = []
    for name, groups in told:
        said = t(", ").join(words.group_name(group, t) for group in groups)
        if said and cell_len(said) <= width - _NAME:
            rows.append((Span(fit(name, _NAME), "dim"), Span(said)))
    return [heading(t("Levers"), width), *rows] if rows else []
