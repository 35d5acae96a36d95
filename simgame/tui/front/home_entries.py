"""What the menu of home says beside each of its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simgame.locale import N_, Texts
from simgame.settings import Settings
from simgame.tui.cells import Row, Span
from simgame.tui.front.home_menu import Entry
from simgame.tui.front.shelf import TUTORIAL, Shelf
from simgame.tui.names import level_name

if TYPE_CHECKING:
    from simgame.game.table.gateway import SeasonInfo
    from simgame.profile import Profile

_LANGUAGES = {"zh": "中文", "en": "English"}
_COLOURS = {"dark": N_("dark"), "light": N_("light"), "contrast": N_("high contrast")}
_MOTION = {"on": N_("moving"), "less": N_("less motion"), "off": N_("no motion")}


def entries(
    shelf: Shelf | None, profile: Profile | None, settings: Settings, t: Texts
) -> list[Entry]:
    """The lines of the menu; `shelf` and `profile` are None until they have been read."""
    found = [Entry("new", "n", t("New season"), _new(shelf, t))]
    if shelf is None or shelf.daily:
        found.append(Entry("daily", "d", t("Daily"), _daily(shelf, profile, t)))
    if shelf is None or TUTORIAL in shelf.titles:
        found.append(Entry("tutorial", "t", t("Tutorial"), _tutorial(profile, t)))
    looks = (_LANGUAGES[t.lang], t(_COLOURS[settings.colours]), t(_MOTION[settings.motion]))
    return [
        *found,
        Entry("boards", "b", t("Leaderboard"), _boards(shelf, t)),
        Entry("seasons", "o", t("Saved seasons"), _seasons(shelf, t)),
        Entry("trainer", "T", t("Trainer's bench"), t("check, preview, play-test")),
        Entry("settings", ",", t("Settings"), " · ".join(looks)),
    ]


def about(info: SeasonInfo, t: Texts) -> str:
    """A season by scenario, level and week."""
    level = level_name(info.header.level, t) if info.header else ""
    week = t("week {week} of {weeks}", week=info.weeks + 1, weeks=info.rounds)
    return f"{info.title(t.lang)} · {level} · {week}"


def _new(shelf: Shelf | None, t: Texts) -> str:
    return t.plural("{n} scenario", "{n} scenarios", len(shelf.titles)) if shelf else t("Reading…")


def _daily(shelf: Shelf | None, profile: Profile | None, t: Texts) -> str:
    if shelf is None or shelf.daily is None:
        return ""
    name = shelf.titles[shelf.daily.scenario].of(t.lang)
    if not shelf.tries:
        return t("{title} · one luck for all", title=name)
    first = shelf.tries[0]
    result = profile.result(first.name) if profile else None
    if result is not None:
        return t("{title} · {score} {grade}", title=name, score=result.total, grade=result.grade)
    week = min(first.weeks + 1, first.rounds)
    return t("{title} · week {week} of {weeks}", title=name, week=week, weeks=first.rounds)


def _tutorial(profile: Profile | None, t: Texts) -> str:
    best = profile.bests.get((TUTORIAL, "normal")) if profile else None
    if best is None:
        return t("first post to first sale")
    result = best.best.result
    return t("done, {score} {grade}", score=result.total, grade=result.grade)


def _boards(shelf: Shelf | None, t: Texts) -> str:
    done = sum(season.finished for season in shelf.seasons) if shelf else 0
    return t.plural("this computer, {n} season", "this computer, {n} seasons", done)


def _seasons(shelf: Shelf | None, t: Texts) -> str:
    if shelf is None:
        return t("Reading…")
    broken = sum(season.error is not None for season in shelf.seasons)
    said = t("{n} under way", n=sum(1 for _ in shelf.begun()))
    return said + (" · " + t("{n} cannot be read", n=broken) if broken else "")


def streak_rows(profile: Profile | None, t: Texts) -> list[Row]:
    """Weeks with play in a row, for the three rows beside the logo."""
    streak = profile.streak if profile else None
    if streak is None or not streak.weeks:
        return [(), (), ()]
    weeks = t.plural("{n} week in a row", "{n} weeks in a row", streak.weeks)
    note = t("one missed week let pass") if streak.frozen else ""
    if not streak.this_week:
        note = t("play this week to go on")
    return [(Span(weeks, "gold bold"),), (Span(note, "dim"),), ()]
