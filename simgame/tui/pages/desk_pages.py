"""The desk's pages beside the plan: dashboard, inbox, in transit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.observation import Message, WeekReport
from simgame.tui.cells import Line, Row, Span, beside, heading, paragraph, wrap
from simgame.tui.names import stamp
from simgame.tui.pages.figures import kpi_table
from simgame.tui.pages.research_rows import found
from simgame.tui.pages.standing import funnel, goals

WIDE = 112


def lines(rows: Iterable[Row]) -> list[Line]:
    """Rows that cannot be pointed at."""
    return [Line(row) for row in rows]


def dashboard(play: Play, t: Texts, width: int) -> list[Line]:
    """Goals, KPIs and the funnel; side by side where there is room."""
    seen = play.observation
    page = pages.dashboard(play.scenario, seen)
    half = (width - 3) // 2 if width >= WIDE else width
    left = [*goals(page["goals"], t, half), (), *funnel(page["stages"], t, half), ()]
    rows = [row for name in (*pages.GROUPS, "watched", "more") for row in page[name]]
    money = _season_money(page["money"][0], t, half)
    if width >= WIDE:
        figures = kpi_table(rows, seen, t, width - half - 3)
        return lines(beside([*left, *money], figures, half))
    return lines([*left, *kpi_table(rows, seen, t, width), (), *money])


def _season_money(row: pages.Row, t: Texts, width: int) -> list[Row]:
    """What is left of the season's money, and what that is a week."""
    known = {fact.id: words.said(fact, t) for fact in row.facts if fact.id != "weeks"}
    told = t.plural(
        "{left} is left for this last week; no week may spend more than {cap}.",
        "{left} is left for {n} weeks, {each} a week; no week may spend more than {cap}.",
        round(row["weeks"].value),
        **known,
    )
    return [heading(t("Money of the season"), width), *paragraph(told, width)]


def inbox(play: Play, t: Texts, width: int) -> list[Line]:
    """What was told and found in past weeks, the latest first, and the brief below it all."""
    rows: list[Row] = []
    view = play.scenario
    for report in reversed(play.reports()):
        rows.append(heading(t("Week {week}", week=report.round), width))
        told = [message for day in report.days for message in day.messages]
        if not told:
            rows.append((Span(t("Nothing happened that was worth a message."), "dim"),))
        for message in told:
            rows += message_rows(message, play, t, width)
        studies = pages.studies(view, play.observation.findings, week=report.round)
        rows += found(studies, view, t, width)
        rows += _heard(report, play, t, width)
        rows.append(())
    if not rows:
        said = t("No messages yet: they come while a week runs.")
        rows += [(Span(said, "dim"),), ()]
    rows += [heading(t("The brief"), width)]
    return lines([*rows, *paragraph(play.scenario.brief.of(t.lang).strip(), width)])


def _heard(report: WeekReport, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """What people, the press and colleagues said about a week."""
    if report.heard:
        yield (Span(t("What is being said"), "dim"),)
    for heard in report.heard:
        found = words.heard_words(play.scenario, heard, t)
        yield from paragraph(words.labelled(found.by, found.text, t), width)


def message_rows(told: Message, play: Play, t: Texts, width: int) -> list[Row]:
    """One message with its day and hour before it."""
    text = words.message(play.scenario, told, t)
    when = stamp(told.hour, t)
    first, *rest = wrap(text, width - cell_len(when))
    pad = " " * cell_len(when)
    return [(Span(when, "dim"), Span(first)), *((Span(pad + more),) for more in rest)]


def transit(play: Play, t: Texts, width: int) -> list[Line]:
    """What is under way and has not arrived."""
    rows: list[Row] = [heading(t("Under way"), width)]
    for row in play.observation.in_transit:
        rows += paragraph(words.transit_row(play.scenario, row, t), width)
    if len(rows) == 1:
        said = t(
            "Nothing is under way. Content in production, KOLs that are booked, people who saved "
            "something and will search for it, and parcels appear here."
        )
        rows += paragraph(said, width, "dim")
    return lines(rows)
