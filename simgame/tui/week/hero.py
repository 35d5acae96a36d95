"""The four running figures: big where there is room, else one row of them."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import words
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, Tone, fit, fit_right, width_of
from simgame.tui.look import hero, tag
from simgame.tui.symbols import is_plain
from simgame.tui.week.showing import Showing

NAMES = {"orders": N_("Orders"), "gmv": N_("GMV"), "saves": N_("Saves"),
         "joins": N_("New members"), "impressions": N_("Impressions")}  # fmt: skip
_GAP = 1
_NO_CHANGE = 0.005
_HUGE = 9.995  # from this change on it is said as a multiple


def figures(showing: Showing, t: Texts, width: int, *, big: bool) -> list[Row]:
    """Five rows of big digits, or two of plain figures."""
    metrics = showing.metrics
    each, left = divmod(width - _GAP * (len(metrics) - 1), len(metrics))
    blocks = [(_big if big else _small)(showing, metric, t, each + (place < left))
              for place, metric in enumerate(metrics)]  # fmt: skip
    return [_joined(rows) for rows in zip(*blocks, strict=True)]


def _joined(parts: tuple[Row, ...]) -> Row:
    row: list[Span] = []
    for place, part in enumerate(parts):
        row += [Span(" " * _GAP)] if place else []
        row += part
    return tuple(row)


def _block(row: Row, width: int) -> Row:
    """A row of a figure's block, on its ground."""
    spans = [Span(s.text, s.tone if "on " in s.tone else f"{s.tone} on surface") for s in row]
    return (*spans, Span(" " * max(width - width_of(row), 0), "on surface"))


def _big(showing: Showing, metric: str, t: Texts, width: int) -> list[Row]:
    record = _is_record(showing, metric)
    name = Span(f" {t(NAMES[metric])}", "dim")
    badge = tag(t("record")) if record else Span("")
    head = (name, Span(" " * max(width - width_of((name, badge)), 0)), badge)
    tone: Tone = "gold" if record else "bright"
    rows, unit = _digits(metric, showing.now(metric), t, width)
    middle: list[Row] = [(Span(" "), Span(row, tone)) for row in rows]
    sign = Span("¥" if metric == "gmv" else " ", "dim")
    middle[-1] = (sign, Span(rows[-1], tone), Span(unit.strip(), "dim"))
    foot = _foot(showing, metric, t, width)
    return [_block(row, width) for row in (head, *middle, foot)]


def _digits(metric: str, value: float, t: Texts, width: int) -> tuple[list[str], str]:
    """A figure in big digits with its unit; money to the yuan where it fits, so that it moves."""
    if metric == "gmv":
        rows, _ = hero(words.money(100 * round(value / 100)), plain=is_plain(t))
        if cell_len(rows[-1]) + 3 <= width:
            return rows, ""
    return hero(said(metric, value, t), plain=is_plain(t))


def _small(showing: Showing, metric: str, t: Texts, width: int) -> list[Row]:
    value = said(metric, showing.now(metric), t)
    change = against_last(showing, metric, t)
    tone = "gold bold" if _is_record(showing, metric) else "strong"
    figure = (Span(f" {value} ", tone), *((change,) if change.text else ()))
    return [
        (Span(fit(f" {t(NAMES[metric])}", width), "dim"),),
        (*figure, Span(" " * max(width - width_of(figure), 0))),
    ]


def _foot(showing: Showing, metric: str, t: Texts, width: int) -> Row:
    """The change against the week before at this hour, and how fast it goes on."""
    change = against_last(showing, metric, t)
    sums, hour = showing.hours[metric], showing.hour
    speed = sums[hour] - sums[max(hour - 1, 0)]
    rate = t("+{n}/h", n=_rate(metric, speed, t)) if speed >= 0.5 else ""
    label = t("on last week") if change.text and width >= 26 else ""
    left = (Span(" "), change, Span(f" {label}", "dim"))
    return (*left, Span(fit_right(rate, max(width - width_of(left) - 1, 0)), "text"), Span(" "))


def _rate(metric: str, speed: float, t: Texts) -> str:
    return words.money_short(speed, t) if metric == "gmv" else words.count_short(speed, t)


def said(metric: str, value: float, t: Texts) -> str:
    """A running figure: counts in full, money short."""
    return words.money_short(value, t) if metric == "gmv" else words.count(value)


def against_last(showing: Showing, metric: str, t: Texts) -> Span:
    """`▲54%` against the same hour of the week before; empty where there was nothing to compare."""
    before, now = showing.then(metric), showing.now(metric)
    if not before:
        return Span("")
    change = now / before - 1
    if abs(change) < _NO_CHANGE:
        return Span("=", "dim")
    if change > _HUGE:
        return Span(t("×{n}", n=f"{now / before:.0f}"), "good")
    size = f"{abs(change) * 100:.0f}%"
    return Span(f"▲{size}", "good") if change > 0 else Span(f"▼{size} !", "bad")


def _is_record(showing: Showing, metric: str) -> bool:
    """Whether the week has more already than any whole week before it, of two or more."""
    if len(showing.earlier) < 2:
        return False
    best = max(sum(getattr(day, metric) for day in week.days) for week in showing.earlier)
    return bool(showing.now(metric) > best > 0)
