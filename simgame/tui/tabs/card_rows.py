"""The card of a figure or a lever in rows: one plain sentence, then what to know of it."""

from __future__ import annotations

from collections.abc import Iterator

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.kpis import KNOWN, Kpi
from simgame.plan.text import Text
from simgame.scenario.courses import COURSE_ROWS
from simgame.tui.cells import Line, Span, fit, paragraph
from simgame.tui.look import chip

_LABEL = 19
_SOURCES = {"books": N_("from your own books: exact"),
            "platforms": N_("counted by platforms, each in its own way"),
            "survey": N_("asked in a survey")}  # fmt: skip
_PARTS = {
    "clicks": N_("clicks"),
    "clicked": N_("orders after a click"),
    "engagements": N_("engagements"),
}


def card_lines(play: Play, about: str, t: Texts, width: int) -> list[Line]:
    """The card; its movers, neighbours and course rows can be pointed at."""
    if about in KNOWN:
        return list(_figure(play, KNOWN[about], t, width))
    return list(_lever(play, about, t, width))


def _figure(play: Play, kpi: Kpi, t: Texts, width: int) -> Iterator[Line]:
    card = words.figure_cards()[kpi.id]
    other = kpi.label.en if t.lang == "zh" else kpi.label.zh
    names = " · ".join(dict.fromkeys(filter(None, (card.aka.of(t.lang), other))))
    yield Line((Span(kpi.label.of(t.lang), "bright bold"), Span(f"  {names}", "dim")))
    yield Line(())
    yield from _text(f"{kpi.definition.of(t.lang)} {card.leads.of(t.lang)}", width)
    yield Line(())
    page = pages.figure_page(play.observation, play.reports(), kpi.id)
    yield from _now(page, t, width)
    yield from _pair(t("how exact"), _exact(page, kpi, t), width)
    yield Line(())
    movers = [mover for mover in card.moves if play.catalogue.first_of(mover.lever)]
    if movers:
        yield Line((Span(t("what moves it"), "dim"),))
    for mover in movers:
        group = mover.lever.partition(".")[0]
        name = words.path_name(play.scenario, mover.lever, t)
        for place, row in enumerate(paragraph(_because(name, mover.why, t), width - 5)):
            head = (Span("  "), chip(group, t), Span(" ")) if place == 0 else (Span("     "),)
            yield Line((*head, *row), f"lever:{mover.lever}" if place == 0 else "")
    yield from _pair(t("do not compare"), card.compare.of(t.lang), width)
    yield from _courses(card.courses, t, width)
    yield Line(())
    yield Line((Span(t("near words"), "dim"),))
    for near in card.near:
        yield Line((Span("  " + KNOWN[near].label.of(t.lang), "accent"),), f"card:{near}")


def _now(page: pages.Page, t: Texts, width: int) -> Iterator[Line]:
    weeks = page["weeks"]
    if not weeks:
        yield from _pair(t("now"), t("No week has been played yet."), width)
        return
    now = words.said(weeks[-1]["value"], t)
    made = "".join(_division(row, t) for row in page["made"])
    yield from _pair(t("last week"), now + made, width)
    if len(weeks) > 1:
        yield from _pair(t("the week before"), words.said(weeks[-2]["value"], t), width)
    for row in page["past"]:
        if len(weeks) > 2:
            ends = "–".join(words.said(row[name], t) for name in ("least", "most"))
            yield from _pair(t("your weeks so far"), ends, width)


def _division(row: pages.Row, t: Texts) -> str:
    over, under = (f"{words.said(fact, t)} {_part(fact.id, t)}" for fact in row.facts)
    return t("   = {over} ÷ {under}", over=over, under=under)


def _part(name: str, t: Texts) -> str:
    return t(_PARTS[name]) if name in _PARTS else words.kpi_name(name, t)


def _exact(page: pages.Page, kpi: Kpi, t: Texts) -> str:
    source = t(_SOURCES[kpi.source])
    lies = words.interval(page["weeks"][-1]["value"], t) if page["weeks"] else ""
    if not lies:
        return source
    return t("{source}; 19 times in 20 the truth lies in {interval}", source=source, interval=lies)


def _lever(play: Play, path: str, t: Texts, width: int) -> Iterator[Line]:
    """What a lever does and costs, which figures it moves, and what the course says."""
    spec = play.catalogue.by_path[path]
    place = " · ".join(words.lever_parts(play.scenario, spec, t)[:-1])
    yield Line((chip(spec.group, t), Span(f" {spec.lever.label.of(t.lang)}", "bright bold"),
                Span(f"  {place}", "dim")))  # fmt: skip
    yield Line(())
    yield from _text(spec.lever.help.of(t.lang), width)
    shut = words.why_shut(spec, play.observation.round, t)
    if shut:
        yield from _text(shut, width)
    yield Line(())
    view = play.scenario
    yield from _pair(t("now"), words.value_words(spec, play.value(spec), view, t), width)
    last = play.last_value(spec)
    if last is not None and spec.unit != "kpi":
        yield from _pair(t("last week"), words.value_words(spec, last, view, t), width)
    cost = play.sums().costs.of_path(path)
    if cost:
        yield from _pair(t("costs"), words.money(cost), width)
    moves = [
        (kpi, mover.why)
        for kpi, card in words.figure_cards().items()
        for mover in card.moves
        if path == mover.lever or path.startswith(f"{mover.lever}.")
    ]
    yield from _moves(moves, t, width)
    yield from _courses(spec.lever.courses, t, width)


def _moves(moves: list[tuple[str, Text]], t: Texts, width: int) -> Iterator[Line]:
    if moves:
        yield Line(())
        yield Line((Span(t("what it moves"), "dim"),))
    for kpi, why in moves:
        told = _because(KNOWN[kpi].label.of(t.lang), why, t)
        for place, row in enumerate(paragraph(told, width - 2)):
            yield Line((Span("  "), *row), f"card:{kpi}" if place == 0 else "")


def _because(name: str, why: Text, t: Texts) -> str:
    return t("{what}: {why}", what=name, why=why.of(t.lang))


def _courses(courses: tuple[str, ...], t: Texts, width: int) -> Iterator[Line]:
    """The rows of the course in full, so that nobody has to look them up."""
    for row in courses:
        if row in COURSE_ROWS:
            yield from _pair(t("course {row}", row=row), COURSE_ROWS[row].of(t.lang), width)


def _text(text: str, width: int) -> Iterator[Line]:
    return (Line(row) for row in paragraph(text, width))


def _pair(label: str, text: str, width: int) -> Iterator[Line]:
    first, *rest = paragraph(text, max(width - _LABEL, 12))
    yield Line((Span(fit(label, _LABEL), "dim"), *first))
    yield from (Line((Span(" " * _LABEL), *row)) for row in rest)
