"""The week ahead, day by day: what goes out, who will come to search, what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.locale.days import day_name
from simgame.plan.observation import TransitRow
from simgame.tui.cells import Row, Span, fit, paragraph, spark, width_of
from simgame.tui.look import chip, hue, titled

ROWS = 6
_DAYS = 7
_NARROW = 6  # cells of a day, at least
_MOST_CHIPS = 4


def week_ahead(play: Play, t: Texts, width: int) -> list[Row]:
    """Six rows: days, chips of what goes out, people who come to search, and what else comes."""
    seen = play.observation
    first = (seen.round - 1) * _DAYS
    day = max(width // _DAYS, _NARROW)
    searching = _by_day(seen.in_transit, "search")
    title = titled(t("The week ahead"), width, (Span(t("by this plan"), "dim"),))
    held = {n: name.of(t.lang) for n, name in pages.holidays(play.scenario, seen.round)}
    days = _dated([_date(play, first + n) for n in range(_DAYS)], t, day)
    fits = all(width_of((Span(f"{days[n]} {name}"),)) < day for n, name in held.items())
    names = tuple(
        Span(fit(f"{text} {held[n]}" if fits and n in held else text, day), "gold" * (n in held))
        for n, text in enumerate(days)
    )
    rows: list[Row] = [title, names, _chips(play, t, day)]
    if any(searching):
        rows.append(_searching(searching, t, day))
    if not fits:
        rows.append(_holidays(held, t))
    for told in _coming(play, t, width):
        if len(rows) + len(told) <= ROWS:
            rows += told
    return rows


def _dated(dates: Sequence[str], t: Texts, width: int) -> list[str]:
    """The days with their dates, all alike: closer, or without dates, where there is less room."""
    named = [(day_name(n, t), day) for n, day in enumerate(dates)]
    for between, most in ((" ", width - 1), ("", width)):
        told = [f" {name}{between}{day}" for name, day in named]
        if max(map(cell_len, told)) <= most:
            return told
    return [f" {name}" for name, _ in named]


def _holidays(held: Mapping[int, str], t: Texts) -> Row:
    """The holidays by name, where the day's own column is too narrow for them."""
    said = "  ".join(f"{day_name(n, t)} {name}" for n, name in held.items())
    return (Span(" "), chip("event", t), Span(f" {said}", "gold"))


def _date(play: Play, day: int) -> str:
    start = play.scenario.start
    if not isinstance(start, date):
        return str(day + 1)
    return str((start + timedelta(days=day)).day)


def _by_day(rows: Sequence[TransitRow], kind: str) -> list[int]:
    """How much of a kind falls due on each day of the week."""
    sums = [0] * _DAYS
    for row in rows:
        if row.kind == kind:
            for day, amount in enumerate(row.days[:_DAYS]):
                sums[day] += amount
    return sums


def _chips(play: Play, t: Texts, day: int) -> Row:
    """What goes out on each day, as many chips as fit."""
    spans: list[Span] = []
    for kinds in _going_out(play):
        piece: list[Span] = [Span(" ")]
        for kind in kinds[: min((day - 1) // 3, _MOST_CHIPS)]:
            piece += [chip(kind, t), Span(" ")]
        spans += [*piece, Span(" " * (day - width_of(piece)))]
    return tuple(spans)


def _going_out(play: Play) -> list[list[str]]:
    """Own posts evenly over the week, KOLs when they are due; ads begin it, messages end it."""
    out = [["content"] * min(count, 2) for count in _spread(play)]
    first = (play.observation.round - 1) * _DAYS
    for row in play.observation.in_transit:
        due = row.due_day - first
        if row.kind == "kol" and 0 <= due < _DAYS:
            out[due].append("kol")
    if _planned(play, "paid.", ".budget"):
        out[0].append("paid")
    if _planned(play, "private.", ".touches"):
        out[-1].append("private")
    return out


def _planned(play: Play, start: str, end: str) -> float:
    mine = (v for p, v in play.values.items() if p.startswith(start) and p.endswith(end))
    return sum(float(value) for value in mine if isinstance(value, int | float))


def _spread(play: Play) -> list[int]:
    """The planned posts over the days, the earlier days first."""
    posts = round(_planned(play, "content.", ".count"))
    return [posts // _DAYS + (number < posts % _DAYS) for number in range(_DAYS)]


def _searching(days: Sequence[int], t: Texts, day: int) -> Row:
    """Who will come to search, with a bar for each day."""
    bars = spark(days)
    said = [t("{n} search", n=words.count_short(people, t)) for people in days]
    if any(cell_len(text) > day - 3 for text in said):
        said = [words.count_short(people, t) for people in days]
        said = [text if cell_len(text) <= day - 3 else text.replace(",", "") for text in said]
    return tuple(
        part
        for bar, text in zip(bars, said, strict=True)
        for part in (Span(f" {bar} ", hue("content")),
                     Span(fit(text, day - 3), "dim"))
    )  # fmt: skip


_DUE: Mapping[str, str] = {"study": "research", "parcels": "service", "hire": "team"}


def _coming(play: Play, t: Texts, width: int) -> Iterator[list[Row]]:
    """What else falls due, the soonest first: each whole, in as many rows as it takes."""
    rows = [row for row in play.observation.in_transit if row.kind != "search"]
    for row in sorted(rows, key=lambda row: row.due_hour if row.due_hour >= 0 else 10**9):
        kind = _DUE.get(row.kind, row.kind)
        first, *more = paragraph(words.transit_row(play.scenario, row, t), width - 4)
        mark = (Span(" "), chip(kind, t), Span(" "))
        yield [(*mark, *first), *((Span("    "), *rest) for rest in more)]
