"""Of the debrief: what it teaches (page 6), and the season beside a good plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame import pages, words
from simgame.locale import Texts
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, heading, paragraph, wrap
from simgame.tui.front.debrief_signals import block
from simgame.tui.look import chip

_SKILL = 22


def plan_lines(view: Scenario, told: pages.Told, t: Texts, width: int) -> list[Line]:
    """What a good plan did otherwise on the same luck, and what its decisions were worth."""
    other = told.other
    if other is None:
        return []
    came = t("On the same luck it came to {score} points.", score=other.score)
    rows: list[Row] = [(), heading(t("Beside a good plan"), width), (Span(came),), ()]
    for group in other.worth:
        if _tells(other, group):
            rows += [_worth(other, group, t), *_where(view, other, group, t, width)]
    if other.worth:
        added = t("Points: what its decisions in that group alone would have added to yours.")
        rows.append((Span(fit(added, width), "dim"),))
    lines = [Line(row) for row in rows]
    left = [((chip(one.group, t),), words.left_out_words(view, one, t), "")
            for one in other.left_out]  # fmt: skip
    return [*lines, *block(t("What was different"), left, "", width)]


def _tells(other: pages.Beside, group: str) -> bool:
    """Whether a group differed in money or would have in points."""
    paid = other.mine.get(group) or other.theirs.get(group)
    return bool(paid or round(other.worth[group]))


def _where(view: Scenario, other: pages.Beside, group: str, t: Texts, width: int) -> Iterator[Row]:
    """Where and when the good player's money lay farthest from one's own."""
    most = other.differed.get(group)
    if most is not None:
        said = t("most apart in week {week}, {place}: you {mine}, it {theirs}", week=most.week,
                 place=words.touch_name(view, group, most.keys, t, kind=False),
                 mine=words.money(most.mine), theirs=words.money(most.theirs))  # fmt: skip
        yield (Span(fit(f"   {said}", width), "dim"),)


def _worth(other: pages.Beside, group: str, t: Texts) -> Row:
    mine, theirs = (words.money(plan.get(group, 0)) for plan in (other.mine, other.theirs))
    points = round(other.worth[group])
    added = words.signed(pages.Fact("score", points, "count"), t) if points else "0"
    paid = other.mine.get(group) or other.theirs.get(group)
    said = t("you {mine}, it {theirs}", mine=mine, theirs=theirs) if paid else ""
    return (
        chip(group, t),
        Span(fit(f" {words.group_name(group, t)}", _SKILL)),
        Span(fit_right(t("{n} points", n=added), 14), "bright bold"),
        Span(f"   {said}", "dim"),
    )


def lesson_lines(
    view: Scenario, told: pages.Told, before: Mapping[str, float], t: Texts, width: int
) -> list[Line]:
    """Each lesson with the moment that showed it, and competencies beside those `before`."""
    lines = [Line(()), Line(heading(t("What it teaches"), width))]
    for n, known in enumerate(told.lessons):
        said = words.lesson_words(view, known, t)
        mark, tone = ("ok", "good") if known.did else ("--", "dim" if known.did is None else "bad")
        first, *rest = wrap(said.text, width - 6)
        lines.append(Line((Span(f" {mark} ", f"{tone} bold"), Span(first)), f"lesson {n}"))
        lines += [Line((Span(f"    {row}"),)) for row in rest]
        moment = wrap(said.moment, width - 6) if said.moment else []
        lines += [Line((Span(f"    {row}", tone),)) for row in moment]
    lines += [Line(()), Line(heading(t("Competencies"), width))]
    half = t("Half is how you played, half what came of it: the share of the goals' points.")
    lines += [Line(row) for row in paragraph(half, width, "dim")]
    return [*lines, *(Line(row) for row in _skills(told, before, t, width))]


def _skills(told: pages.Told, before: Mapping[str, float], t: Texts, width: int) -> Iterator[Row]:
    room = max(min(width - _SKILL - 12, 60), 8)
    for one in told.competencies:
        name = Span(fit(words.skill_name(one.skill, t), _SKILL))
        if one.level is None:
            yield name, Span(t("nothing showed it this time"), "dim")
            continue
        tone = "good" if one.level >= 0.6 else "warn" if one.level >= 0.3 else "bad"
        row: Row = (name, *bar_spans(one.level, room, tone),
                    Span(fit_right(f"{round(100 * one.level)}", 5), "bright bold"))  # fmt: skip
        if one.skill in before:
            gone = round(100 * one.level) - round(100 * before[one.skill])
            row = (*row, Span(f" {words.count(gone, signed=True)}" if gone else " =", "dim"))
        yield row
