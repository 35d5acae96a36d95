"""The card of the season that is gone on with: score so far, goals, last forecast, what comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from simgame import pages, words
from simgame.locale import Texts
from simgame.profile import Card
from simgame.tui.cells import Row, Span, fit, fit_right, heading, paragraph, width_of
from simgame.tui.front.season_rows import below, week_rows
from simgame.tui.look import goal_bar, goal_hue, on_ground, spread
from simgame.tui.names import level_name

_MOST_GOALS = 4
_NAME, _VALUE = 17, 9


def card_rows(card: Card, saved: str, t: Texts, width: int, *, pointed: bool) -> list[Row]:
    """The card over `width` cells; `saved` says when it was saved."""
    ground = "cursor" if pointed else "surface"
    rows = [
        _head(card, t, width - 2),
        *_goals(card, t, width - 2),
        _last(card, saved, t, width - 2),
    ]
    return [on_ground((Span(" "), *row), width, ground) for row in rows]


def going_rows(card: Card, t: Texts, size: tuple[int, int]) -> list[Row]:
    """The card where seasons are listed, with what was heard about it of late and its weeks."""
    width, height = size
    saved = ago(card.info.modified, datetime.now().astimezone(), t)
    rows = card_rows(card, saved, t, width, pointed=False)
    heard = list(heard_rows(card, t, width))
    if heard:
        rows += [(), heading(t("Heard about your season"), width), *heard]
    brief = paragraph(card.view.brief.of(t.lang).strip(), width)
    told = [heading(t("The brief"), width), *brief]
    return below(rows, [week_rows(card.weeks, t, width), told], height)


def heard_rows(card: Card, t: Texts, width: int) -> Iterator[Row]:
    """What the trade press and others wrote about the season that goes on."""
    for heard in card.news:
        said = words.heard_words(card.view, heard, t)
        told = t("{who}: {said}", who=said.by, said=said.text)
        yield from paragraph(told, width, "dim")[:2]


def _head(card: Card, t: Texts, width: int) -> Row:
    info = card.info
    level = level_name(info.header.level, t) if info.header else ""
    week = t("week {week} of {weeks}", week=info.weeks + 1, weeks=info.rounds)
    left: Row = (
        Span(f" ► {t('Continue')} ", "bg bold on brand"),
        Span(f" {info.title(t.lang)} · {level}", "bright bold"),
        Span(f"  {week}", "dim"),
    )
    score = _score(card, t)
    return spread(left, score if width_of((*left, *score)) < width else score[:1], width)


def _score(card: Card, t: Texts) -> Row:
    total = card.standing["score"][0]
    said = t("score about {points}", points=round(total["points"].value))
    if "gain" not in total or not total["gain"].moved:
        return (Span(said, "good bold"),)
    gain = total["gain"]
    more = t("this week {gain}", gain=words.count(gain.value, signed=True))
    return Span(said, "good bold"), Span("  " + more, gain.tone)


def _goals(card: Card, t: Texts, width: int) -> Iterator[Row]:
    goals = [row for row in card.standing["score"] if row.kind == "goal"]
    for row in goals[:_MOST_GOALS]:
        yield _goal(row, card, t, width)


def _goal(row: pages.Row, card: Card, t: Texts, width: int) -> Row:
    kpi = row.keys[0]
    weeks = words.goal_weeks(card.view.goals[kpi].window, t)
    note = " · ".join(filter(None, (_note(row, t), weeks)))
    room = max(min(width - _NAME - _VALUE - 6 - 20, 26), 8)
    bar = goal_bar(row["share"].value, room, goal_hue(kpi))
    value = words.figure(kpi, row["value"].value, t, short=True)
    left: Row = (
        Span(fit(words.kpi_name(kpi, t), _NAME)),
        Span(fit_right(value, _VALUE) + "  ", "bright bold"),
        *bar,
    )
    return (*left, Span(fit(f"  {note}", max(width - width_of(left), 0)), "dim"))


def _note(row: pages.Row, t: Texts) -> str:
    """How far it is to the floor below it; else the target."""
    kpi, value = row.keys[0], row["value"].value
    floor, target = row["floor"].value, row["target"].value
    below = value < floor if target > floor else value > floor
    if below:
        gap = words.figure(kpi, abs(floor - value), t, short=True)
        return t("{gap} below the floor", gap=gap)
    return t("target {value}", value=words.figure(kpi, target, t, short=True))


def _last(card: Card, saved: str, t: Texts, width: int) -> Row:
    left: Row = ()
    if card.guessed:
        one = min(card.guessed, key=lambda row: abs(row["off"].value))
        said = t("Last week {kpi} {actual}, you said {expected}",
                 kpi=words.kpi_name(one.keys[0], t), actual=words.said(one["came"], t),
                 expected=words.said(one["expected"], t))  # fmt: skip
        left = (Span(said),)
        if not one.note:
            left = (*left, Span(" "), Span(t("On"), "bg bold on gold"))
    right: Row = (Span(saved, "dim"),)
    if card.searching:
        coming = t.plural("{n} person will search", "{n} people will search", card.searching)
        right = (*right, Span(f" · {coming}", "dim"))
    if not left:
        return right
    return spread(left, right, width) if width_of(left) + width_of(right) < width else left


def ago(moment: datetime, now: datetime, t: Texts) -> str:
    """When something was saved, as people say it."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return t("saved just now")
    if minutes < 60:
        return t.plural("saved {n} minute ago", "saved {n} minutes ago", minutes)
    if minutes < 24 * 60:
        return t.plural("saved {n} hour ago", "saved {n} hours ago", minutes // 60)
    return t("saved {day}", day=f"{moment:%Y-%m-%d}")
