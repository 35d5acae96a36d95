"""The debrief of a season that is over: its score, what caused it, and what to try next.

What takes seasons played again is worked out in a process of its own; a page that is not there yet
says how far it has come, and the others can be read.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError
from textual.app import ComposeResult

from simgame import pages
from simgame.game.desk.play import Play
from simgame.lab.explaining import PARTS, Broken, Found, Part, Under, Word
from simgame.locale import N_
from simgame.profile import Profile, result_line
from simgame.quantity.parse import parse_whole
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span
from simgame.tui.focus import game, words
from simgame.tui.front.debrief_pages import NAMES, PAGES, Shown, lines_of, told_of
from simgame.tui.front.sending import Sending
from simgame.tui.look import spread
from simgame.tui.look.motion import counted
from simgame.tui.names import level_name
from simgame.tui.screens.ask import Ask
from simgame.tui.screens.base import GameScreen
from simgame.tui.widgets.pick_list import PickList
from simgame.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from simgame.game.replay_decisions import Again

ABOUT = N_(
    "The debrief. ← → or a digit turn its pages: the score as a sum, what caused it, how much was "
    "luck, the decisions that mattered, what happened, what it teaches, and other seasons. Pages "
    "that take seasons played again fill up while you read."
)
_COUNT_SECONDS, _STEP_SECONDS = 0.9, 0.1


class Tree(PickList):
    """The lines of a page: what opens, opens; what leads to a week, leads there."""

    ACTIONS = (
        Action(
            "choose", "enter,space", "⏎", N_("Open or fold"), 1, "nothing_to_choose", typed=True
        ),
        Action("first", "home", "Home", N_("To the top"), typed=True),  # `g` plays again
    )

    def known_actions(self) -> list[Action]:
        """With what Enter does to the line that is pointed at, if it does something."""
        does = N_("Again from this week") if self._leads else N_("Open or fold")
        rank = int(self._leads or self._opens)
        return [replace(one, label=does, footer=rank) if one.name == "choose" else one
                for one in super().known_actions()]  # fmt: skip

    @property
    def nothing_to_choose(self) -> str:
        """Why Enter does nothing to the line that is pointed at."""
        t = words(self.app)
        return "" if self._leads or self._opens else t("There is nothing to open here.")

    @property
    def _leads(self) -> bool:
        return self.pointed.startswith("week:")

    @property
    def _opens(self) -> bool:
        return self.pointed.isdigit()  # a line of the score, by its number


class Debrief(GameScreen):
    """The end of a season."""

    ACTIONS = (
        Action("turn -1", "left", "←", N_("Page before")),
        Action("turn 1", "right,tab", "→", N_("Next page"), 2),
        *(Action(f"page {n}", str(n), str(n), N_("To this page"), typed=True) for n in range(1, 8)),
        Action("figure", "f", "f", N_("Another figure"), 3, unless="one_figure"),
        Action("replay", "g", "g", N_("Again from a week"), 3, unless="not_again"),
        Action("same_luck", "s", "s", N_("Same luck again"), 4, unless="at_a_hub"),
        Action("new_luck", "n,a", "n", N_("New luck"), 5, unless="at_a_hub"),
        Action("copy", "y", "y", N_("Copy the result"), 6, unless="no_result"),
        Action("page_file", "e", "e", N_("Save as a page"), 7, unless="not_whole"),
        Action("send", "h", "h", N_("Send to your class"), 8, unless="not_sent"),
        Action("explain", "R", "R", N_("Work it out again"), unless="nothing_broken"),
        Action("review", "w", "w", N_("Last week's review"), 7),
        Action("home", "escape,q", "Esc", N_("Home"), 1),
    )
    ABOUT = ABOUT

    def __init__(self, play: Play) -> None:
        super().__init__()
        self.play = play
        self.score = play.session.score()
        self.known = pages.debrief(play.session)
        self.told = told_of(play.session)
        self.opened: set[str] = {"0", "1"}
        self.page = "score"
        self.figure = 0
        self.found: dict[Part, Found] = {}
        self.under: dict[Part, Under] = {}
        self.broken: dict[Part, Broken] = {}
        self.profile = Profile()
        self._since = _COUNT_SECONDS
        self.sending: Sending | None = None

    def body(self) -> ComposeResult:
        yield Sheet(self._head, id="head").set_class(True, "bar")
        yield Tree(self._lines, about=ABOUT, id="debrief")

    def on_mount(self) -> None:
        self.query_one(Tree).focus()
        app = game(self.app)
        self.sending = Sending(self, self.play)
        if app.settings.now.motion == "on":
            self._since = 0.0
            self._stop = app.clock.every(_STEP_SECONDS, self._count_up, self)
        app.tasks.read_played(self._played)
        app.explain(self.play, self.heard)

    def _count_up(self) -> None:
        self._since += _STEP_SECONDS
        if self._since >= _COUNT_SECONDS:
            self._stop()
        if self.page == "score":
            self.query_one(Tree).reload()

    def _played(self, profile: Profile) -> None:
        self.profile = profile
        self.relabel()

    def heard(self, word: Word) -> None:
        """Take what comes of the season's explanation."""
        if isinstance(word, Found):
            self.found[word.part] = word
            self.broken.pop(word.part, None)
            if word.part == "good_plan" and self.told is not None:
                self.told = told_of(self.play.session, word.result)
        elif isinstance(word, Broken):
            self.broken[word.part] = word
        else:
            self.under[word.part] = word
        told_first = word.part in ("good_plan", "decisions") and isinstance(word, Found)
        if self.page == word.part or told_first:
            self.query_one(Tree).reload()

    @property
    def stands(self) -> tuple[str, str]:
        return "debrief", self.page

    def stand_at(self, at: str) -> None:
        self.page = at if at in PAGES else self.page

    @property
    def at_rest(self) -> bool:
        return True

    def stays(self, again: Again) -> bool:
        return again.session.finished

    def taken_up(self, again: Again) -> None:
        self.score = again.session.score()
        self.known = pages.debrief(again.session)
        self.told = told_of(again.session)
        self.found, self.under, self.broken = {}, {}, {}
        game(self.app).explain(self.play, self.heard)
        self.relabel()

    # What is shown ---------------------------------------------------------------------------

    def _head(self, width: int) -> list[Line]:
        t, play = self.t, self.play
        name = f" {play.scenario.title.of(t.lang)} · {level_name(play.level, t)}  "
        left: Row = (Span(t("Debrief"), "bright bold"),)
        if width >= 110:
            left = (*left, Span(name, "dim"))
        for n, page in enumerate(PAGES, 1):
            here = page == self.page
            left = (*left, Span(f" {n} ", "accent"),
                    Span(t(NAMES[page]), "bg bold on brand" if here else ""))  # fmt: skip
        score = t("{points} · {grade}", points=self.score.total, grade=self.score.grade)
        return [Line(spread(left, (Span(score, "bright bold"),), width))]

    def _lines(self, width: int) -> list[Line]:
        motion = game(self.app).settings.now.motion
        now = round(counted(0, self.score.total, self._since, _COUNT_SECONDS, motion))
        height = self.query_one(Tree).size.height
        shown = Shown(
            self.play, self.score, self.known, self.told, self.profile, self.found, self.under,
            self.broken, self.opened, self.figure, now, self.t, (width, height),
        )  # fmt: skip
        return lines_of(self.page, shown)

    # What is done ----------------------------------------------------------------------------

    @property
    def one_figure(self) -> str:
        """Why there is no other figure to look at."""
        return "" if self.page == "causes" else self.t("Only the page of causes has others.")

    @property
    def at_a_hub(self) -> str:
        """Why it cannot be begun anew from here: at a hub the trainer does."""
        return self.t("What a class plays next its trainer begins.") if self.play.team else ""

    @property
    def not_again(self) -> str:
        """Why no week of it can be played again."""
        return self.at_a_hub or self.not_kept

    @property
    def not_kept(self) -> str:
        """Why no week of it can be played again."""
        return "" if self.play.name else self.t("This season is not kept, so it cannot fork.")

    @property
    def no_result(self) -> str:
        """Why there is no line to copy."""
        return "" if self.profile.result(self.play.name) else self.t("This season is not kept.")

    @property
    def not_whole(self) -> str:
        """Why it cannot be saved as a page."""
        if self.not_kept or self.told is None:
            return self.t("This season is not kept.")
        missing = len(self.found) < len(PARTS)
        return self.t("Parts of it are still being worked out.") if missing else ""

    @property
    def not_sent(self) -> str:
        """Why it cannot be sent to a class."""
        return self.t(self.sending.why_not) if self.sending else ""

    @property
    def nothing_broken(self) -> str:
        """Why nothing has to be worked out again."""
        return "" if self.broken else self.t("Everything is there, or is being worked out.")

    def on_pick_list_pointed(self) -> None:
        self.rekey()

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        if event.key.startswith("week:"):
            if reason := self.not_again:
                self.notify(reason, severity="warning")
                return
            self._from(event.key.partition(":")[2])
        else:
            self.opened ^= {event.key}
            self.query_one(Tree).reload()

    def do_turn(self, by: str) -> None:
        self._go(PAGES[(PAGES.index(self.page) + int(by)) % len(PAGES)])

    def do_page(self, number: str) -> None:
        self._go(PAGES[int(number) - 1])

    def _go(self, page: str) -> None:
        self.page = page
        self._since = _COUNT_SECONDS
        tree = self.query_one(Tree)
        self.relabel()
        tree.point_first()
        tree.scroll_home(animate=False)  # what can be pointed at may be far below the beginning

    def do_figure(self) -> None:
        self.figure += 1
        self.query_one(Tree).reload()

    def do_replay(self) -> None:
        weeks = self.play.scenario.rounds
        question = self.t("Play again from the Monday of which week, 1 to {weeks}?", weeks=weeks)
        self.app.push_screen(Ask(question), self._from)

    def _from(self, text: str | None) -> None:
        weeks = self.play.scenario.rounds
        if text is None:
            return
        try:
            week = parse_whole(text, 1, weeks)
        except PydanticCustomError:
            said = self.t("A week is a number from 1 to {weeks}.", weeks=weeks)
            self.notify(said, severity="warning")
            return
        game(self.app).tasks.fork_season(self.play.name, week)

    def do_same_luck(self) -> None:
        game(self.app).play_again(seed=self.play.seed)

    def do_new_luck(self) -> None:
        game(self.app).play_again()

    def do_copy(self) -> None:
        result = self.profile.result(self.play.name)
        if result is not None:
            self.app.copy_to_clipboard(result_line(result))
            self.notify(self.t("Copied: {line}", line=result_line(result)), timeout=10)

    def do_page_file(self) -> None:
        why, luck, tried = (self.found[part].result for part in ("causes", "luck", "decisions"))
        explained = pages.Explained(why, tried, luck)

        def written(file: Path) -> None:
            self.notify(self.t("Written: {file}", file=file), timeout=20)

        before = self.profile.before(self.play.name)
        game(self.app).tasks.write_page(self.play, explained, before, written)

    def do_send(self) -> None:
        if self.sending is not None:
            self.sending.begin()

    def refused(self) -> None:
        super().refused()
        if self.sending is not None:
            self.sending.refused()

    def do_explain(self) -> None:
        self.broken.clear()
        self.relabel()
        game(self.app).explain(self.play, self.heard)

    def do_review(self) -> None:
        game(self.app).show_review(again=True)

    def do_home(self) -> None:
        game(self.app).go_home()
