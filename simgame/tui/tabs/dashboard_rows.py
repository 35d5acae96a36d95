"""The dashboard in rows: the list of figures, and the chosen one by week, day or channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.kpis import KNOWN
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, paragraph, spark, width_of
from simgame.tui.look import Column, chip, columns, hue, titled
from simgame.tui.look.charts import GUTTER
from simgame.tui.pages.standing import funnel, goals
from simgame.tui.tabs.figures import moved

GROUPS = {
    "business": N_("Business"), "people": N_("People"), "brand": N_("Brand (surveys)"),
    "traffic": N_("Traffic"), "watched": N_("Watched"), "more": N_("All the others"),
}  # fmt: skip
VIEWS = {"weeks": N_("by week"), "days": N_("by day"), "channels": N_("by channel")}
_NAME, _VALUE, _CHANGE, _WEEKS = 14, 9, 11, 8
_WITH_ERROR, _WITH_SHARE, _ROOMY = 58, 44, 90
_WEEK, _INTERVAL = 8, 14  # cells of a week's own value, and of where the truth lies
_CHART, _LEAST_BAR = 10, 4
_FIRST = 18  # cells of a name before the first week


def figure_lines(page: pages.Page, play: Play, t: Texts, width: int, *, full: bool) -> list[Line]:
    """The figures in their groups, a row each; with those that are `more` only in `full`."""
    lines: list[Line] = []
    shown = _weeks_before(play, width)
    head = "".join(fit_right(t("week {week}", week=n + 1), _WEEK) for n in shown)
    for name, label in GROUPS.items():
        if page[name] and (full or name != "more"):
            lines += [Line(())] if lines else []
            right: Row = (Span(head + " " * _INTERVAL, "dim"),) if head and not lines else ()
            lines.append(Line(titled(t(label), width, right)))
            lines += [Line(_figure(row, play, t, width), row.keys[0]) for row in page[name]]
    return lines


def first_lines(
    view: Scenario, t: Texts, width: int, told: str, height: int | None = None
) -> list[Line]:
    """Until the first week is over: that, as it is `told`, and what each figure to come is.

    In rows of their own where the `height` has room for that; None for as many as it takes.
    """
    full = _first_lines(view, t, width, told, most=None)
    fits = height is None or len(full) <= height
    return full if fits else _first_lines(view, t, width, told, most=1)


def _first_lines(view: Scenario, t: Texts, width: int, told: str, most: int | None) -> list[Line]:
    lines = [Line(row) for row in paragraph(told, width, "dim")]
    for name, kpis in pages.GROUPS.items():
        lines += [Line(()), Line(titled(t(GROUPS[name]), width))]
        for kpi in filter(lambda kpi: pages.is_measured(view, kpi), kpis):
            said = KNOWN[kpi].definition.of(t.lang)
            first, *more = paragraph(said, max(width - _FIRST, 8), "dim", most=most)
            lines.append(Line((Span(fit(words.kpi_name(kpi, t), _FIRST)), *first), kpi))
            lines += [Line((Span(" " * _FIRST), *row)) for row in more]
    return lines


def _figure(row: pages.Row, play: Play, t: Texts, width: int) -> Row:
    (kpi,) = row.keys
    fact = row[kpi]
    history = play.observation.history
    line = pages.series(kpi, [week.kpis for week in history])
    name = max(_NAME, width - _VALUE - _CHANGE - _WEEKS - 2 - (14 if width >= _WITH_ERROR else 0))
    unsure = "dim" if fact.is_unclear else ""
    each = 3 if width >= _ROOMY else 1  # cells of a week
    drawn = "".join(sign * each for sign in spark(line.values[-_WEEKS:]))
    spans = [
        Span(fit(words.kpi_name(kpi, t), min(name, 22)), unsure or ("accent" if row.note else "")),
        Span(fit_right(words.said(fact, t, short=True), _VALUE), unsure or "bright bold"),
        Span(fit_right(*_change(fact, t)), _tone(fact)),
        Span("  " + fit(drawn, _WEEKS * each), "faint" if fact.is_unclear else "brand"),
    ]
    weeks = "".join(fit_right(words.said(pages.of_week(kpi, history[n]), t, short=True), _WEEK)
                    for n in _weeks_before(play, width))  # fmt: skip
    error = fit_right(words.interval(fact, t, short=True), _INTERVAL)
    if weeks:
        gap = width - width_of(tuple(spans)) - cell_len(weeks) - _INTERVAL
        spans.append(Span(" " * gap + weeks, "dim"))
    if width >= _WITH_ERROR:
        spans.append(Span(error, "dim"))
    return tuple(spans)


def _weeks_before(play: Play, width: int) -> range:
    """The weeks before the last, from 0 on, whose values have room in a row, the newest ones."""
    room = (width - 22 - _VALUE - _CHANGE - 3 * _WEEKS - 2 - _INTERVAL) // _WEEK
    before = len(play.observation.history) - 1
    return range(max(before - max(room, 0), 0), max(before, 0)) if width >= _ROOMY else range(0)


def _change(fact: pages.Fact, t: Texts) -> tuple[str, int]:
    return moved(fact, t), _CHANGE


def _tone(fact: pages.Fact) -> str:
    return "dim" if fact.is_unclear else fact.tone or "dim"


def chosen_rows(play: Play, kpi: str, view: str, t: Texts, width: int, height: int) -> list[Row]:
    """All about one figure: its chart, what it is, where it comes from; then how things stand."""
    page = pages.figure_page(play.observation, play.reports(), kpi)
    name = words.kpi_name(kpi, t)
    title = t("{figure}, {view}", figure=name, view=t(VIEWS[view]))
    chart = {"weeks": _weeks, "days": _days, "channels": _channels}[view]
    rows = list(_about(page, kpi, t, width))
    if play.observation.history:
        rows = [titled(title, width, _legend(page, view, t)),
                *chart(page, play, kpi, t, width), (), *rows]  # fmt: skip
    return [*rows, *_spare(play, t, width, height - len(rows))]


def _legend(page: pages.Page, view: str, t: Texts) -> Row:
    if view == "days":
        return (Span("─ " + t("the week before"), "dim"),)
    if view == "weeks" and any("forecast" in row for row in page["weeks"]):
        return (Span("─ " + t("your forecast"), "dim"),)
    return ()


def _weeks(page: pages.Page, play: Play, kpi: str, t: Texts, width: int) -> list[Row]:
    """A column a week, with what was forecast, and what was bought for the week to come."""
    rows, rounds = page["weeks"], play.observation.rounds
    shown = [
        _column(row.keys[0], row["value"], row["forecast"].value if "forecast" in row else None)
        for row in rows
    ]
    if _is_best(rows, kpi):
        shown[-1] = replace(shown[-1], tone="gold")
    for row in page["bought"][: rounds - len(shown)]:
        shown.append(Column(str(len(shown) + 1), row["value"].value, is_sure=False))
    last = min(rounds, width - GUTTER)  # weeks to come, as far as there is room
    shown += [Column(str(n + 1), 0.0, tone="faint") for n in range(len(shown), last)]
    drawn = columns(shown, width, _CHART, lambda value: words.figure(kpi, value, t, short=True))
    told = [
        line for row in page["bought"]
        for line in paragraph(t("Bought forecast for week {week}: {figure}", week=len(rows) + 1,
                                figure=words.interval(row["value"], t, short=True)), width, "dim")
    ]  # fmt: skip
    return [*drawn, *_below_zero(rows, t), *told]


def _column(label: str, fact: pages.Fact, mark: float | None) -> Column:
    """A figure's column; one below zero is drawn upwards, in red."""
    return Column(label, abs(fact.value), None if mark is None else max(mark, 0.0),
                  "bad" if fact.value < 0 else "brand")  # fmt: skip


