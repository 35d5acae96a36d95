"""Before the next week: one warning, what goes on, who will come to search."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import pages, words
from simgame.locale import Texts
from simgame.locale.days import day_name
from simgame.tui.cells import Row, Span, fit, wrap
from simgame.tui.look import chip, titled
from simgame.tui.pages.review.channels import is_judged
from simgame.tui.pages.review.week import Week
from simgame.tui.week.track import kind_of

# How long what people buy more of lasts is told only when it is over.
_MAY_BE_OVER = frozenset({"event-demand"})


def onward(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Before the next week: one warning, what goes on, who will come to search."""
    rows = [*_warning(week, t, width), *_going_on(week, t, width)]
    if not week.is_latest or week.play.session.finished or not rows:
        return
    yield titled(t("Before the next week"), width)
    yield from rows
    yield ()


def _warning(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """The channel that left the largest loss by last click.

    Of those alone that the last click judges; what it may miss is said with the warning.
    """
    leaves = pages.left_by(week.play.scenario, week.report)
    rows = [row for row in week.page["channels"] if not row.note and is_judged(row)]
    losses = [(row["orders"].value * leaves - row["spend"].value, row) for row in rows]
    if not losses or min(losses, key=lambda pair: pair[0])[0] >= 0:
        return
    _, row = min(losses, key=lambda pair: pair[0])
    name = words.row_name(week.play.scenario, row.keys, "", t)
    said = t(
        "{channel}: spent {money} for {n} orders by last click, which does not see who "
        "searches later",
        channel=name,
        money=words.said(row["spend"], t, short=True),
        n=words.count(row["orders"].value),
    )
    head, *rest = wrap(said, width - 2)
    yield (Span("! ", "warn bold"), Span(head))
    yield from ((Span(f"  {row}"),) for row in rest)


def _going_on(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Events that were told and are not over, and searches to come."""
    reports = [report for report in week.play.reports() if report.round <= week.report.round]
    for told in pages.going_on(reports).values():
        text = words.message(week.play.scenario, told, t)
        if told.code in _MAY_BE_OVER:
            text = t("{said} It may be over by now.", said=text)
        head, *rest = wrap(text, width - 3)
        yield (chip(kind_of(told.code), t), Span(f" {head}"))
        yield from ((Span(f"   {row}"),) for row in rest)
    for day, name in pages.holidays(week.play.scenario, week.report.round + 1):
        said = t("{day}: {holiday}", day=day_name(day, t), holiday=name.of(t.lang))
        yield (chip("event", t), Span(f" {fit(said, width - 3)}"))
    people = sum(r.amount for r in week.play.observation.in_transit if r.kind == "search")
    if people:
        said = t("{people} have saved something and will come to search, most within days",
                 people=words.count(people))  # fmt: skip
        head, *rest = wrap(said, width - 3)
        yield (chip("content", t), Span(f" {head}"))
        yield from ((Span(f"   {row}"),) for row in rest)
