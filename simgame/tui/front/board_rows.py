"""The board of one scenario at one level: seasons by score, and one of them beside another."""

from __future__ import annotations

from collections.abc import Sequence

from simgame import words
from simgame.locale import N_, Texts
from simgame.profile import Daily, Finished, GoalResult, Played, Profile
from simgame.tui.cells import (
    Line,
    Row,
    Span,
    Tone,
    bar_spans,
    fit,
    fit_right,
    heading,
    paragraph,
    spark,
)
from simgame.tui.front.home_lists import GRADES
from simgame.tui.front.score_curve import curve_rows
from simgame.tui.front.season_rows import (
    apart_rows,
    below,
    guess_rows,
    skill_rows,
    used_rows,
    week_rows,
)

Key = tuple[str, str]
_NAME, _DATE = 20, 12
_LEAST_CHART, _ENOUGH_CHART, _MOST_CHART = 3, 7, 12
_AROUND = 5  # rows of one season in detail that are neither of its chart nor goals
_PARTS = (("goals", "content", 14), ("assets", "private", 6), ("calibration", "support", 6))
_PART_NAMES = {
    "goals": N_("goals"), "assets": N_("assets"), "calibration": N_("forecast"),
    "breaches": N_("breaches"),
}  # fmt: skip


def boards_of(profile: Profile) -> list[Key]:
    """The scenarios and levels that were played, the latest first."""
    found = {(one.result.scenario, one.result.level): None for one in reversed(profile.played)}
    return list(found)


def on_board(profile: Profile, key: Key) -> list[Played]:
    """The seasons of a board: those that count by score, then those on a luck played before."""
    same = [one for one in profile.played if (one.result.scenario, one.result.level) == key]
    return sorted(same, key=lambda one: (one.info.name not in profile.counting, -one.result.total))


def of_daily(profile: Profile, daily: Daily | None) -> list[Played]:
    """The tries of one daily season, the first try first."""
    if daily is None:
        return []
    luck = (daily.scenario, daily.level, daily.seed)
    return [one for one in profile.played
            if (one.result.scenario, one.result.level, one.result.seed) == luck]  # fmt: skip


def board_lines(
    shown: Sequence[Played], counting: frozenset[str], marked: str, t: Texts, width: int
) -> list[Line]:
    """A line for each season, under a heading of its columns."""
    lines = [Line(_columns(t, width))]
    place = 0
    for one in shown:
        counts = one.info.name in counting
        place += counts
        number = str(place) if counts else ""
        lines.append(Line(_row(one, number, marked, t, width), one.info.name))
    return lines


def empty_lines(daily: bool, t: Texts, width: int) -> list[Line]:
    """What a board without a season is for, and how one comes onto it."""
    said = [t("Nobody has played this to its end yet.")]
    said.append(t("d at home begins it: the same season and the same luck for everybody; the first "
                  "try counts.") if daily else
                t("Each season that is played to its end stands here, by scenario and level. "
                  "n at home begins one."))  # fmt: skip
    return [Line((Span("  "), *row)) for text in said for row in paragraph(text, width - 4, "dim")]


def _columns(t: Texts, width: int) -> Row:
    parts = "" if width < 100 else " / ".join(t(_PART_NAMES[name]) for name in _PART_NAMES)
    said = fit_right("#", 4) + "  " + fit(t("name"), _NAME) + fit_right(t("score"), 6) + "     "
    return (Span(said, "dim"), Span(fit(parts, 40 if parts else 0), "dim"),
            Span(fit(t("by week"), 10), "dim"), Span(t("when"), "dim"))  # fmt: skip


