"""What was said against what came, why, how the goals stand, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.tui.cells import Cell, Line, Row, Span, Tone, fit, fit_right, grid, paragraph, wrap
from simgame.tui.look import chip, face, goal_bar, goal_hue, monogram, titled
from simgame.tui.pages.figures import about
from simgame.tui.pages.review.week import Week
from simgame.tui.week.feed import MOODS

_BAR = 22
_AMOUNT = 12


def said(week: Week, t: Texts, width: int) -> Iterator[Row | Line]:
    """Forecast against what came: how far off, and how skilled that was."""
    rows = week.page["forecasts"]
    yield titled(t("What you said, and what came"), width)
    if not rows:
        yield (Span(t("This scenario asks for no forecast."), "dim"),)
    elif all(row.note == "none" for row in rows):
        said = t("You said nothing this week.")
        if week.is_latest and not week.play.session.finished:
            said = t(
                "You said nothing this week. Try it next week: being right earns up to 120 points."
            )
        yield from paragraph(said, width, "dim")
    guessed = [row for row in rows if row.note != "none"]
    table = grid([_forecast(row, t) for row in guessed], "lrrll", width) if guessed else []
    yield from (Line(made, row.keys[0]) for made, row in zip(table, guessed, strict=True))
    if any("skill" in row for row in guessed):
        said = t(
            "Skill compares you with saying “the same as last week”: 100% is spot on, 0% no "
            "better, however near. Its points are multiplied by the share of goal points."
        )
        yield from paragraph(said, width, "dim")
    yield ()


def _forecast(row: pages.Row, t: Texts) -> list[Cell]:
    off = words.off_words(row["off"], t)
    told: list[Cell] = [
        (words.kpi_name(row.keys[0], t), ""),
        (t("you said {value}", value=words.said(row["expected"], t, short=True)), "gold"),
        (t("came {value}", value=about(row["came"], t)), "strong"),
    ]
    told.append((off, "bg bold on gold" if row["off"].tone else "warn"))
    if row.note == "practice":
        return [*told, (t("practice, not scored"), "dim")]
    skill = row["skill"]
    return [
        *told,
        (t("skill {share}", share=words.share(round(skill.value, 2))), skill.tone or "dim"),
    ]


def because(week: Week, t: Texts, width: int) -> Iterator[Row | Line]:
    """At most three causes a figure, from what was reported; what nobody can tell is said too."""
    against = t("change on last week") if week.before else t("what made it")
    yield titled(t("Because"), width, (Span(against, "dim"),))
    view = week.play.scenario
    for known in pages.because_of(week.play.session, week.report.round):
        told = words.because(view, known, t)
        if not told.causes:
            head, *rest = wrap(f"{told.headline} · {told.verdict}", width - 2)
            yield Line((Span("· ", "dim"), Span(head, "dim")), known.figure.id)
            yield from ((Span(f"  {row}", "dim"),) for row in rest)
            continue
        yield Line((Span(fit(told.headline, width), "bold"),), known.figure.id)
        for cause in told.causes:
            yield from _cause(cause, t, width)
    told_later = t(
        "By what was reported, and not by the last click alone, as channels are. Some would have "
        "come without you; the debrief tells."
    )
    yield from paragraph(told_later, width, "dim")
    yield ()


def _cause(cause: words.CauseWords, t: Texts, width: int) -> Iterator[Row]:
    mark = chip(cause.group, t) if cause.group else Span("  ")
    amount = fit_right(cause.amount, _AMOUNT)
    tone: Tone = f"{cause.tone} bold" if cause.tone in ("good", "bad") else "strong"
    first, *rest = wrap(cause.text, width - _AMOUNT - 4)
    yield (mark, Span(f" {amount} ", tone), Span(first))
    for text in rest[:1]:
        yield (Span(" " * (_AMOUNT + 4)), Span(text, "dim"))


def goals(week: Week, t: Texts, width: int) -> Iterator[Row | Line]:
    """How the goals stand, with what the week gained."""
    if not week.is_latest:
        return
    bar = min(_BAR, max(width - 46, 8))
    yield titled(t("Goals"), width, (Span(t("floor · target · stretch"), "dim"),))
    for row in week.page["goals"]:
        kpi, share = row.keys[0], row["share"].value
        name = fit(words.goal_name(kpi, row.note, t), max(width - bar - 28, 10))
        value = fit_right(words.said(row["value"], t), 10)
        made: Row = (Span(name), Span(value, "strong"), Span("  "))
        yield Line((*made, *goal_bar(share, bar, goal_hue(kpi)), *_gain(week, kpi, t)), kpi)
    yield ()


def _gain(week: Week, kpi: str, t: Texts) -> Row:
    """What the week added; of a survey the difference of two, faint where it is error."""
    for row in week.page["figures"]:
        fact = row.facts[0]
        if row.keys == (kpi,) and fact.unit == "share" and fact.before is not None:
            text = t(
                "{points} points",
                points=words.points((fact.value - fact.before) * 100, signed=True),
            )
            return (Span(fit_right(text, 14), "dim" if fact.is_unclear else fact.tone),)
        if row.keys == (kpi,) and fact.unit == "share":
            return ()  # a first survey: what it was before is not reported
    value = week.report.kpis.get(kpi, 0.0)
    if kpi == "members":
        value = sum(day.joins - day.exits for day in week.report.days)
    said = ("+" if value > 0 else "") + words.figure(kpi, value, t)
    return (Span(fit_right(said, 14), "good" if value > 0 else "bad"),)


def voices(week: Week, t: Texts, width: int) -> Iterator[Row]:
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
        people = words.persona_names(week.play.scenario, t)
        head = (
            Span(fit(label, 7), tone),
            chip("mail", t) if by.kind == "mail" else monogram(by.by, among=people),
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
