"""The review of a week in rows: forecasts, goals, what changed most, channels, funnel."""

from __future__ import annotations

from collections.abc import Sequence

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Cell, Line, Row, Span, beside, grid, heading, pairs, paragraph
from simgame.tui.pages.desk_pages import WIDE, lines, message_rows
from simgame.tui.pages.figures import about, change
from simgame.tui.pages.research_rows import found
from simgame.tui.pages.standing import funnel, goals

_CHANNEL = {
    "spend": N_("spent"), "orders": N_("orders"), "revenue": N_("revenue"),
    "clicks": N_("clicks"), "saves": N_("saves"), "impressions": N_("impressions"),
}  # fmt: skip


def review(play: Play, t: Texts, width: int) -> list[Line]:
    """The whole review of last week, in one or two columns."""
    page = pages.review(play.scenario, play.observation)
    if page is None:
        return lines(paragraph(t("No week has been played yet."), width, "dim"))
    half = (width - 3) // 2 if width >= WIDE else width
    view = play.scenario
    first = [
        *_headlines(play, t, half), *_forecasts(page["forecasts"], t, half), (),
        *_questions(page["questions"], view, t, half),
        *goals(page["goals"], t, half), (), *_changes(page, t, half), (),
        *_research(page, view, t, half),
    ]  # fmt: skip
    second = [
        *_channels(page["channels"], view, t, half), (), *_costs(page["costs"], view, t, half),
        *funnel(page["people"], t, half),
    ]  # fmt: skip
    return lines(beside(first, second, half) if width >= WIDE else [*first, *second])


def _headlines(play: Play, t: Texts, width: int) -> list[Row]:
    """What happened that was not of one's own making; often nothing."""
    told = pages.headlines(play.last) if play.last else ()
    rows = [row for message in told for row in message_rows(message, play, t, width)]
    return [heading(t("What happened"), width), *rows, ()] if rows else []


def _forecasts(rows: Sequence[pages.Row], t: Texts, width: int) -> list[Row]:
    """What was expected against what came."""
    title = heading(t("Forecast and actual"), width)
    if not rows:
        return [title, (Span(t("This scenario asks for no forecast."), "dim"),)]
    return [title, *grid([_forecast(row, t) for row in rows], "lrrl", width)]


def _forecast(row: pages.Row, t: Texts) -> list[Cell]:
    name: Cell = (words.kpi_name(row.keys[0], t), "")
    came: Cell = (t("came {value}", value=about(row["came"], t)), "strong")
    if row.note == "none":
        return [name, (t("no forecast"), "dim"), came, ("", "")]
    told = t("expected {value}", value=words.said(row["expected"], t, short=True))
    if row.note == "practice":
        return [name, (told, ""), came, (t("practice, not scored"), "dim")]
    skill = row["skill"]
    scored = t("skill {share}", share=words.share(round(skill.value, 2)))
    return [name, (told, ""), came, (scored, skill.tone or "dim")]


def _questions(rows: Sequence[pages.Row], view: Scenario, t: Texts, width: int) -> list[Row]:
    """Who asked for more, and whether the player or a standing order answered; often nothing."""
    if not rows:
        return []
    told = [line for row in rows for line in paragraph(words.answer(view, row, t), width)]
    return [heading(t("Questions of the week"), width), *told, ()]


def _research(page: pages.Page, view: Scenario, t: Texts, width: int) -> list[Row]:
    """What studies have found that came in this week; often nothing."""
    rows = list(found((s for s in page.sections if s.id == "study"), view, t, width))
    return [heading(t("Research that came in"), width), *rows, ()] if rows else []


def _changes(page: pages.Page, t: Texts, width: int) -> list[Row]:
    """The figures that moved most against the week before."""
    title = heading(t("What changed most"), width)
    if page.week == 1:
        told = t("There is no week to compare with yet; from next week on this shows what moved.")
        return [title, *paragraph(told, width, "dim")]
    cells: list[list[Cell]] = []
    for row in page["changes"]:
        (fact,) = row.facts
        before = words.figure(fact.id, fact.before or 0.0, t, short=True)
        now = about(fact, t)
        cells.append([(words.kpi_name(fact.id, t), ""), (before, "dim"), ("→", "dim"),
                      (now, "strong"), change(fact, t)])  # fmt: skip
    return [title, *grid(cells, "lrlrl", width, 1), *_unclear(page, t, width)]


def _unclear(page: pages.Page, t: Texts, width: int) -> list[Row]:
    """The figures of which nobody can tell whether they moved."""
    names = [words.kpi_name(f.id, t) for row in page["figures"] for f in row.facts if f.is_unclear]
    if not names:
        return []
    told = t("No telling, within the errors of the reports: {names}.", names=t(", ").join(names))
    return paragraph(told, width, "dim")


def _channels(rows: Sequence[pages.Row], view: Scenario, t: Texts, width: int) -> list[Row]:
    """What each touchpoint reports."""
    title = heading(t("Channels, as the platforms report them (last touch)"), width)
    if not rows:
        return [title, (Span(t("No channel was used."), "dim"),)]
    head: list[Cell] = [("", ""), *((t(_CHANNEL[fact.id]), "dim") for fact in rows[0].facts)]
    table = grid([head, *(_channel(row, view, t) for row in rows)], "l" + "r" * (len(head) - 1),
                 width)  # fmt: skip
    return [title, *table, *paragraph(words.reported_roughly(t), width, "dim")]


def _channel(row: pages.Row, view: Scenario, t: Texts) -> list[Cell]:
    figures = [words.said(fact, t, short=True) for fact in row.facts]
    return [(text, "") for text in (words.row_name(view, row.keys, row.note, t), *figures)]


def _costs(rows: Sequence[pages.Row], view: Scenario, t: Texts, width: int) -> list[Row]:
    """What was paid for anything but a channel; often nothing."""
    if not rows:
        return []
    named = [
        (words.cost_name(view, row.keys[0], t), words.said(row["spend"], t, short=True))
        for row in rows
    ]
    return [heading(t("Paid besides"), width), *pairs(named, width), ()]
