"""Home: go on with a season, begin one, and the saves there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from simgame import __version__
from simgame.locale import N_, Texts
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, Tone, fit, heading, paragraph
from simgame.tui.focus import game
from simgame.tui.names import level_name
from simgame.tui.screens.ask import Choose
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from simgame.game.table.gateway import SeasonInfo

ABOUT = N_(
    "Home. Go on with the newest season, begin a new one, or open an older save. A season is saved "
    "by itself after every decision; nothing has to be saved by hand."
)
TUTORIAL = "tutorial"
TUTORIAL_BEGUN = N_("A tutorial is under way")
TUTORIAL_WAYS = (
    ("on", N_("Continue"), N_("where you left it")),
    ("anew", N_("Start anew"), N_("the one under way stays among the saves")),
)
_MOST_READ = 72


class Home(GameScreen):
    """The first screen."""

    ACTIONS = (
        Action("new", "n", "n", N_("New season"), 4),
        Action("resume_newest", "c", "c", N_("Continue"), 4, unless="no_season"),
        Action("tutorial", "t", "t", N_("Tutorial"), 5, unless="no_tutorial"),
        Action("leave_home", "q", "q", N_("Quit"), 6),
    )
    ABOUT = ABOUT
    READS = True

    def __init__(self) -> None:
        super().__init__()
        self.saves: Sequence[SeasonInfo] | None = None
        self.has_tutorial: bool | None = None

    def body(self) -> ComposeResult:
        yield Sheet(self._hero, id="hero")
        yield PickList(self._choices, about=ABOUT, id="choices")

    def on_mount(self) -> None:
        self.query_one("#choices").focus()
        self.call_after_refresh(game(self.app).tasks.list_seasons, self.show_saves)

    def show_saves(self, saves: Sequence[SeasonInfo], has_tutorial: bool) -> None:
        """Take the list of saves once it has been read."""
        self.saves, self.has_tutorial = saves, has_tutorial
        self.relabel()
        self.query_one("#choices", PickList).point_first()
        self.ready()

    @property
    def newest(self) -> SeasonInfo | None:
        """The unfinished season that was played last."""
        return next(self._begun(), None)

    @property
    def begun_tutorial(self) -> SeasonInfo | None:
        """The tutorial that was played last and is not finished."""
        return next((s for s in self._begun() if s.scenario == TUTORIAL), None)

    def _begun(self) -> Iterator[SeasonInfo]:
        return (s for s in self.saves or () if s.error is None and not s.finished)

    @property
    def no_season(self) -> str:
        """Why there is nothing to continue."""
        if self.saves is None:
            return self.t("Reading…")
        return "" if self.newest else self.t("There is no unfinished season yet.")

    @property
    def no_tutorial(self) -> str:
        """Why the tutorial cannot be played."""
        return self.t("The tutorial is not installed here.") if self.has_tutorial is False else ""

    def _hero(self, width: int) -> list[Line]:
        t, read = self.t, min(width, _MOST_READ)
        rows: list[Row] = [
            (Span("simgame", "title"), Span(f"  {__version__}", "dim")),
            *paragraph(t("A brand, its customers, a market: plan week by week and learn."), read),
            *paragraph(t("It trains judgement; it does not predict real campaigns."), read, "dim"),
        ]
        return [Line(row) for row in rows]

    def _choices(self, width: int) -> list[Line]:
        t = self.t
        lines = []
        if self.newest is not None:
            lines.append(_choice("resume_newest", t("Continue"), self._about(self.newest), width))
        lines.append(_choice("new", t("New season"), t("choose a scenario and a level"), width))
        if self.has_tutorial is not False:
            said = t("from the first post to the first sale, in four weeks")
            lines.append(_choice("tutorial", t("Tutorial"), said, width))
        lines.append(_choice("language", t("中文"), t("switch the language (F10)"), width))
        lines.append(_choice("leave_home", t("Quit"), "", width))
        return [*lines, *self._older(width)]

    def _older(self, width: int) -> list[Line]:
        t = self.t
        lines = [Line(()), Line(heading(t("Saved seasons"), width))]
        if self.saves is None:
            return [*lines, Line((Span(t("Reading…"), "dim"),))]
        lines += [Line(_save_row(s, t, width), f"save:{s.name}") for s in self.saves]
        if not self.saves:
            said = t("None yet. A season is saved by itself as soon as it begins.")
            lines.append(Line((Span(said, "dim"),)))
        return lines

    def _about(self, info: SeasonInfo) -> str:
        week = self.t("week {week} of {weeks}", week=info.weeks + 1, weeks=info.rounds)
        return f"{info.title(self.t.lang)} · {week}"

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        event.stop()
        kind, _, name = event.key.partition(":")
        if kind == "save":
            self._open(name)
        elif kind == "language":
            game(self.app).do_language()
        else:
            self.action_do(kind)

    def _open(self, name: str) -> None:
        info = next(s for s in self.saves or () if s.name == name)
        if info.error is not None:
            game(self.app).tasks.say_refused(info.error)
        else:
            game(self.app).tasks.resume_season(info.name)

    def do_resume_newest(self) -> None:
        if self.newest is not None:
            game(self.app).tasks.resume_season(self.newest.name)

    def do_new(self) -> None:
        game(self.app).go_scenarios()

    def do_tutorial(self) -> None:
        if self.begun_tutorial is None:
            self._tutorial_anew()
        else:
            said = self._about(self.begun_tutorial)
            self.app.push_screen(Choose(TUTORIAL_BEGUN, said, TUTORIAL_WAYS), self._tutorial)

    def _tutorial(self, way: str | None) -> None:
        if way == "on" and self.begun_tutorial is not None:
            game(self.app).tasks.resume_season(self.begun_tutorial.name)
        elif way == "anew":
            self._tutorial_anew()

    def _tutorial_anew(self) -> None:
        game(self.app).tasks.start_season(TUTORIAL, "normal", brief=True)

    def do_leave_home(self) -> None:
        game(self.app).do_leave()


def _choice(key: str, label: str, about: str, width: int) -> Line:
    return Line((Span(fit(f"  {label}", 18), "strong"), Span(fit(about, width - 18), "dim")), key)


def _save_row(info: SeasonInfo, t: Texts, width: int) -> Row:
    when = _when(info.modified, t)
    if info.header is None:
        state, level = t("cannot be read"), ""
    else:
        level = level_name(info.header.level, t)
        done = t("finished") if info.finished else ""
        state = done or t("week {week} of {weeks}", week=info.weeks + 1, weeks=info.rounds)
    title_width = max(width - 18 - 10 - 18 - 2, 10)
    tone: Tone = "dim" if info.finished or info.header is None else ""
    return (
        Span(fit(f"  {info.title(t.lang)}", title_width), "bad" if info.header is None else tone),
        Span(fit(f" {state}", 18), tone),
        Span(fit(f" {level}", 10), "dim"),
        Span(fit(f" {when}", 18), "dim"),
    )


def _when(moment: datetime, t: Texts) -> str:
    """The day, as far as it is not today, and the time."""
    today = datetime.now(moment.tzinfo).date()
    clock = f"{moment:%H:%M}"
    return t("today {time}", time=clock) if moment.date() == today else f"{moment:%Y-%m-%d} {clock}"
