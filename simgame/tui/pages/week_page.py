"""The week as it is played back: a line a day, sums, and what was told."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.locale.days import day_name, hour_text
from simgame.plan.observation import DayReport
from simgame.tui.cells import Cell, Line, Row, Span, Tone, bar_spans, grid, heading, width_of
from simgame.tui.pages.desk_pages import message_rows
from simgame.tui.playback import HOURS_A_DAY, Playback

_COLUMNS = (
    ("impressions", N_("impressions")),
    ("engagements", N_("engaged")),
    ("saves", N_("saves")),
    ("clicks", N_("clicks")),
    ("orders", N_("orders")),
    ("gmv", N_("GMV")),
    ("joins", N_("joined")),
    ("spend", N_("spent")),
)
_MONEY = frozenset({"gmv", "spend"})


def clock_row(playback: Playback, t: Texts, width: int, speed: str) -> Row:
    """Day and hour, how far the week is, and the speed."""
    day = min(int(playback.hour // HOURS_A_DAY), 6)
    hour = playback.hour - day * HOURS_A_DAY
    text = f"{day_name(day, t)} {hour_text(hour) if hour < HOURS_A_DAY else '24:00'}"
    size = max(min(width - cell_len(text) - cell_len(speed) - 4, 72), 7)
    done = int(playback.hour / 168 * size)
    return (
        Span(text, "strong"),
        Span("  " + "━" * done, "bar"),
        Span("─" * (size - done), "rest"),
        Span(f"  {speed}", "accent"),
    )


def day_table(playback: Playback, t: Texts, width: int) -> list[Line]:
    """The days so far, and their sum."""
    names = [name for name, _ in _COLUMNS]
    cells: list[list[Cell]] = [[("", ""), *((t(label), "dim") for _, label in _COLUMNS)]]
    shown = playback.shown_days
    for day in range(7):
        report = shown[day] if day < len(shown) else None
        cells.append([(day_name(day, t), "" if report else "dim"), *_figures(report, names, t)])
    total = [_words(name, sum(getattr(d, name) for d in shown), t) for name in names]
    tone: Tone = "strong" if shown else "dim"
    cells.append([(t("Sum"), "strong"), *((text, tone) for text in total)])
    rows = _spaced(cells, width)
    peak = max([day.impressions for day in playback.days], default=0)
    return [Line(_with_bar(row, place, shown, peak, width)) for place, row in enumerate(rows)]


def _spaced(cells: list[list[Cell]], width: int) -> list[Row]:
    """The columns as far apart as there is room for all of them."""
    aligns = "l" + "r" * (len(cells[0]) - 1)
    found = (grid(cells, aligns, width, gap) for gap in (4, 3, 2, 1))
    return next((rows for rows in found if len(rows[0]) == len(aligns)), grid(cells, aligns, width))


def _with_bar(row: Row, place: int, shown: Sequence[DayReport], peak: int, width: int) -> Row:
    """A day's impressions as a bar behind its figures, where there is room."""
    room = min(width - width_of(row) - 3, 40)
    if room < 8 or not 1 <= place <= len(shown) or not peak:
        return row
    return (*row, Span("   "), *bar_spans(shown[place - 1].impressions / peak, room))


def _figures(report: DayReport | None, names: Sequence[str], t: Texts) -> list[Cell]:
    if report is None:
        return [("·", "dim") for _ in names]
    return [(_words(name, getattr(report, name), t), "") for name in names]


def _words(name: str, value: int, t: Texts) -> str:
    return words.money_short(value, t) if name in _MONEY else words.count_short(value, t)


def feed(play: Play, playback: Playback, t: Texts, width: int) -> list[Line]:
    """What has been told so far, the newest first."""
    rows: list[Row] = [heading(t("Messages"), width)]
    for told in reversed(playback.messages):
        rows += message_rows(told, play, t, width)
    if len(rows) == 1:
        rows.append((Span(t("Nothing yet."), "dim"),))
    return [Line(row) for row in rows]
