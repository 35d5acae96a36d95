"""The team's room in rows: who looks after what, what was changed and said, and the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.play import Play
from simgame.game.table.team import Edit, Mate, Room
from simgame.locale import N_, Texts
from simgame.plan.lever import Value
from simgame.profile.weeks import weeks_of
from simgame.tui.cells import Row, Span, fit, fit_right, heading, pairs, paragraph, width_of
from simgame.tui.look import chip, monogram
from simgame.tui.plan_rows import changed_rows, none_changed, plan_changes, plan_sums

# Who has not been heard of for longer is away (ms).
_GONE = 60_000
_NAME, _STATE = 16, 14
# What is told of another team, and the width from which on it is told in words.
_TEAM, _TEAM_SHORT, _TOLD = 24, 12, 42
PAGES = {"plan": N_("Plan"), "market": N_("Market"), "dashboard": N_("Figures"),
         "transit": N_("In transit"), "inbox": N_("Inbox"), "creators": N_("List of KOLs"),
         "team": N_("Team"), "week": N_("the week"), "review": N_("the review")}  # fmt: skip


def people_rows(room: Room, t: Texts, width: int) -> list[Row]:
    """Each of the team: what they look after, whether they are ready, and where they are."""
    rows = [heading(t("Who looks after what"), width)]
    for mate in room.people:
        rows.append(_mate(mate, room.now, t, width))
        chips = [span for group in mate.levers for span in (chip(group, t), Span(" "))]
        owned: Row = tuple(chips) or (Span(t("all levers"), "dim"),)
        rows.append((Span("   "), *owned))
    if len(room.people) == 1:
        rows += paragraph(t("Nobody else has joined your team yet."), width, "dim")
    return rows


def _mate(mate: Mate, now: int, t: Texts, width: int) -> Row:
    name = mate.name + (f" · {t('captain')}" if mate.captain else "")
    name += f" · {t('you')}" if mate.me else ""
    mark, tone = ("ok", "good") if mate.ready else ("··", "warn")
    state = t("is ready") if mate.ready else t("still planning")
    if not mate.me and (mate.seen is None or now - mate.seen > _GONE):
        mark, tone, state = "--", "dim", _gone(mate, now, t)
    elif mate.page and not mate.me:
        state += " · " + t(PAGES.get(mate.page, mate.page))
    room = width - 6
    shown = min(max(_NAME, room // 2), room)
    return (
        monogram(mate.name), Span(" " + fit(name, shown - 1), "bright bold" if mate.me else ""),
        Span(f" {mark} ", tone), Span(fit(state, max(room - shown, 0)), "dim"),
    )  # fmt: skip


def _gone(mate: Mate, now: int, t: Texts) -> str:
    if mate.seen is None:
        return t("not here yet")
    minutes = (now - mate.seen) // 60_000
    return t.plural("away for {n} minute", "away for {n} minutes", minutes)


def said_rows(room: Room, t: Texts, width: int) -> list[Row]:
    """What was said, the newest last."""
    rows = [heading(t("Said"), width)]
    if not room.said:
        rows += paragraph(t("Nothing yet. s says a line to your team."), width, "dim")
    for line in room.said:
        first, *more = paragraph(line.text, max(width - 3, 4))
        rows.append((monogram(line.name), Span(" "), *first))
        rows += [(Span("   "), *row) for row in more]
    return rows


def edit_rows(room: Room, play: Play, t: Texts, width: int) -> list[Row]:
    """Who changed which lever in this round, the newest first."""
    rows = [heading(t("Changed in this week's plan"), width)]
    if not room.edits:
        rows += paragraph(t("Nobody has moved a lever yet."), width, "dim")
    for edit in room.edits:
        rows += _edit(edit, play, t, width)
    return rows


def _edit(edit: Edit, play: Play, t: Texts, width: int) -> list[Row]:
    at = f"{datetime.fromtimestamp(edit.at / 1000, UTC).astimezone():%H:%M}"
    moved = (
        f"{_value(edit.lever, edit.before, play, t)} > {_value(edit.lever, edit.after, play, t)}"
    )
    name = words.path_name(play.scenario, edit.lever, t)
    group = edit.lever.partition(".")[0]
    left: Row = (Span(f"{at} ", "dim"), monogram(edit.name), Span(" "), chip(group, t), Span(" "))
    room = width - width_of(left)
    if cell_len(name) <= room - 21:
        return [(*left, Span(fit(name, room - 21), ""), Span(fit_right(moved, 21), "bright"))]
    first, *more = paragraph(name, max(room, 4))
    below = [*more, *paragraph(moved, max(room, 4), "bright")]
    return [(*left, *first), *((Span(" " * (width - room)), *row) for row in below)]


def _value(path: str, value: Value | None, play: Play, t: Texts) -> str:
    spec = play.catalogue.by_path.get(path)
    if spec is None:
        return "—"
    return words.value_words(spec, spec.neutral if value is None else value, play.scenario, t)


def plan_blocks(play: Play, t: Texts, width: int) -> tuple[list[Row], list[Row]]:
    """What the plan comes to, and all in it that differs from last week's, whoever moved it."""
    money = [heading(t("This week's money"), width), *pairs(plan_sums(play, t), width, "strong")]
    changed = plan_changes(play, t)
    told = changed_rows(changed, width) if changed else paragraph(
        none_changed(play, t), width, "dim")  # fmt: skip
    return money, [heading(t("The plan against last week"), width), *told]


