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
_MONEY_BAR, _LEAST_BAR = 24, 4
Part = tuple[str, str, Tone]  # a label, what it says, and how that is drawn


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
    """What the week may spend, what is planned and left with a bar, hours, team and season."""
    sums = play.sums()
    over = sums.left < 0
    owed: list[Part] = [(t("Owed"), words.money(sums.costs.owing), "")]
    before: list[Part] = [
        (t("Week"), words.money(sums.cap), ""),
        *(owed if sums.costs.owing else ()),
        (t("Planned"), words.money(sums.costs.total), "strong"),
    ]
    label, tone = (t("Over"), "bad") if over else (t("Left"), "good")
    start, end = _row(before), _row([(label, words.money(abs(sums.left)), tone)])
    room = width - width_of(start) - width_of(end) - 2
    fullest, *hours = _hours(play, t) or [()]
    season, team = _season(play, t), _team(play, t)
    kept: list[Row] = []
    for piece in (fullest, season, *hours, team):  # the bar is what gives way first
        if width_of(piece) <= room - _LEAST_BAR:
            kept.append(piece)
            room -= width_of(piece)
    extra = [piece for piece in (fullest, *hours, team, season) if piece in kept]
    bar = max(min(room, _MONEY_BAR), _LEAST_BAR)
    share = sums.costs.total / sums.free if sums.free else float(bool(sums.costs.total))
    drawn = (*bar_spans(share, bar, "bad" if over else "brand"), Span("  "))
    filler = Span(" " * max(room - bar, 0))
    return (*start, *drawn, *end, filler, *(span for piece in extra for span in piece))


def _row(parts: Sequence[Part]) -> Row:
    return tuple(span for label, value, tone in parts
                 for span in (Span(f"{label} ", "dim"), Span(value, tone), Span("  ")))  # fmt: skip


def _hours(play: Play, t: Texts) -> list[Row]:
    """Hours needed of those free, by role that has any work here, the fullest first."""
    seen, needed = play.observation, play.sums().costs.hours
    told: list[Row] = []
    roles = [role for role in seen.hours if role in play.working]
    for role in sorted(roles, key=lambda role: -needed.get(role, 0.0) / max(seen.hours[role], 1)):
        free = seen.hours[role] - seen.hours_queued.get(role, 0.0)
        need = needed.get(role, 0.0)
        short = t(_ROLES[role]) if role in _ROLES else role
        crowded = need > free + 0.05
        said = f"{short} {need:.0f}/{free:.0f}{t('h')}{'!' if crowded else ''} "
        told.append((Span(said, "warn" if crowded else "dim"),))
    return told


def _season(play: Play, t: Texts) -> Row:
    """What is left of the season's money, this week's with it."""
    money = words.money_short(play.observation.money_left, t)
    return (Span(f" {t('season {money}', money=money)}", "dim"),)


def _team(play: Play, t: Texts) -> Row:
    """What the hours of the plan are worth, which takes nothing from its money."""
    worth = sum(play.sums().costs.own_hours.values())
    money = words.money_short(worth, t)
    return (Span(f"+{t('team {money}', money=money)} ", "dim"),) if worth else ()
