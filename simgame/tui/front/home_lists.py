"""The lists of home: best scores, badges, and what to try next."""

from __future__ import annotations

from simgame import words
from simgame.locale import Texts
from simgame.profile import Badge, Best, Held, NextStep, Profile
from simgame.tui.cells import (
    Row,
    Span,
    bar_spans,
    fit,
    fit_right,
    heading,
    paragraph,
    spark,
    width_of,
)
from simgame.tui.look import titled
from simgame.tui.names import level_name

# The colour of each grade.
GRADES = {"S": "gold", "A": "good", "B": "brand", "C": "text", "D": "dim", "E": "dim"}
_LEVEL, _SCORE = 8, 7
_FULL = 1000


def best_rows(
    profile: Profile, unplayed: list[tuple[str, str]], t: Texts, room: tuple[int, int]
) -> list[Row]:
    """The best by scenario and level, then scenarios that were never played: (name, hook).

    As many, and hooks as whole, as there is `room` for: cells, and rows.
    """
    width, height = room
    shapes = ((10, 4), (10, 3), (10, 2), (8, 2), (8, 1))
    found = (_bests(profile, unplayed, t, width, most, lines) for most, lines in shapes)
    return next((rows for rows in found if len(rows) <= height), [])


def _bests(
    profile: Profile, unplayed: list[tuple[str, str]], t: Texts, width: int, most: int, lines: int
) -> list[Row]:
    bests = list(profile.bests.values())[:most]
    rows = [heading(t("Your best scores"), width)] if bests or profile.waiting else []
    rows += [_best(best, t, width) for best in bests]
    if profile.waiting:
        rows.append((Span(_counted(profile, t), "dim"),))
    if unplayed := unplayed[: max(most - len(bests), 0)]:
        rows += [*([()] if rows else []), heading(t("Not played to its end yet"), width)]
    room = _title(width)
    for name, hook in unplayed:
        first, *more = paragraph(hook, max(width - room, 2), "dim", most=lines)
        rows.append((Span(fit(name, room), "dim"), *first))
        rows += [(Span(" " * room), *row) for row in more]
    return rows


def _title(width: int) -> int:
    return max(min(width - _LEVEL - _SCORE - 2 - 24 - 8, 26), 14)


def _best(best: Best, t: Texts, width: int) -> Row:
    result = best.best.result
    tone = GRADES.get(result.grade, "text")
    bar = bar_spans(result.total / _FULL, 24, tone)
    return (
        Span(fit(result.title.of(t.lang), _title(width))),
        Span(fit(level_name(result.level, t), _LEVEL), "dim"),
        Span(fit_right(str(result.total), 4), "bright bold"),
        Span(f" {result.grade}  ", f"{tone} bold"), *bar, Span("  " + spark(best.recent), "brand"),
    )  # fmt: skip


def _counted(profile: Profile, t: Texts) -> str:
    return t.plural("{n} season is being counted…", "{n} seasons are being counted…",
                    profile.waiting)  # fmt: skip


def best_line(profile: Profile, t: Texts, width: int) -> Row:
    """The best scores in one line, with their levels, as many as there is room for."""
    if not profile.bests:
        said = _counted(profile, t) if profile.waiting else t("nothing played to its end yet")
        return (Span(t("Best"), "title"), Span("  " + said, "dim"))
    row: list[Span] = [Span(t("Best"), "title")]
    for best in list(profile.bests.values())[:3]:
        result = best.best.result
        told = (Span(f"  {result.total} {result.grade}", "bright bold"),
                Span(f" {result.title.of(t.lang)}"),
                Span(f" {level_name(result.level, t)}", "dim"))  # fmt: skip
        if len(row) > 1 and width_of((*row, *told)) > width:
            break
        row += told
    return tuple(row)


