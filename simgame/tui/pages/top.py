"""The two lines over everything: where we are, and the money and staff hours left."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, Tone, bar_spans, fit, width_of
from simgame.tui.names import level_name

_ROLES = {"content": N_("Content"), "media": N_("Media"), "community": N_("Community")}
WIDE = 96
_MONEY_BAR = 24


def season_line(play: Play, t: Texts, width: int, right: Row = ()) -> Row:
    """The scenario, the week and the level, with something at the right end."""
    seen = play.observation
    week = t("week {week} of {weeks}", week=seen.round, weeks=seen.rounds)
    room = width - width_of(right)
    title = play.scenario.title.of(t.lang)
    tail = f" · {week} · {level_name(play.level, t, play.scenario.level_name(play.level))}"
    if cell_len(title + tail) > room:
        tail = f" · {week}"
    if cell_len(title + tail) > room:
        tail = f" · {seen.round}/{seen.rounds}"
    title = title if cell_len(title + tail) <= room else fit(title, max(room - cell_len(tail), 4))
    filler = " " * max(room - cell_len(title + tail), 0)
    return Span(title, "bright bold"), Span(tail + filler, "dim"), *right


def money_line(play: Play, t: Texts, width: int) -> Row:
    """What the week may spend, what is planned and left with a bar, and the hours by role."""
    sums = play.sums()
    over = sums.left < 0
    owed: list[tuple[str, str, Tone]] = [(t("Owed"), words.money(sums.costs.owing), "")]
    money: list[tuple[str, str, Tone]] = [
        (t("Week"), words.money(sums.cap), ""),
        *(owed if sums.costs.owing else ()),
        (t("Planned"), words.money(sums.costs.total), "strong"),
    ]
    spans: list[Span] = []
    for label, value, tone in money:
        spans += [Span(f"{label} ", "dim"), Span(value, tone), Span("  ")]
    share = sums.costs.total / sums.free if sums.free else float(bool(sums.costs.total))
    bar = _MONEY_BAR if width >= WIDE else _MONEY_BAR // 2
    spans += [*bar_spans(share, bar, "bad" if over else "brand"), Span("  ")]
    label = t("Over") if over else t("Left")
    left = words.money(abs(sums.left))
    spans += [Span(f"{label} ", "dim"), Span(left, "bad" if over else "good"), Span("  ")]
    room = width - width_of(spans)
    hours = _fitting(_hours(play, t, narrow=width < WIDE), room)
    filler = room - sum(cell_len(text) for text, _ in hours)
    return (*spans, Span(" " * max(filler, 0)), *(Span(text, tone) for text, tone in hours))


def _hours(play: Play, t: Texts, *, narrow: bool) -> list[tuple[str, Tone]]:
    """Hours needed of those free, by role, the fullest first."""
    seen, needed = play.observation, play.sums().costs.hours
    told = []
    fullest = sorted(seen.hours, key=lambda role: -needed.get(role, 0.0) / max(seen.hours[role], 1))
    for role in fullest if narrow else seen.hours:
        hours = seen.hours[role]
        free = hours - seen.hours_queued.get(role, 0.0)
        need = needed.get(role, 0.0)
        tone: Tone = "warn" if need > free + 0.05 else "dim"
        mark = "!" if tone == "warn" else ""
        short = t(_ROLES[role]) if role in _ROLES else role
        told.append((f"{short} {need:.0f}/{free:.0f}{t('h')}{mark} ", tone))
    return told


def _fitting(parts: Sequence[tuple[str, Tone]], width: int) -> list[tuple[str, Tone]]:
    kept = []
    for text, tone in parts:
        width -= cell_len(text)
        if width < 0:
            break
        kept.append((text, tone))
    return kept