def weeks_so_far(play: Play) -> tuple[Mapping[str, float], ...]:
    """What was reported of each week that is over."""
    return weeks_of([report.kpis for report in play.reports()], play.scenario.goals)


def clock_rows(room: Room, weeks: int, t: Texts, width: int) -> list[Row]:
    """Until when the round may be handed in, and how far the other teams are in so many `weeks`."""
    rows = [
        heading(t("The clock"), width),
        *paragraph(clock_line(room, t), width, "warn" if is_late(room) else ""),
    ]
    if room.teams:
        rows += [(), heading(t("Teams on this board"), width)]
    for team in room.teams:
        state = t("handed in") if team.handed_in else t("planning")
        said = t("week {week}", week=team.week + 1)
        if team.week >= weeks:
            said = t("finished")
        elif width >= _TOLD:
            said += f" · {state}"
        elif team.handed_in:
            said += " ok"
        cells = _TEAM if width >= _TOLD else _TEAM_SHORT
        rows.append((
            Span(fit(team.name, max(width - cells, 6)), "gold bold" if team.mine else ""),
            Span(fit_right(said, min(cells, width)), "dim"),
        ))  # fmt: skip
    return rows


def clock_line(room: Room, t: Texts) -> str:
    """The clock in one sentence."""
    if room.closed:
        return t("The contest is over.")
    if room.round_open and room.round > room.round_open:
        return t("Your trainer opens week {week} soon.", week=room.round)
    if room.deadline is None:
        return t("No deadline: hand in when you are ready.")
    left = (room.deadline - room.now) // 60_000
    at = f"{datetime.fromtimestamp(room.deadline / 1000, UTC).astimezone():%H:%M}"
    if room.deadline <= room.now:
        return t("The time is up ({at}): who has not handed in goes on as last week.", at=at)
    return t.plural("{n} minute left, until {at}.", "{n} minutes left, until {at}.", left, at=at)


def is_late(room: Room) -> bool:
    """Whether whoever has not handed in has little time left."""
    soon = room.deadline is not None and room.deadline - room.now < 3 * 60_000
    return soon and room.round == room.round_open and not room.handed_in


def ready_line(room: Room, t: Texts) -> str:
    """How many are ready, for a strip."""
    ready = sum(mate.ready for mate in room.people)
    return t("{n} of {all} are ready", n=ready, all=len(room.people))
