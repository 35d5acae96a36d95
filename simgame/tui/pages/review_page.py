"""The review of a week in blocks, from what was said to what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.locale.days import day_name
from simgame.plan.observation import Observation, WeekReport
from simgame.tui.cells import (
    Cell,
    Line,
    Row,
    Span,
    Tone,
    bar_spans,
    beside,
    fit,
    fit_right,
    grid,
    pairs,
    paragraph,
    wrap,
)
from simgame.tui.look import Column, chip, columns, face, goal_bar, goal_hue, monogram, titled
from simgame.tui.pages.desk_pages import lines, message_rows
from simgame.tui.pages.figures import about
from simgame.tui.pages.research_rows import found
from simgame.tui.pages.standing import funnel
from simgame.tui.week.feed import MOODS
from simgame.tui.week.track import kind_of

WIDE = 104
PAGES = 3
_GAP = 3
_BAR, _SCORE_BAR = 22, 20
_EXACT = 0.02
_DAYS_HIGH = 7
_AMOUNT = 12


@dataclass(frozen=True, slots=True)
class Week:
    """A week that is over, as it is reviewed: what was known on the Monday after it."""

    play: Play
    seen: Observation
    report: WeekReport
    page: pages.Page
    before: WeekReport | None

    @classmethod
    def of(cls, play: Play, number: int) -> Week | None:
        """Week `number`; None before there was one."""
        now = play.observation
        if not 1 <= number <= len(now.history):
            return None
        report = play.session.report(number)
        seen = now.model_copy(update={"last": report, "history": now.history[:number]})
        page = pages.review(play.scenario, seen)
        before = play.session.report(number - 1) if number > 1 else None
        return None if page is None else cls(play, seen, report, page, before)

    @property
    def is_latest(self) -> bool:
        """Whether how things stand now is how they stood after it."""
        return self.report.round == len(self.play.observation.history)


def review(play: Play, number: int, shown: int, t: Texts, width: int) -> list[Line]:
    """The whole review in two columns, or one of its three pages where there is less room."""
    week = Week.of(play, number)
    if week is None:
        return lines(paragraph(t("No week has been played yet."), width, "dim"))
    if width >= WIDE:
        left = (width - _GAP) * 53 // 100
        right = width - _GAP - left
        first = [*_said(week, t, left), *_goals(week, t, left), *_because(week, t, left),
                 *_voices(week, t, left)]  # fmt: skip
        second = [*_channels(week, t, right), *_funnel(week, t, right), *_next(week, t, right),
                  *_score(week, t, right)]  # fmt: skip
        shorter, room = (first, left) if len(first) <= len(second) else (second, right)
        shorter += [*_days(week, t, room), ()]
        second += _more(week, t, right)
        return lines(beside(first, second, left, _GAP))
    blocks = (
        (_said, _goals, _because, _voices),
        (_channels, _next),
        (_funnel, _score, _days, _more),
    )[shown]
    return lines([row for block in blocks for row in block(week, t, width)])


# What was said, and why it came otherwise ---------------------------------------------------


def _said(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Forecast against what came: how far off, and how skilled that was."""
    rows = week.page["forecasts"]
    yield titled(t("What you said, and what came"), width)
    if not rows:
        yield (Span(t("This scenario asks for no forecast."), "dim"),)
    elif all(row.note == "none" for row in rows):
        said = t(
            "You said nothing this week. Try it next week: being right earns up to 120 points."
        )
        yield from paragraph(said, width, "dim")
    cells = [_forecast(row, t) for row in rows if row.note != "none"]
    yield from grid(cells, "lrrll", width) if cells else ()
    yield ()


def _forecast(row: pages.Row, t: Texts) -> list[Cell]:
    expected, came = row["expected"].value, row["came"].value
    off = (came - expected) / came if came else 0.0
    told: list[Cell] = [
        (words.kpi_name(row.keys[0], t), ""),
        (t("you said {value}", value=words.said(row["expected"], t, short=True)), "gold"),
        (t("came {value}", value=about(row["came"], t)), "strong"),
    ]
    if abs(off) <= _EXACT:
        told.append((t("spot on"), "bg bold on gold"))
    else:
        size = words.share(round(abs(off), 3))
        said = t("{share} too low", share=size) if off > 0 else t("{share} too high", share=size)
        told.append((said, "warn"))
    if row.note == "practice":
        return [*told, (t("practice, not scored"), "dim")]
    skill = row["skill"]
    return [
        *told,
        (t("skill {share}", share=words.share(round(skill.value, 2))), skill.tone or "dim"),
    ]


