"""Questions in the week: one stops the clock until a digit, pressed twice, answers it."""

from __future__ import annotations

from simgame.game.table.contract import PASS, Progress
from simgame.tui.cells import Line, Span
from simgame.tui.focus import game
from simgame.tui.week.celebrating import Celebrating
from simgame.tui.week.feed import feed
from simgame.tui.week.form import Asked, form
from simgame.tui.week.goals import goals_in_a_row
from simgame.tui.week.posts import posts
from simgame.tui.widgets.answers import Answers

_LEAST_FEED = 4  # rows that have to be free below a question for the feed to be told there
_LEAST_CHART = 6  # rows of a chart that still show how the week went
_GAPS = 2  # rows that a form leaves free where it has the room
_TALL = 99  # more rows than any form needs
_QUIET = 2  # rows of a feed in which nothing was heard yet: its title, and that it is quiet


class Asking(Celebrating):
    """A screen of a week in which a form takes the place of what is at the `#bottom`."""

    asked: Asked | None = None
    _answering = False

    def take(self, progress: Progress) -> None:
        """Go on with what the market came to."""
        raise NotImplementedError

    def rows_of_form(self, width: int) -> list[Line]:
        """The question, as it stands in the form."""
        if self.asked is None:
            return []
        height = self.query_one(Answers).size.height
        lines = form(self.asked, self.showing.play.scenario, self.t, width, height)
        width -= 2
        # Goals stay in sight where the form has taken their place as well.
        goals = goals_in_a_row(self.showing, self.t, width)
        if not self.query_one("#middle").display and len(lines) + 1 + len(goals) <= height:
            lines += [Line(()), *(Line((Span(" "), *row)) for row in goals)]
        free = height - len(lines) - 2
        if free < _LEAST_FEED:
            return lines
        # The feed, in whose place the form stands, goes on below it; while it is quiet, what runs.
        below = feed(self.showing, self.t, width)
        if len(below) <= _QUIET:
            below = posts(self.showing, self.t, width, free)
        return [*lines, Line(()), *(Line((Span(" "), *row)) for row in below[:free])]

    def ask_when_due(self) -> None:
        """Ask what is to be asked at this hour, or leave it to the standing order."""
        prompt = self.showing.playback.prompt
        if prompt is None or not self.showing.playback.at_end or self.asked or self._answering:
            return
        kind = {"crisis": "crisis", "kol-counter": "offer"}.get(prompt.kind, "")
        if kind and not game(self.app).settings.now.stops(kind):
            self._answer(PASS)
            return
        self.asked = Asked(prompt)
        # Keys that were meant for the week that ran are not for the question.
        self.opened_at = game(self.app).clock.now()
        self.set_class(True, "-asked")
        self.set_class(self.asked.is_crisis, "-crisis")
        self.query_one("#bottom").display = False
        sheet = self.query_one(Answers)
        sheet.display = True
        sheet.focus()
        self.relabel()
        self.rekey()
        self.call_after_refresh(self.share_room)

    def share_room(self) -> None:
        """Keep the chart in sight above a crisis in a small window, where that is told whole."""
        sheet, middle = self.query_one(Answers), self.query_one("#middle")
        free = 0
        if self.asked is not None and self.asked.is_crisis and not self.has_class("-big"):
            view, width = self.showing.play.scenario, sheet.size.width
            rows = len(form(Asked(self.asked.prompt), view, self.t, width, _TALL)) - _GAPS
            free = sheet.size.height + (middle.size.height if middle.display else 0) - rows
        self.set_class(free >= _LEAST_CHART, "-charted")
        middle.styles.height = free if free >= _LEAST_CHART else None
        self.call_after_refresh(self.reload, "#chart", "#weekgoals", "#form")

    def close_form(self) -> None:
        """Show again what the form stood in the place of."""
        self.asked = None
        self.remove_class("-asked", "-crisis", "-charted")
        self.query_one("#middle").styles.height = None
        self.query_one("#bottom").display = True
        self.query_one("#form").display = False
        self.query_one("#feed").focus()
        self.rekey()

    def on_answers_clicked(self, event: Answers.Clicked) -> None:
        self.do_pick(event.digit)

    def do_pick(self, digit: str) -> None:
        """Pick an answer; the same digit again gives it."""
        asked = self.asked
        if asked is None or self._answering or digit not in asked.digits:
            return
        if asked.picked == digit:
            self._answer(asked.option(digit))
        else:
            self.asked = Asked(asked.prompt, digit)
            self.reload("#form")

    def _answer(self, option: str) -> None:
        prompt = self.showing.playback.prompt
        assert prompt is not None
        self._answering = True
        game(self.app).tasks.answer(prompt, option, self.take)

    def refused(self) -> None:
        """The save could not be written: the question stays, or the week is over unrecorded."""
        super().refused()
        self._answering = False
        if not self.showing.play.session.committed:
            game(self.app).week_over()
