"""The chart of the week: this week as an area, last week dotted, the pace ahead, the forecast."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import Texts
from simgame.tui.cells import Row, Span, width_of
from simgame.tui.look import chip, titled, top_of, with_axis
from simgame.tui.look.canvas import Canvas
from simgame.tui.look.charts import GUTTER
from simgame.tui.week.hero import NAMES
from simgame.tui.week.showing import METRICS, Showing

HOURS = 168
_MARK = 2  # cells of the mark where the forecast lies
_BAND = 0.05  # around a forecast, which is drawn as a ground


def charted(showing: Showing) -> str:
    """The figure that is charted: the first forecast that can be followed by the hour."""
    asked = [kpi for kpi in showing.play.scenario.forecast if kpi in METRICS]
    return asked[0] if asked else "orders"


def chart(showing: Showing, t: Texts, width: int, height: int) -> list[Row]:
    """A title, the chart, and a row on where this pace leads."""
    metric = charted(showing)
    name = t("{figure}, this week so far", figure=t(NAMES[metric]))
    mine: Row = (Span("█", "content"), Span(f" {t('this week')}  ", "dim"))
    last: Row = (Span("┄", "dim"), Span(f" {t('last week')}", "dim"))
    legend: Row = (*mine, *last) if metric in showing.last else mine
    if cell_len(name) + width_of(legend) + 2 > width:
        legend = last
    return [
        titled(name, width, legend),
        *_drawn(showing, metric, t, width, height - 2),
        _outlook(showing, metric, t, width),
    ]


def _drawn(showing: Showing, metric: str, t: Texts, width: int, height: int) -> list[Row]:
    now, last = showing.hours[metric], showing.last.get(metric, [])
    hour, expected = showing.hour, _expected(showing, metric)
    ahead = showing.pace(metric)
    # At least one whole order or save: less has no label to stand beside.
    top = top_of([1.0, now[hour], *last[-1:], expected or 0.0, ahead[0] if ahead else 0.0])
    canvas = Canvas(max(width - GUTTER, 10), max(height, 3))
    across = canvas.width
    reached = round(hour / HOURS * across)
    for day in range(1, 7):
        x = round(day / 7 * across)
        for row in range(canvas.height):
            canvas.text(x, row, "·", "faint")
    if expected:
        low, high = (expected * (1 + side) / top for side in (-_BAND, _BAND))
        canvas.ground(range(reached, across), low, high, "band")
    if last:
        canvas.line([value / top for value in last], "dim", every=2)
    if ahead:
        usual = pages.usual_shape(metric, last, showing.rhythm)
        canvas.line(_onward(now[hour], ahead[0], hour, usual, top), "brand", every=2)
    for x in range(reached):
        value = now[min(round((x + 1) / across * HOURS), hour)]
        canvas.column(x, value / top, "content", "content/3")
    _mark_now(canvas, reached, now[hour], top, across - (_MARK if expected else 0))
    labels = {
        0: (_axis(top, t), "faint"),
        canvas.row_of(0.5): (_axis(top / 2, t) if top >= 2 else "", "faint"),
        canvas.height - 1: ("0", "faint"),
    }
    if expected:
        row = canvas.row_of(min(expected / top, 1.0))
        mark = chip("forecast", t)
        canvas.text(across - _MARK, row, mark.text, "bg bold on gold")
        labels[row] = (_axis(expected, t), "gold bold")
    return with_axis(canvas.rows(), labels)


def _mark_now(canvas: Canvas, x: int, value: float, top: float, end: int) -> None:
    """The figure of this hour beside the edge of the area, before the `end`."""
    text = f" {words.count(value)} "
    row = max(canvas.row_of(value / top) - 1, 0)
    at = min(x, end - cell_len(text))
    if value > 0:
        canvas.text(at, row, text, "bg bold on bright")


def _onward(
    value: float, end: float, hour: int, usual: list[float], top: float
) -> list[float | None]:
    """From now to where the pace leads, by the usual shape of a week."""
    left = 1 - usual[hour] or 1.0
    rest = [value + (end - value) * (usual[h] - usual[hour]) / left for h in range(hour, HOURS + 1)]
    return [*([None] * hour), *(point / top for point in rest)]


def _axis(value: float, t: Texts) -> str:
    return words.count(value) if value < 100_000 else words.count_short(value, t)


def _expected(showing: Showing, metric: str) -> float | None:
    """What the player said; None where nothing was said."""
    value = showing.play.values.get(f"forecast.{metric}")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def off_course(showing: Showing, metric: str) -> bool:
    """Whether what was said lies outside of where this pace leads."""
    found, expected = showing.pace(metric), _expected(showing, metric)
    return bool(found and expected and not found[1] <= expected <= found[2])


def _outlook(showing: Showing, metric: str, t: Texts, width: int) -> Row:
    """Where this pace leads, against what was said."""
    now, expected = showing.hours[metric], _expected(showing, metric)
    if showing.playback.over:
        return _came(now[-1], expected, t)
    found = showing.pace(metric)
    if found is None:
        said = t("No pace to tell yet.") if showing.earlier else t("No week to compare with yet.")
        return (Span(" " * GUTTER + said, "dim"),)
    end, low, high = (words.count(value) for value in found)
    spans = [Span(" " * GUTTER + t("At this pace about") + " ", "dim"), Span(end, "strong")]
    if width >= 64:
        said = t(" ({low}–{high}, 4 weeks in 5)", low=low, high=high)
        spans.append(Span(said, "dim"))
    if expected:
        near = not off_course(showing, metric)
        spans += [
            Span(t(", you said") + " ", "dim"),
            Span(words.count(expected), "gold bold"),
            Span("  " + (t("on course") if near else t("off course")), "good" if near else "warn"),
        ]
    return _narrowed(spans, width)


def _narrowed(spans: list[Span], width: int) -> Row:
    """The row without its indent where it would not fit with it."""
    if width_of(spans) <= width:
        return tuple(spans)
    return (Span(" " + spans[0].text.lstrip(), spans[0].tone), *spans[1:])


def _came(value: float, expected: float | None, t: Texts) -> Row:
    """How the week ended, against what was said."""
    spans = [
        Span(" " * GUTTER + t("The week came to") + " ", "dim"),
        Span(words.count(value), "strong"),
    ]
    if expected:
        spans += [Span(t(", you said") + " ", "dim"), Span(words.count(expected), "gold bold")]
    return tuple(spans)
