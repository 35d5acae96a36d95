"""The feed: headlines, moments and the audience's own words, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simgame import pages, words
from simgame.locale import N_, Texts
from simgame.locale.days import day_name, hour_text
from simgame.plan.observation import Heard
from simgame.tui.cells import Row, Span, paragraph, width_of, wrap
from simgame.tui.look import chip, face, monogram, titled
from simgame.tui.week.showing import Showing
from simgame.tui.week.track import kind_of

_A_DAY = 3  # so many comments a day at most
# How somebody feels who says something for a reason; −1 to 1.
MOODS = {
    "post-liked": 0.9,
    "post-hard-sell": -0.7,
    "post-dull": -0.1,
    "post-ai": -0.4,
    "ad-seen": 0.1,
    "ad-too-often": -0.8,
    "kol-open": 0.8,
    "kol-hidden": -0.6,
    "member-helped": 0.9,
    "member-too-many": -0.7,
    "parcel-liked": 1.0,
    "parcel-returned": -0.8,
    "coupon-hunter": 0.3,
    "trust-lost": -0.9,
    "orders-up": 0.8,
    "orders-down": -0.4,
    "exits-up": -0.5,
    "cac-up": -0.4,
    "awareness-up": 0.7,
}
_TONES = {
    "rival": "bad/7",
    "dear": "warn",
    "event": "price",
    "crisis": "bad",
    "alert": "warn",
    "compliance": "bad",
    "viral": "gold bold",
}
# So many rows below its first one are told of the newest, and of all others.
_BELOW_NEWEST, _BELOW = 4, 2
_SAYS = {
    "first": N_("The first sale of the season!"),
    "milestone": N_("{orders} orders this season"),
    "record": N_("A record: {value} orders in a day, {before} until now"),
    "week": N_("A record week: {value} orders, {before} until now"),
    "viral": N_("{post} takes off: {views} views, {times} times the usual"),
    "target": N_("Target passed: {kpi} {value}"),
    "stretch": N_("Stretch reached: {kpi} {value}"),
    "on": N_("Spot on: you said {expected} {kpi}, {came} came"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the feed: its hour of the week, and what stands behind the hour."""

    hour: int
    row: Row


def feed(showing: Showing, t: Texts, width: int) -> list[Row]:
    """What has been told up to this hour, the newest first; never nothing."""
    items = [item for item in _items(showing, t) if item.hour <= showing.playback.hour]
    title = titled(
        t("On the ground"), width, (Span(t.plural("{n} line", "{n} lines", len(items)), "dim"),)
    )
    if not items:
        return [
            title,
            (Span(t("Quiet so far. What happens and what is said comes here."), "dim"),),
        ]
    rows: list[Row] = [title]
    for place, item in enumerate(sorted(items, key=lambda item: -item.hour)):
        most = _BELOW if place else _BELOW_NEWEST
        rows += _wrapped(_stamp(item.hour, t), item.row, width, most)
    return rows


def _stamp(hour: int, t: Texts) -> Span:
    hour = min(hour, 167)
    return Span(f"{day_name(hour // 24, t)} {hour_text(hour)} ", "dim")


def _wrapped(when: Span, row: Row, width: int, most: int) -> Iterator[Row]:
    """The row behind its hour; a long text goes on below its chip, on `most` more rows."""
    *head, last = row
    blank = Span(" ") if last.text.startswith(" ") else Span("")
    head, text = [*head, blank], last.text.lstrip()
    used, indent = width_of((when, *head)), width_of((when, head[0])) + 1
    first = (wrap(text, max(width - used, 8)) or [""])[0]
    yield (when, *head, Span(first, last.tone))
    if left := text[len(first) :].lstrip():
        for (span,) in paragraph(left, max(width - indent, 8), last.tone, most=most):
            yield (Span(" " * indent), span)


def _items(showing: Showing, t: Texts) -> Iterator[Item]:
    view, first = showing.play.scenario, showing.playback.first_hour
    for day in showing.playback.days:
        for told in day.messages:
            kind = kind_of(told.code)
            text = Span(f" {words.message(view, told, t)}", _TONES.get(kind, ""))
            yield Item(told.hour - first, (chip(kind, t), text))
    for moment in showing.moments:
        yield Item(moment.hour, said_moment(showing, moment, t))
    for heard in _loudest(showing):
        yield Item(heard.hour - first, _voice(showing, heard, t))


def said_moment(showing: Showing, moment: pages.Moment, t: Texts) -> Row:
    """A moment as a line of the feed."""
    kind = (
        moment.keys[1] if moment.kind in ("record", "target") and moment.keys[1:] else moment.kind
    )
    said = {name: words.count(value) for name, value in moment.values.items()}
    if moment.kind in ("target", "on") and moment.keys:
        kpi = moment.keys[0]
        said = {name: words.figure(kpi, v, t, short=True) for name, v in moment.values.items()}
        said["kpi"] = words.kpi_name(kpi, t)
    if moment.kind == "viral":
        said["post"] = words.touch_name(showing.play.scenario, moment.keys[0], moment.keys[1:], t)
        said["times"] = f"{moment.values['times']:.0f}"
    mark = {"first": "milestone", "record": "milestone", "target": "milestone"}
    text = Span(f" {t(_SAYS[kind], **said)}", "gold bold")
    return (chip(mark.get(moment.kind, moment.kind), t), text)


def _loudest(showing: Showing) -> list[Heard]:
    """What people, press and colleagues say; at most three comments a day."""
    if showing.report is None:
        return []
    by_day: dict[int, int] = {}
    kept = []
    for heard in showing.report.heard:
        day = heard.hour // 24
        by_day[day] = by_day.get(day, 0) + 1
        if by_day[day] <= _A_DAY:
            kept.append(heard)
    return kept


def _voice(showing: Showing, heard: Heard, t: Texts) -> Row:
    """Somebody's own words, with a monogram and a face."""
    found = words.heard_words(showing.play.scenario, heard, t)
    text = Span(f" {found.text}")
    if found.kind != "comments":
        kind = "mail" if found.kind == "mail" else "event"
        return (chip(kind, t), Span(f" {found.by}", "dim"), text)
    return (
        monogram(found.by, among=words.persona_names(showing.play.scenario, t)),
        Span(" "),
        face(MOODS.get(heard.cause, 0.0)),
        Span(f" {found.by}", "strong"),
        text,
    )