def _below_zero(rows: Sequence[pages.Row], t: Texts) -> list[Row]:
    below = any(row["value"].value < 0 for row in rows)
    return [(Span(t("Red columns are below zero."), "dim"),)] if below else []


def _is_best(rows: Sequence[pages.Row], kpi: str) -> bool:
    """Whether the last week was the best by more than its report can be wrong."""
    found = [row["value"] for row in rows]
    if not found or found[-1].is_of_nothing:
        return False
    *before, last = (fact for fact in found if not fact.is_of_nothing)
    low, high = last.interval or (last.value, last.value)
    if KNOWN[kpi].more_is_better:
        return bool(before) and low > max(fact.value for fact in before)
    return bool(before) and high < min(fact.value for fact in before)


def _days(page: pages.Page, _: Play, kpi: str, t: Texts, width: int) -> list[Row]:
    """A column a day of last week, with the same day of the week before."""
    if not page["days"]:
        return paragraph(t("This figure is only known by week."), width, "dim")
    names = t("Mon Tue Wed Thu Fri Sat Sun").split()
    shown = [_column(names[int(row.keys[0])], row["value"], row["value"].before)
             for row in page["days"]]  # fmt: skip
    drawn = columns(shown, width, _CHART, lambda value: words.figure(kpi, value, t, short=True))
    return [*drawn, *_below_zero(page["days"], t)]