def badge_rows(held: tuple[Held, ...], t: Texts, width: int, most: int) -> list[Row]:
    """How many there are, those that are held, and the nearest ones with what they take.

    Where there is no room to say all, those that are held are named beside each other.
    """
    earned = [one.badge for one in held if one.earned]
    near = [one for one in held if not one.earned]
    count = t("Badges {n} of {all}", n=len(earned), all=len(held))
    rows = [titled(count, width)]
    told = [row for badge in earned for row in badge_row(badge, t, width, faded=False)]
    missing = [badge_row(one.badge, t, width, faded=True) for one in near]
    if len(told) + sum(map(len, missing)) > most:
        told = _side_by_side(earned, t, width)
    rows += told
    for block in missing:
        if len(rows) - 1 + len(block) > most:
            break
        rows += block
    nearest = next((one for one in near if one.done > 0), None)
    if nearest is not None:
        left = t("{percent}% done", percent=round(100 * nearest.done))
        rows += [(), (Span(t("Nearest") + " ", "dim"), Span(t(nearest.badge.name), "bright bold"),
                      Span(f" {left}", "dim"))]  # fmt: skip
    return rows


def badge_row(badge: Badge, t: Texts, width: int, *, faded: bool) -> list[Row]:
    """One badge with what it takes."""
    size = 11 if t.lang == "zh" else 16
    room = max(width - 3 - size, 2)
    first, *more = paragraph(t(badge.about), room, "dim" if faded else "text")
    name = Span(f" {fit(t(badge.name), size)}", "dim" if faded else "bright")
    chip = Span(_letters(badge, t), "dim on surface" if faded else "bg bold on gold")
    return [(chip, name, *first), *((Span(" " * (3 + size)), *row) for row in more)]


def _letters(badge: Badge, t: Texts) -> str:
    return badge.chip[0] if t.lang == "zh" else badge.chip[1]


def _side_by_side(badges: list[Badge], t: Texts, width: int) -> list[Row]:
    rows: list[Row] = []
    for badge in badges:
        one = (Span(_letters(badge, t), "bg bold on gold"), Span(f" {t(badge.name)}", "bright"))
        beside = (*rows[-1], Span("  "), *one) if rows else ()
        if beside and width_of(beside) <= width:
            rows[-1] = beside
        else:
            rows.append(one)
    return rows


def recent_rows(profile: Profile, t: Texts, width: int, most: int) -> list[Row]:
    """The seasons that ended last, the newest first."""
    rows = [heading(t("Played last"), width)]
    for one in list(reversed(profile.played))[:most]:
        result = one.result
        note = "" if one.info.name in profile.counting else t("again")
        rows.append((
            Span(fit(result.title.of(t.lang), _title(width))),
            Span(fit(level_name(result.level, t), _LEVEL), "dim"),
            Span(fit_right(str(result.total), 4), "bright bold"),
            Span(f" {result.grade}  ", f"{GRADES.get(result.grade, 'text')} bold"),
            Span(fit(f"{one.info.modified:%m-%d %H:%M}", 14), "dim"),
            Span(spark(result.by_week), "brand"), Span(f"  {note}", "dim"),
        ))  # fmt: skip
    return rows


def next_rows(step: NextStep, t: Texts, width: int) -> list[Row]:
    """What to try next."""
    title = step.season.result.title.of(t.lang)
    part = _part_name(step.most_left, t)
    said = t("{title}: most points still lie in {part}, {points} of {most} so far.", title=title,
             part=part, points=round(step.points), most=round(step.most))  # fmt: skip
    rows = [heading(t("Next"), width), *paragraph(said, width)]
    again: Row = (Span(t("Same luck again") + " ", "dim"), Span(" s ", "accent bold on panel"))
    if step.untried:
        names = t(", ").join(words.group_name(group, t) for group in step.untried[:3])
        again = (*again, Span("   " + t("Never tried: {groups}", groups=names), "dim"))
    return [*rows, again]


def _part_name(name: str, t: Texts) -> str:
    return {"assets": t("closing assets"), "calibration": t("forecasts")}.get(
        name
    ) or words.kpi_name(name, t)


def badge_count(profile: Profile, t: Texts) -> Row:
    """How many of the badges there are, where they have no room."""
    earned = "…" if profile.waiting else sum(one.earned for one in profile.held)
    return (Span(t("Badges {n} of {all}", n=earned, all=len(profile.held) or 24), "dim"),)
