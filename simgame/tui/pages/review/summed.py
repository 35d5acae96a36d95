"""The score by its parts, orders by day, and what else belongs to the week."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import pages, words
from simgame.locale import Texts
from simgame.locale.days import day_name
from simgame.tui.cells import Row, Span, bar_spans, fit, fit_right, pairs, paragraph
from simgame.tui.look import Column, columns, titled
from simgame.tui.pages.desk_pages import message_rows
from simgame.tui.pages.research_rows import found
from simgame.tui.pages.review.week import Week

_SCORE_BAR, _LEAST_BAR = 20, 6
_POINTS, _LIES, _GAIN = 6, 10, 6  # cells
_DAYS_HIGH = 7


def score(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """The score by its parts, with what the week gained; a range where a part is an estimate."""
    rows = pages.live_score(week.play.session)["score"] if week.is_latest else ()
    if not rows:
        return
    over = week.play.session.finished
    yield titled(t("Score") if over else t("Score so far"), width)
    bar = max(min(width - 14 - _POINTS - _LIES - _GAIN, _SCORE_BAR), _LEAST_BAR)
    for row in rows:
        if row.depth <= 1 and row.kind != "unguessed":
            yield _part(row, bar, t)
    told = t(
        "The points go by the true figures; all other figures here are as platforms reported them."
    ) if over else t(
        "By what was reported; the true figures come after the season. A goal earns nothing "
        "below its floor."
    )  # fmt: skip
    yield from paragraph(told, width, "dim")
    yield ()


def _part(row: pages.Row, bar: int, t: Texts) -> Row:
    points, most = row["points"], row["most"].value
    name = words.part_name(row.keys[0], t) if row.depth else t("Sum")
    share = points.value / most if most else 0.0
    gain = row["gain"] if "gain" in row and not row["gain"].is_unclear else None
    said = "" if gain is None else words.count(gain.value, signed=True)
    rough = points.interval is not None
    lies = "–".join(words.count(end) for end in points.interval) if points.interval else ""
    return (
        Span(fit(name, 14) + " "),
        *bar_spans(share, bar - 1, "brand" if row.depth else "gold"),
        Span(fit_right(("~" if rough else "") + words.count(points.value), _POINTS), "strong"),
        Span(fit_right(lies, _LIES), "dim"),
        Span(fit_right(said, _GAIN), "good" if gain and round(gain.value) > 0 else "dim"),
    )


def days(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Orders by day against the week before, the best day of the season gold."""
    days, before = week.report.days, week.before.days if week.before else ()
    earlier = [week.play.session.report(n) for n in range(1, week.report.round)]
    best = max((day.orders for report in earlier for day in report.days), default=0)
    top = max((day.orders for day in days), default=0)
    legend = (Span(f"─ {t('last week')}", "dim"),) if before else ()
    yield titled(t("Orders by day"), width, legend)
    shown = [
        Column(
            day_name(place, t),
            day.orders,
            before[place].orders if before else None,
            "gold" if day.orders == top > best > 0 else "brand",
        )
        for place, day in enumerate(days)
    ]
    yield from columns(shown, width, _DAYS_HIGH, words.count)


def more(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """What else belongs to the week: events, questions, studies, other costs."""
    view, page = week.play.scenario, week.page
    told = [
        row
        for message in pages.headlines(week.report)
        for row in message_rows(message, week.play, t, width)
    ]
    asked = [
        line for row in page["questions"] for line in paragraph(words.answer(view, row, t), width)
    ]
    studies = list(found((s for s in page.sections if s.id == "study"), view, t, width))
    costs = pairs(
        [
            (words.cost_name(view, row.keys[0], t), words.said(row["spend"], t, short=True))
            for row in page["costs"]
        ],
        width,
    )
    for title, rows in (
        (t("What happened"), told),
        (t("Questions of the week"), asked),
        (t("Research that came in"), studies),
        (t("Paid besides"), costs),
    ):
        if rows:
            yield titled(title, width)
            yield from rows
            yield ()
    yield from paragraph(words.reported_roughly(t), width, "dim")
