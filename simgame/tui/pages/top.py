"""The two lines over everything: where we are, and the money and staff hours left."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, Tone, fit, width_of
from simgame.tui.names import level_name

_ROLES = {"content": N_("Content"), "media": N_("Media"), "community": N_("Community")}
WIDE = 96


def season_line(play: Play, t: Texts, width: int, right: Row = ()) -> Row:
    """The scenario, the week and the level, with something at the right end."""
    seen = play.observation
    week = t("week {week} of {weeks}", week=seen.round, weeks=seen.rounds)
    room = width - width_of(right)
    title = play.scenario.title.of(t.lang)
    tail = f" · {week} · {level_name(play.level, t, play.scenario.level_name(play.level))}"
    if cell_len(title + tail) > room:
        tail = f" · {week}"
    title = title if cell_len(title + tail) <= room else fit(title, max(room - cell_len(tail), 4))
    filler = " " * max(room - cell_len(title + tail), 0)
    return Span(title, "title"), Span(tail + filler), *right


def money_line(play: Play, t: Texts, width: int) -> Row:
    """What the week may spend, what is planned and left, and the hours by role."""
    sums = play.sums()
    over = sums.left < 0
    owed: list[tuple[str, str, Tone]] = [(t("Owed"), words.money(sums.costs.owing), "")]
    money: list[tuple[str, str, Tone]] = [
        (t("Week"), words.money(sums.cap), ""),
        *(owed if sums.costs.owing else ()),
        (t("Planned"), words.money(sums.costs.total), "strong"),
        (t("Over") if over else t("Left"), words.money(abs(sums.left)), "bad" if over else "good"),
    ]
    spans: list[Span] = []
    for label, value, tone in money:
        spans += [Span(f"{label} ", "dim"), Span(value, tone), Span("  ")]
    hours = _hours(play, t, narrow=width < WIDE)
    for text, tone in _fitting(hours, width - width_of(spans)):
        spans.append(Span(text, tone))
    return tuple(spans)


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
