"""Before the next week: one warning, what goes on, who will come to search."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import pages, words
from simgame.locale import Texts
from simgame.locale.days import day_name
from simgame.tui.cells import Row, Span, fit, wrap
from simgame.tui.look import chip, titled
from simgame.tui.pages.review.week import Week
from simgame.tui.week.track import kind_of


def onward(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Before the next week: one warning, what goes on, who will come to search."""
    rows = [*_warning(week, t, width), *_going_on(week, t, width)]
    if not week.is_latest or week.play.session.finished or not rows:
        return
    yield titled(t("Before the next week"), width)
    yield from rows
    yield ()


def _warning(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """The channel that left the largest loss; one that won members was paid for these."""
    leaves = pages.left_by(week.play.scenario, week.report)
    won = {(row.group, *row.keys) for row in week.report.channels if row.joins}
    rows = [row for row in week.page["channels"] if not row.note and row.keys not in won]
    losses = [(row["orders"].value * leaves - row["spend"].value, row) for row in rows]
    if not losses or min(losses, key=lambda pair: pair[0])[0] >= 0:
        return
    _, row = min(losses, key=lambda pair: pair[0])
    name = words.row_name(week.play.scenario, row.keys, "", t)
    said = t(
        "{channel}: spent {money} for {n} orders",
        channel=name,
        money=words.said(row["spend"], t, short=True),
        n=words.count(row["orders"].value),
    )
    yield (Span("! ", "warn bold"), Span(fit(said, width - 2), ""))


def _going_on(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Events that were told and are not over, and searches to come."""
    reports = [report for report in week.play.reports() if report.round <= week.report.round]
    for told in pages.going_on(reports).values():
        text = words.message(week.play.scenario, told, t)
        head, *rest = wrap(text, width - 3)
        yield (chip(kind_of(told.code), t), Span(f" {head}"))
        yield from ((Span(f"   {row}"),) for row in rest)
    for day, name in pages.holidays(week.play.scenario, week.report.round + 1):
        said = t("{day}: {holiday}", day=day_name(day, t), holiday=name.of(t.lang))
        yield (chip("event", t), Span(f" {fit(said, width - 3)}"))
    people = sum(r.amount for r in week.play.observation.in_transit if r.kind == "search")
    if people:
        said = t("{people} will come to search", people=words.count(people))
        yield (chip("content", t), Span(f" {said}"))
