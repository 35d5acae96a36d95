"""Page 5 of the debrief: signals that were passed by or were not, what happened, and forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Line, Row, Span, fit, fit_right, heading, wrap
from simgame.tui.look import chip

Said = tuple[Row, str, str]
_WEEK, _SAID = 10, 12  # cells of a week's name, and of what was said, came and was missed


def signal_lines(view: Scenario, told: pages.Told, t: Texts, size: tuple[int, int]) -> list[Line]:
    """What stood on a screen and was passed by, where the plan pulled apart, crises, events.

    Where there is room left: what was looked for and not missed, and forecasts week by week.
    """
    width, height = size
    lines = list[Line]()
    none = t("None this time.")
    lines += block(t("Signals you passed by"), _signals(view, told, t), none, width)
    lines += block(t("Where your plan pulled apart"), _clashes(view, told, t), "", width)
    crises = [((chip("crisis", t),), words.crisis_words(view, one, t), "") for one in told.crises]
    lines += block(t("Crises, on the clock"), crises, "", width)
    happened = [((Span("· ", "dim"),), one.title, one.text)
                for one in words.what_happened(view, told.happened, t)]  # fmt: skip
    lines += block(t("What happened"), happened, "", width)
    for spare in (_watched(told, t, width), _forecasts(told, t, width)):
        if len(lines) + len(spare) <= height:
            lines += spare
    return lines


def _signals(view: Scenario, told: pages.Told, t: Texts) -> Iterator[Said]:
    for one in told.signals:
        screen = words.screen_name(one.screen, t)
        where = t("week {week}, on {screen}", week=one.week, screen=screen)
        yield (chip(one.group, t),), words.signal_words(view, one, t), where


def _clashes(view: Scenario, told: pages.Told, t: Texts) -> Iterator[Said]:
    for one in told.clashes:
        yield (chip(one.group, t),), words.clash_words(view, one, t), ""


def _watched(told: pages.Told, t: Texts, width: int) -> list[Line]:
    """What was looked for as well, and where it would have stood."""
    if not told.watched:
        return []
    rows: list[Row] = [(), heading(t("Looked for as well, and not missed"), width)]
    for one in told.watched:
        where = words.screen_name(one.screen, t)
        what = words.watched_words(one.code, t)
        room = width - 6 - cell_len(where) - 1
        rows.append((Span(" ok ", "good bold"), chip(one.group, t), Span(" " + fit(what, room)),
                     Span(where, "dim")))  # fmt: skip
    return [Line(row) for row in rows]


def _forecasts(told: pages.Told, t: Texts, width: int) -> list[Line]:
    """What was forecast week by week, what came, and by how much it was off."""
    found = {row.keys: row for row in told.page["expected"]}
    each = 3 * _SAID + 3
    kpis = list(dict.fromkeys(kpi for kpi, _ in found))[: max((width - _WEEK) // each, 1)]
    weeks = sorted({int(week) for _, week in found})
    if not found:
        return []
    names = [Span("   " + fit(words.kpi_name(kpi, t), each - 3), "bold") for kpi in kpis]
    heads = [Span("   " + "".join(fit_right(said, _SAID) for said in (t("said"), t("came"),
                                                                      t("off by"))), "dim")
             for _ in kpis]  # fmt: skip
    rows: list[Row] = [(), heading(t("Your forecasts, week by week"), width),
                       (Span(" " * _WEEK), *names), (Span(" " * _WEEK), *heads)]  # fmt: skip
    for week in weeks:
        cells = [span for kpi in kpis for span in _forecast(found[kpi, str(week)], t)]
        rows.append((Span(fit(t("Week {week}", week=week), _WEEK), "dim"), *cells))
    return [Line(row) for row in rows]


def _forecast(row: pages.Row, t: Texts) -> Row:
    came = fit_right(words.said(row["came"], t, short=True), _SAID)
    if "expected" not in row:
        return Span("   " + fit_right("—", _SAID), "dim"), Span(came), Span(" " * _SAID)
    said = fit_right(words.said(row["expected"], t, short=True), _SAID)
    off = fit_right(words.share(round(abs(row["off"].value), 2)), _SAID)
    return Span("   " + said), Span(came, "bold"), Span(off, "dim" if row.note else "good bold")


def block(title: str, said: Iterable[Said], empty: str, width: int) -> Iterator[Line]:
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
