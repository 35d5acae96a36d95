"""Home, a front page: go on in one key, see what you have, one thing to try."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from simgame.locale import N_
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, heading, paragraph
from simgame.tui.focus import game
from simgame.tui.front.first_step import first_step, what_helps
from simgame.tui.front.home_entries import about, entries, streak_rows
from simgame.tui.front.home_menu import CARD, TUTORIAL_BEGUN, TUTORIAL_WAYS, Entry, Menu
from simgame.tui.front.logo import hero_rows
from simgame.tui.front.shelf import TUTORIAL, Shelf
from simgame.tui.look import on_ground
from simgame.tui.screens.ask import Choose
from simgame.tui.screens.at_home import AtHome
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from simgame.profile import Card, Profile

ABOUT = N_(
    "Home. Go on with the newest season, begin a new one, or open an older save. A season is saved "
    "by itself after every decision; nothing has to be saved by hand."
)
_BADGES, _WIDE, _CURVE = 8, 110, 4


class Home(AtHome):
    """The first screen."""

    ACTIONS = (
        Action("new", "n", "n", N_("New season"), 3),
        Action("daily", "d", "d", N_("Daily"), 4, unless="no_daily"),
        Action("resume_newest", "c", "c", N_("Continue"), unless="no_season"),
        Action("tutorial", "t", "t", N_("Tutorial"), 5, unless="no_tutorial"),
        Action("boards", "b", "b", N_("Leaderboard"), 7),
        Action("seasons", "o", "o", N_("Saved seasons"), 8),
        Action("trainer", "T", "T", N_("Trainer's tools")),
        Action("settings", "comma", ",", N_("Settings"), 9),
        Action("same_luck", "s", "s", N_("Same luck again"), unless="nothing_played"),
        Action("leave_home", "q", "q", N_("Quit"), 6),
    )
    ABOUT = ABOUT
    READS = True

    def body(self) -> ComposeResult:
        yield Sheet(self._hero, id="hero")
        with Horizontal(id="front"):
            with Vertical(id="left"):
                yield Sheet(self._card_lines, id="card")
                yield Sheet(self._bests, id="bests")
            with Vertical(id="right"):
                yield Menu(self._entries, self._enter_means, ABOUT)
                yield Sheet(self._badges, id="badges")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        self.call_after_refresh(game(self.app).tasks.look_around, self.show_shelf)

    def show_shelf(self, shelf: Shelf) -> None:
        """Take the list of seasons once it has been read, and ask for what takes longer."""
        self.shelf = shelf
        self.relabel()
        tasks = game(self.app).tasks
        if self.newest is not None:
            self.ready()
            tasks.read_card(self.newest, self.show_card)
        tasks.read_profile(shelf.seasons, self.show_profile)

    def show_card(self, card: Card | None) -> None:
        """Take how the newest season stands."""
        self.card = card
        self.relabel()

    def show_profile(self, profile: Profile) -> None:
        """Take what was played so far."""
        self.profile = profile
        self.relabel()
        self.rekey()
        if self.reading:  # what Enter begins depends on what was played
            self.ready()

    def knows(self, event: events.Event) -> bool:
        """Enter goes on with the season that was just left, whatever other seasons there are."""
        is_enter = isinstance(event, events.Key) and event.key in ("enter", "space")
        return is_enter and self._left is not None and self.query_one(Menu).on_card

    # What is shown ---------------------------------------------------------------------------

    def _hero(self, width: int) -> list[Line]:
        return [Line(row) for row in hero_rows(streak_rows(self.profile, self.t), self.t, width)]

    def _card_lines(self, width: int) -> list[Line]:
        pointed = self.query_one(Menu).on_card
        if self.card is not None and self.card.info == self.newest:
            from simgame.tui.front.home_card import ago, card_rows  # noqa: PLC0415 - loads the game

            now = datetime.now().astimezone()
            rows = card_rows(self.card, ago(self.card.info.modified, now, self.t), self.t, width,
                             pointed=pointed)  # fmt: skip
        else:
            ground = "cursor" if pointed else "surface"
            rows = [on_ground((Span(" "), *row), width, ground) for row in self._plain_card(width)]
        return [Line(row) for row in rows]

    def _plain_card(self, width: int) -> list[Row]:
        """The card before a season could be looked at, or where there is none."""
        t, newest = self.t, self.newest
        if newest is not None:
            label, title, said = t("Continue"), about(newest, t), ""
        elif self._left is not None:
            label, title, said = t("Continue"), self._left.about(t), ""
        elif self.shelf is None or self.profile is None:
            label, title, said = t("Reading…"), "", ""
        else:
            label, title, said = first_step(self.shelf, self.profile, self._entries(), t)
        head: Row = (Span(f" ► {label} ", "bg bold on brand"), Span(f" {title}", "bright bold"))
        return [head, (), *paragraph(said, width - 2, "dim"), ()]

    def _first_step(self) -> str:
        """What Enter does on the card; empty until that is known."""
        if self.newest is not None or self._left is not None:
            return "resume_newest"
        shelf, profile = self.shelf, self.profile
        return what_helps(shelf, profile) if shelf is not None and profile is not None else ""

    def _enter_means(self) -> str:
        """What the footer says of Enter on the card."""
        named = {action.name: action.label for action in self.ACTIONS}
        return named.get(self._first_step(), N_("Reading…"))

    def _entries(self) -> list[Entry]:
        return entries(self.shelf, self.profile, game(self.app).settings.now, self.t)

    def _bests(self, width: int) -> list[Line]:
        profile = self.profile
        if self.shelf is None or profile is None:
            return []
        from simgame.profile import next_step  # noqa: PLC0415 - loads the game
        from simgame.tui.front import home_lists  # noqa: PLC0415

        if self.screen.size.width < _WIDE:
            return [
                Line(home_lists.best_line(profile, self.t, width)),
                Line(home_lists.badge_count(profile, self.t)),
            ]
        unplayed = self.shelf.unplayed(profile, self.t.lang)
        height = self.query_one("#bests").size.height
        more: list[Row] = []
        step = next_step(profile.played)
        if step is not None:
            more += [(), *home_lists.next_rows(step, self.t, width)]
        more += self._press(width)
        room = (width, height - len(more))
        rows = [*home_lists.best_rows(profile, unplayed, self.t, room), *more]
        free = height - len(rows) - 2
        if profile.played and free > 1:
            rows += [(), *home_lists.recent_rows(profile, self.t, width, free)]
            rows += self._last_curve(profile, (width, height - len(rows)))
        return [Line(row) for row in rows]

    def _last_curve(self, profile: Profile, room: tuple[int, int]) -> list[Row]:
        """Where a large window leaves room: how the season that ended last went."""
        width, free = room
        if free < _CURVE + 5:
            return []
        from simgame.tui.front.score_curve import curve_rows  # noqa: PLC0415 - seldom drawn

        last = profile.played[-1].result
        best = profile.bests.get((last.scenario, last.level))
        other = best.best.result if best and best.best.result.total != last.total else None
        title = heading(self.t("Played last, week by week"), width)
        return [(), title, *curve_rows(last, other, self.t, width, min(free - 5, 2 * _CURVE))]

    def _press(self, width: int) -> list[Row]:
        """The spare block: what the trade press wrote about the season that goes on."""
        card = self.card
        if card is None or not card.news or self.screen.size.height < 40:
            return []
        from simgame.tui.front.home_card import heard_rows  # noqa: PLC0415 - loads the game

        title = heading(self.t("Heard about your season"), width)
        return [(), title, *heard_rows(card, self.t, width)]

    def _badges(self, width: int) -> list[Line]:
        profile = self.profile
        held = profile.held if profile and not profile.waiting else ()
        if not held:
            return []
        from simgame.tui.front import home_lists  # noqa: PLC0415 - loads the game

        free = self.query_one("#badges").size.height - 3
        rows = home_lists.badge_rows(held, self.t, width, max(free, _BADGES))
        return [Line(row) for row in rows]

    # What is done ----------------------------------------------------------------------------

    def on_pick_list_pointed(self) -> None:
        self.query_one("#card", Sheet).reload()
        self.rekey()

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        event.stop()
        if event.key == CARD:
            self.action_do(self._first_step() or "resume_newest")
        else:
            self.action_do(event.key)

    def do_resume_newest(self) -> None:
        going = self.newest or self._left
        if going is not None:
            game(self.app).tasks.resume_season(going.name)

    def do_new(self) -> None:
        game(self.app).go_scenarios()

    def do_daily(self) -> None:
        shelf = self.shelf
        if shelf is None or shelf.daily is None:
            return
        going = next((s for s in shelf.tries if s.error is None and not s.finished), None)
        if going is not None:
            game(self.app).tasks.resume_season(going.name)
        else:
            daily = shelf.daily
            game(self.app).tasks.start_season(daily.scenario, daily.level, daily.seed, brief=True)

    def do_tutorial(self) -> None:
        begun = self.shelf.begun_tutorial if self.shelf else None
        if begun is None:
            self._tutorial_anew()
        else:
            said = about(begun, self.t)
            self.app.push_screen(Choose(TUTORIAL_BEGUN, said, TUTORIAL_WAYS), self._tutorial)

    def _tutorial(self, way: str | None) -> None:
        begun = self.shelf.begun_tutorial if self.shelf else None
        if way == "on" and begun is not None:
            game(self.app).tasks.resume_season(begun.name)
        elif way == "anew":
            self._tutorial_anew()

    def _tutorial_anew(self) -> None:
        game(self.app).tasks.start_season(TUTORIAL, "normal", brief=True)

    def do_boards(self) -> None:
        game(self.app).show("boards")

    def do_seasons(self) -> None:
        game(self.app).show("seasons")

    def do_trainer(self) -> None:
        game(self.app).show("trainer")

    def do_settings(self) -> None:
        game(self.app).show("settings")

    def do_same_luck(self) -> None:
        if self.profile is not None and self.profile.played:
            last = self.profile.played[-1].result
            game(self.app).tasks.start_season(last.scenario, last.level, last.seed)

    def do_leave_home(self) -> None:
        game(self.app).do_leave()