def _channels(page: pages.Page, play: Play, _: str, t: Texts, width: int) -> list[Row]:
    """A bar a channel, as its platform reports it by last touch."""
    rows = page["channels"][: _CHART + 2]
    if not rows:
        return paragraph(t("Nobody reports this figure by channel."), width, "dim")
    most = max(row["value"].value for row in rows)
    view = play.scenario
    names = [words.touch_name(view, r.keys[0], r.keys[1:], t, kind=False) for r in rows]
    values = [words.said(row["value"], t, short=True) for row in rows]
    size, share = max(map(cell_len, values)) + 1, 7 if width >= _WITH_SHARE else 0
    room = width - 3 - size - share  # beside the chip, the value and the share
    name = min(max(map(cell_len, names)) + 1, max(room - _LEAST_BAR, 12))
    bar = room - name
    if bar < _LEAST_BAR:
        name, bar = room, 0
    drawn = []
    for row, called, value in zip(rows, names, values, strict=True):
        part = words.said(row["share"], t) if "share" in row and share else ""
        drawn.append(
            (chip(row.keys[0], t), Span(" " + fit(called, name)),
             *bar_spans(row["value"].value / most, bar, hue(row.keys[0])),
             Span(fit_right(value, size), "bright bold"), Span(fit_right(part, share), "dim"))
        )  # fmt: skip
    return [*drawn, *paragraph(t("As platforms report it, by last touch."), width, "dim")]


def _about(page: pages.Page, kpi: str, t: Texts, width: int) -> Iterator[Row]:
    """What the figure is, what it leads to, how exact it is, and where it comes from."""
    yield titled(t("This figure"), width)
    card = words.figure_cards().get(kpi)
    leads = card.leads.of(t.lang) if card else ""
    yield from paragraph(
        t.sentences(filter(None, (KNOWN[kpi].definition.of(t.lang), leads))), width
    )
    lies = words.interval(page["weeks"][-1]["value"], t) if page["weeks"] else ""
    if lies:
        yield from paragraph(t("Last week it lay within {interval}.", interval=lies), width, "dim")
    shares = [row for row in page["groups"] if "share" in row]
    if shares:
        yield _from(shares, t, width)


def _from(rows: Sequence[pages.Row], t: Texts, width: int) -> Row:
    """Which groups it came from, as many as there is room for."""
    told: Row = (Span(t("from") + " ", "dim"),)
    for row in rows[:5]:
        more = (chip(row.keys[0], t), Span(f" {words.said(row['share'], t)}  "))
        if width_of((*told, *more)) > width + 2:
            break
        told = (*told, *more)
    return told


def _spare(play: Play, t: Texts, width: int, left: int) -> Iterator[Row]:
    """Goals and people by stage, where there is room for them."""
    page = pages.dashboard(play.scenario, play.observation)
    for rows in (goals(page["goals"], t, width), funnel(page["stages"], t, width)):
        if left >= len(rows) + 1:
            yield ()
            yield from rows
            left -= len(rows) + 1
