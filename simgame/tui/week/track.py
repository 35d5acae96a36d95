"""The clock track: seven days, how far they are, and a chip where something happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from rich.cells import cell_len

from simgame.locale import Texts
from simgame.locale.days import day_name
from simgame.plan.observation import Message, PostRow
from simgame.tui.cells import Row, Span
from simgame.tui.look import chip
from simgame.tui.look.canvas import Canvas
from simgame.tui.week.showing import Showing

HOURS = 168
# What a message is about, by how its code begins; the first that fits.
_KINDS = (
    ("event-traffic", "dear"),
    ("event-rival", "rival"),
    ("rival-", "rival"),
    ("event-", "event"),
    ("over-", "event"),
    ("holiday", "event"),
    ("crisis-", "crisis"),
    ("storm-", "crisis"),
    ("found-", "compliance"),
    ("kol-", "kol"),
    ("research-", "research"),
    ("service-", "service"),
    ("ai-", "content"),
    ("consumer-", "viral"),
    ("hot-topic", "content"),
    ("no-money", "alert"),
    ("let-go", "team"),
)


def kind_of(code: str) -> str:
    """The chip that stands for a message."""
    if code.endswith("-used-up"):
        return "alert"
    return next((kind for start, kind in _KINDS if code.startswith(start)), "mail")


def track(showing: Showing, t: Texts, width: int) -> list[Row]:
    """Three rows: days, the line with its knob, and chips; what is still to come is faded."""
    playback = showing.playback
    names, line, chips = Canvas(width, 1), Canvas(width, 1), Canvas(width, 1)
    done = round(playback.hour / HOURS * (width - 1))
    line.text(0, 0, "━" * done, "brand")
    line.text(done, 0, "─" * (width - done), "faint")
    today = min(int(playback.hour // 24), 6)
    for day in range(7):
        x = round(day * 24 / HOURS * (width - 1))
        tone = "bright bold" if day == today else "dim"
        names.text(x, 0, _name(showing, day, t, width), tone)
        if day:
            line.text(x, 0, "┿" if x <= done else "┼", "brand" if x <= done else "faint")
    line.text(min(done, width - 1), 0, "█", "gold")
    for hour, kind, is_planned in sorted(_marks(showing)):
        x = min(round(hour / HOURS * (width - 1)), width - 2)
        faded = hour > playback.hour
        if not faded or is_planned:
            span = chip(kind, t, faded=faded)
            _place(chips, x, span, width)
    return [names.rows()[0], line.rows()[0], chips.rows()[0]]


def _place(chips: Canvas, x: int, span: Span, width: int) -> None:
    """Put a chip at `x`, or at the first place after it where none stands; none at the end."""
    row = "".join(one.text for one in chips.rows()[0])
    taken, at = set[int](), 0
    for sign in row:
        size = cell_len(sign)
        if sign != " ":
            taken |= set(range(at, at + size))
        at += size
    while x in taken or x + 1 in taken:
        x += 1
    if x <= width - 2:
        chips.text(x, 0, span.text, span.tone)


def _name(showing: Showing, day: int, t: Texts, width: int) -> str:
    name = day_name(day, t)
    if width < 100:
        return name
    number = (showing.playback.round - 1) * 7 + day
    date = showing.play.scenario.start + timedelta(days=number)
    first = day == 0 or date.day == 1
    return f"{name} {date.month}/{date.day}" if first else f"{name} {date.day}"


def _marks(showing: Showing) -> Iterable[tuple[int, str, bool]]:
    """Hour, chip, and whether it was known before it happened; a kind once every six hours."""
    first = showing.playback.first_hour
    posts = showing.report.posts if showing.report else ()
    found = {(_slot(post.hour - first), post.group, True) for post in posts if _is_new(post, first)}
    for day in showing.playback.days:
        found |= {
            (_slot(m.hour - first), kind_of(m.code), False) for m in day.messages if _counts(m)
        }
    return found | {
        (moment.hour, _CHIPS.get(moment.kind, moment.kind), False) for moment in showing.moments
    }


_CHIPS = {"first": "milestone", "record": "milestone", "target": "milestone"}


def _slot(hour: int) -> int:
    return hour // 6 * 6


def _is_new(post: PostRow, first: int) -> bool:
    return first <= post.hour < first + HOURS


def _counts(message: Message) -> bool:
    return kind_of(message.code) not in ("mail", "service")
