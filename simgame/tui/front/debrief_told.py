"""Pages 5 and 6 of the debrief: signals that were passed by, what happened, and what it teaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simgame import pages, words
from simgame.locale import Texts
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, heading, wrap
from simgame.tui.look import chip

_SKILL = 22


def signal_lines(view: Scenario, told: pages.Told, t: Texts, width: int) -> list[Line]:
    """What stood on a screen and was passed by, where the plan pulled apart, crises, events."""
    lines = list[Line]()
    none = t("None: well looked.")
    lines += _block(t("Signals you passed by"), _signals(view, told, t), none, width)
    lines += _block(t("Where your plan pulled apart"), _clashes(view, told, t), "", width)
    crises = [((chip("crisis", t),), words.crisis_words(view, one, t), "") for one in told.crises]
    lines += _block(t("Crises, on the clock"), crises, "", width)
    happened = [((Span("· ", "dim"),), one.title, one.text)
                for one in words.what_happened(view, told.happened, t)]  # fmt: skip
    lines += _block(t("What happened"), happened, "", width)
    return lines


Said = tuple[Row, str, str]


def _signals(view: Scenario, told: pages.Told, t: Texts) -> Iterator[Said]:
    for one in told.signals:
        screen = words.screen_name(one.screen, t)
        where = t("week {week}, on {screen}", week=one.week, screen=screen)
        yield (chip(one.group, t),), words.signal_words(view, one, t), where


def _clashes(view: Scenario, told: pages.Told, t: Texts) -> Iterator[Said]:
    for one in told.clashes:
        yield (chip(one.group, t),), words.clash_words(view, one, t), ""


def _block(title: str, said: Iterable[Said], empty: str, width: int) -> Iterator[Line]:
    """A heading with what there is below it; nothing at all where there is nothing to say."""
    found = list(said)
    if not found and not empty:
        return
    yield Line(())
    yield Line(heading(title, width))
    if not found:
        yield Line((Span(f"   {empty}", "dim"),))
    for n, (mark, text, note) in enumerate(found):
        first, *rest = wrap(text, width - 4)
        yield Line((*mark, Span(f" {first}")), f"{title} {n}")
        yield from (Line((Span(f"   {row}"),)) for row in rest)
        below = wrap(note, width - 4) if note else []
        yield from (Line((Span(f"   {row}", "dim"),)) for row in below)


def lesson_lines(view: Scenario, told: pages.Told, t: Texts, width: int) -> list[Line]:
    """The biggest mistake, each lesson with the moment that showed it, and competencies as bars."""
    lines = [Line(()), *(Line((Span(row, "bright bold"),))
                         for row in wrap(words.first_line(view, told, t), width - 2))]  # fmt: skip
    lines += [Line(()), Line(heading(t("What it teaches"), width))]
    for n, known in enumerate(told.lessons):
        said = words.lesson_words(view, known, t)
        mark, tone = ("ok", "good") if known.did else ("--", "dim" if known.did is None else "bad")
        first, *rest = wrap(said.text, width - 6)
        lines.append(Line((Span(f" {mark} ", f"{tone} bold"), Span(first)), f"lesson {n}"))
        lines += [Line((Span(f"    {row}"),)) for row in rest]
        moment = wrap(said.moment, width - 6) if said.moment else []
        lines += [Line((Span(f"    {row}", tone),)) for row in moment]
    lines += [Line(()), Line(heading(t("Competencies"), width))]
    return [*lines, *(Line(row) for row in _skills(told, t, width))]


def _skills(told: pages.Told, t: Texts, width: int) -> Iterator[Row]:
    room = max(min(width - _SKILL - 12, 60), 8)
    for one in told.competencies:
        name = Span(fit(words.skill_name(one.skill, t), _SKILL))
        if one.level is None:
            yield name, Span(t("nothing showed it this time"), "faint")
            continue
        tone = "good" if one.level >= 0.6 else "warn" if one.level >= 0.3 else "bad"
        yield (name, *bar_spans(one.level, room, tone),
               Span(fit_right(f"{round(100 * one.level)} %", 7), "bright bold"))  # fmt: skip
