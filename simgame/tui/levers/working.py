"""How a lever works, in pictures: when it answers, how full it is, and its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import WeekKpis
from simgame.tui.cells import Row, Span, bar_spans, fit, paragraph, spark, width_of
from simgame.tui.levers.by_week import by_week
from simgame.tui.levers.results import Results
from simgame.tui.look import hue, titled
from simgame.tui.tabs.figures import moved

_CURVE = 28  # cells of the curve at most


def working(play: Play, spec: Spec, t: Texts, width: int) -> Iterator[Row]:
    """When it answers, and how much less the next step does."""
    curve = pages.lag_curve(play.scenario, spec)
    if curve:
        yield ()
        drawn = _widened(curve, min(width, _CURVE))
        yield (Span(t("Works"), "dim"),)
        yield (Span(spark(drawn, _CURVE), hue(spec.group)),)
        late = curve.index(max(curve)) > 0
        said = t("peaks about day {n}, over two weeks", n=curve.index(max(curve)) + 1)
        yield from paragraph(said if late else t("at once, then less each day"), width, "dim")
    value = play.value(spec)
    if isinstance(value, str):
        return
    loss = pages.next_step_loss(play.scenario, play.observation, spec, float(value))
    if loss is not None and round(loss, 2) > 0:
        label = t("Saturated") + " "
        said = t("next step −{share}", share=words.share(round(loss, 2)))
        room = width - cell_len(label) - cell_len(said) - 1
        head: Row = (Span(label, "dim"), *bar_spans(loss, max(min(room, 20), 0), hue(spec.group)))
        tail = Span(f" {said}", "warn")
        yield from [(*head, tail)] if room >= 0 else [head, (tail,)]


def _widened(curve: Sequence[float], width: int) -> list[float]:
    return [curve[x * len(curve) // width] for x in range(width)]


def history(play: Play, results: Results, spec: Spec, t: Texts, width: int) -> Iterator[Row]:
    """Value, result and cost per order of every week."""
    if spec.group == "forecast":
        yield from forecasts(play, spec, t, width)
        return
    values = results.values(spec)
    moved_ever = any(value != spec.neutral for value in values)
    told = [_short(spec, value, play, t) for value in values] if moved_ever else []
    yield from by_week(results.rows(spec.group, spec.keys), spec.group, t, width, told)


def _short(spec: Spec, value: Value, play: Play, t: Texts) -> str:
    """A value as a column of weeks has room for it."""
    if spec.unit == "fen" and isinstance(value, int | float):
        return words.money_short(value, t)
    return words.value_words(spec, value, play.scenario, t)


def forecasts(play: Play, spec: Spec, t: Texts, width: int) -> Iterator[Row]:
    """What helps to judge a forecast: last week, the trend, who will search, what was bought."""
    kpi, seen = spec.keys[-1], play.observation
    weeks = [week for week in seen.history if kpi in week.kpis]
    values = [week.kpis[kpi] for week in weeks]
    if not values:
        return
    yield ()
    yield titled(t("What is known"), width)
    last = words.figure(kpi, values[-1], t)
    yield (Span(fit(t("Last week"), 14), "dim"), Span(last, "strong"))
    drawn = spark(values[-12:])
    head, trend = (
        (Span(fit(t("By week"), 14), "dim"), Span(drawn, hue("forecast"))),
        _trend(kpi, weeks, t),
    )
    against = Span(f" {t('against the week before')}", "dim")
    if width_of((*head, *trend)) > width:
        yield head
        yield (Span(" " * 14), *trend)
    elif trend and width_of((*head, *trend, against)) <= width:
        yield (*head, *trend, against)
    else:
        yield (*head, *trend)
    coming = sum(row.amount for row in seen.in_transit if row.kind == "search")
    if coming:
        said = t("{people} will come to search", people=words.count(coming))
        yield from paragraph(said, width)
    for found in seen.findings:
        if found.kind == "forecast" and found.keys[:1] == (kpi,) and found.week == seen.round - 1:
            low, high = (words.figure(kpi, end, t) for end in (found.low, found.high))
            yield (Span(fit(t("Bought"), 14), "dim"), Span(f"{low}–{high}", "strong"))
    yield ()


def _trend(kpi: str, weeks: Sequence[WeekKpis], t: Texts) -> Row:
    """By how much the last week differs from the one before, where that can be told."""
    if len(weeks) < 2:
        return ()
    change = moved(pages.compared(kpi, weeks[-1], weeks[-2]), t)
    return (Span(f" {change}", "dim"),) if change else ()


def in_transit(play: Play, spec: Spec, t: Texts, width: int, *, saved: bool) -> Iterator[Row]:
    """What is under way of this lever; searches to come where posts of it were `saved`."""
    rows = [row for row in play.observation.in_transit
            if (row.kind == spec.group and row.keys == spec.keys)
            or (row.kind == "search" and saved)]  # fmt: skip
    for row in rows[:3]:
        said = words.transit_row(play.scenario, row, t)
        yield from paragraph(said, width, "brand")
    if rows:
        yield ()