def _because(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """At most three causes a figure, from what was reported; what nobody can tell is said too."""
    yield titled(t("Because"), width, (Span(t("last touch, as reported"), "dim"),))
    view = week.play.scenario
    for known in pages.because_of(week.play.session, week.report.round):
        told = words.because(view, known, t)
        if not told.causes:
            yield (
                Span("· ", "dim"),
                Span(fit(f"{told.headline} · {told.verdict}", width - 2), "dim"),
            )
            continue
        yield (Span(fit(told.headline, width), "bold"),)
        for cause in told.causes:
            yield from _cause(cause, t, width)
    yield ()


def _cause(cause: words.CauseWords, t: Texts, width: int) -> Iterator[Row]:
    mark = chip(cause.group, t) if cause.group else Span("  ")
    amount = fit_right(cause.amount, _AMOUNT)
    tone: Tone = f"{cause.tone} bold" if cause.tone in ("good", "bad") else "strong"
    first, *rest = wrap(cause.text, width - _AMOUNT - 4)
    yield (mark, Span(f" {amount} ", tone), Span(first))
    for text in rest[:1]:
        yield (Span(" " * (_AMOUNT + 4)), Span(text, "dim"))


def _goals(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """How the goals stand, with what the week gained."""
    if not week.is_latest:
        return
    bar = min(_BAR, max(width - 46, 8))
    yield titled(t("Goals"), width, (Span(t("floor · target · stretch"), "dim"),))
    for row in week.page["goals"]:
        kpi, share = row.keys[0], row["share"].value
        name = fit(words.kpi_name(kpi, t), max(width - bar - 28, 10))
        value = fit_right(words.said(row["value"], t, short=True), 10)
        yield (
            Span(name),
            Span(value, "strong"),
            Span("  "),
            *goal_bar(share, bar, goal_hue(kpi)),
            *_gain(week, kpi, t),
        )
    yield ()


def _gain(week: Week, kpi: str, t: Texts) -> Row:
    """What the week added; of a survey the difference of two, faint where it is error."""
    for row in week.page["figures"]:
        fact = row.facts[0]
        if row.keys == (kpi,) and fact.unit == "share" and fact.before is not None:
            text = t("{points} points", points=f"{(fact.value - fact.before) * 100:+.1f}")
            return (Span(fit_right(text, 14), "faint" if fact.is_unclear else fact.tone),)
    value = week.report.kpis.get(kpi, 0.0)
    if kpi == "members":
        value = sum(day.joins - day.exits for day in week.report.days)
    said = ("+" if value > 0 else "") + words.figure(kpi, value, t, short=True)
    return (Span(fit_right(said, 14), "good" if value > 0 else "bad"),)


def _voices(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """The best and the worst that was said, and a voice from inside."""
    heard = sorted(week.report.heard, key=lambda one: MOODS.get(one.cause, 0.0))
    said = [(one, words.heard_words(week.play.scenario, one, t)) for one in heard]
    comments = [pair for pair in said if pair[1].kind == "comments"]
    inside = [pair for pair in said if pair[1].kind == "mail"]
    picked = [(t("best"), "good", comments[-1])] if comments else []
    if len(comments) > 1 and MOODS.get(comments[0][0].cause, 0.0) < 0:
        picked.append((t("worst"), "bad", comments[0]))
    if inside:
        picked.append((t("inside"), "dim", inside[0]))
    if not picked:
        return
    yield titled(t("Heard"), width)
    for label, tone, (one, by) in picked:
        head = (
            Span(fit(label, 7), tone),
            monogram(by.by),
            Span(" "),
            face(MOODS.get(one.cause, 0.0)),
            Span(" "),
        )
        used = sum(cell_len(span.text) for span in head)
        first, *rest = wrap(by.text, width - used)
        yield (*head, Span(first))
        if rest:
            yield (Span(" " * used), Span(rest[0], "dim"))
    yield ()


def _days(week: Week, t: Texts, width: int) -> Iterator[Row]:
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


# Channels, people, what comes ---------------------------------------------------------------


def _channels(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """What each touchpoint took and left: orders times what an order leaves, less what it cost."""
    yield titled(t("Each channel, each order"), width, (Span(t("last touch"), "dim"),))
    view, rows = week.play.scenario, week.page["channels"]
    if not rows:
        yield (Span(t("No channel was used."), "dim"),)
    leaves = pages.left_by(view, week.report)
    head: list[Cell] = [
        ("", ""),
        (t("spent"), "dim"),
        (t("orders"), "dim"),
        (t("per order"), "dim"),
        (t("leaves"), "dim"),
    ]
    cells = [head, *(_channel(row, leaves, week, t) for row in rows)]
    table = grid(cells, "lrrrr", width - 3)
    chips = [Span("  "), *(chip(row.keys[0], t) for row in rows)]
    yield from ((mark, Span(" "), *row) for mark, row in zip(chips, table, strict=True) if rows)
    economy = pages.economics(view, [week.report])["order"]
    if economy:
        yield from paragraph(words.order_leaves(economy, t), width, "dim")
    yield ()


def _channel(row: pages.Row, leaves: float, week: Week, t: Texts) -> list[Cell]:
    spend, orders = row["spend"].value, row["orders"].value
    each, left = spend / orders if orders and spend else None, orders * leaves - spend
    name = words.row_name(week.play.scenario, row.keys, row.note, t)
    dear = each is not None and each > leaves
    said = "—" if each is None else words.money_short(round(each, -2), t)
    return [
        (name, ""),
        (words.money_short(spend, t) if spend else "—", "dim"),
        (words.count(orders), "strong"),
        (f"{said} !" if dear else said, "bad" if dear else ""),
        (
            words.money_short(left, t, signed=True),
            "good" if left > 0 else "bad" if left < 0 else "",
        ),
    ]


def _funnel(week: Week, t: Texts, width: int) -> Iterator[Row]:
    if week.is_latest:
        yield from funnel(week.page["people"], t, width)
        yield ()


def _next(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """Before the next week: one warning, what goes on, who will come to search."""
    rows = [*_warning(week, t, width), *_going_on(week, t, width)]
    if not week.is_latest or week.play.session.finished or not rows:
        return
    yield titled(t("Before the next week"), width)
    yield from rows
    yield ()


def _warning(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """The channel that left the largest loss."""
    leaves = pages.left_by(week.play.scenario, week.report)
    rows = [row for row in week.page["channels"] if not row.note]
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
    over = {
        m.code.removeprefix("over-")
        for day in week.report.days
        for m in day.messages
        if m.code.startswith("over-")
    }
    for told in pages.headlines(week.report):
        begun = told.code.removeprefix("event-")
        if told.code.startswith("event-") and begun not in over:
            text = words.message(week.play.scenario, told, t)
            yield (chip(kind_of(told.code), t), Span(f" {fit(text, width - 3)}"))
    people = sum(r.amount for r in week.play.observation.in_transit if r.kind == "search")
    if people:
        said = t("{people} will come to search", people=words.count(people))
        yield (chip("content", t), Span(f" {said}"))


def _score(week: Week, t: Texts, width: int) -> Iterator[Row]:
    """The score by its parts, with what the week gained."""
    if not week.is_latest or week.play.session.finished:
        return
    page = pages.live_score(week.play.session)
    yield titled(t("Score so far"), width)
    for row in page["score"]:
        if row.depth > 1 or row.kind == "unguessed":
            continue
        points, most = row["points"], row["most"].value
        name = t("Sum") if not row.depth else words.score_part(row.keys[0], t)
        bar = bar_spans(
            points.value / most if most else 0.0, _SCORE_BAR, "brand" if row.depth else "gold"
        )
        gain = f"{row['gain'].value:+.0f}".replace("-", "−") if "gain" in row else ""
        tone = "good" if gain.startswith("+") and gain != "+0" else "dim"
        yield (
            Span(fit(name, 14)),
            *bar,
            Span(fit_right(f"{points.value:.0f}", 6), "strong"),
            Span(fit_right(gain, 6), tone),
        )
    yield from paragraph(
        t("By what was reported; the true figures come after the season."), width, "dim"
    )
    yield ()


def _more(week: Week, t: Texts, width: int) -> Iterator[Row]:
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