def _row(one: Played, place: str, marked: str, t: Texts, width: int) -> Row:
    result = one.result
    tone = GRADES.get(result.grade, "text")
    mine = result.is_own
    name = t("you") if mine else t("{name} (bot)", name=words.bot_name(result.player, t))
    mark = "c " if one.info.name == marked else "  "
    when = "" if place else " " + t("again")
    parts: tuple[Span, ...] = ()
    if width >= 100:
        parts = (*_bars(result), Span(" "))
    return (
        Span(fit_right(place, 3), "dim"), Span(f" {mark}", "accent"),
        Span(fit(name, _NAME), "gold bold" if mine else "dim"),
        Span(fit_right(str(result.total), 6), "bright bold"),
        Span(f"  {result.grade}  ", f"{tone} bold"),
        *parts, Span(fit(spark(result.by_week, 9), 10), "brand"),
        Span(fit(f"{one.info.modified:%Y-%m-%d}", _DATE) + when, "dim"),
    )  # fmt: skip


def _bars(result: Finished) -> Row:
    known = {part.id: part for part in result.parts}
    row: list[Span] = []
    for name, hue, cells in _PARTS:
        part = known[name]
        row += [*bar_spans(part.points / part.most if part.most else 0.0, cells, hue), Span(" ")]
    lost = known["breaches"].points
    row.append(Span(fit_right(words.count(lost) if lost < 0 else "", 6), "bad"))
    return tuple(row)


def beside_rows(
    mine: Finished, other: Finished | None, t: Texts, size: tuple[int, int]
) -> list[Row]:
    """One season in more detail; with `other` the two beside each other. The chart gives way.

    Alone, its weeks and what else is known of it follow where there is room.
    """
    width, height = size
    weeks = [] if other else week_rows(mine.weeks, t, width)
    free = height - len(mine.goals) - _AROUND
    beside_weeks = free - len(weeks) - 1
    high = min(beside_weeks if beside_weeks >= _ENOUGH_CHART else free, _MOST_CHART)
    high = max(high, _LEAST_CHART)
    rows: list[Row] = [heading(t("Week by week"), width), *curve_rows(mine, other, t, width, high)]
    rows += [(), heading(t("Goals"), width)]
    theirs = {goal.kpi: goal for goal in other.goals} if other else {}
    rows += [_goal(goal, theirs.get(goal.kpi), t) for goal in mine.goals]
    if other is not None:
        apart = (part_rows(mine, other, t, width), apart_rows(mine, other, t, width))
        return below(rows, apart, height)
    more = [weeks, *(told(mine, t, width) for told in (guess_rows, skill_rows, used_rows))]
    return below(rows, more, height)


def part_rows(mine: Finished, other: Finished, t: Texts, width: int) -> list[Row]:
    """The points of each part of the score in both seasons, and the gap between them."""
    theirs = {part.id: part.points for part in other.parts}
    rows: list[Row] = [heading(t("Points, and the gap"), width)]
    for part in mine.parts:
        points = [round(part.points), round(theirs.get(part.id, 0.0))]
        row: Row = (Span(fit(t(_PART_NAMES[part.id]), 20)),
                    Span(fit_right(words.count(points[0]), 10), "bright bold"),
                    Span(fit_right(words.count(points[1]), 24), "dim"))  # fmt: skip
        rows.append((*row, _gap(points[0] - points[1])))
    return rows


def _gap(change: int) -> Span:
    tone: Tone = "good" if change > 0 else "bad" if change < 0 else "dim"
    return Span(fit_right(words.count(change, signed=True), 8), tone)


def _goal(goal: GoalResult, twin: GoalResult | None, t: Texts) -> Row:
    """What a goal came to; with a `twin` what it came to there, and the difference in points."""
    value = words.figure(goal.kpi, goal.value, t, short=True)
    row: Row = (
        Span(fit(words.kpi_name(goal.kpi, t), 20)),
        Span(fit_right(value, 10), "bright bold"),
        Span(fit_right(f"{round(goal.points)} / {round(goal.most)}", 12), "dim"),
    )
    if twin is None:
        return row
    other = words.figure(twin.kpi, twin.value, t, short=True)
    return (*row, Span(fit_right(other, 12), "dim"), _gap(round(goal.points - twin.points)))
