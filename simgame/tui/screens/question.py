"""A prompt: a question with a clock, its options and what each costs."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from simgame.game.desk.play import Play
from simgame.game.table.contract import PASS
from simgame.locale import N_
from simgame.plan.observation import Prompt
from simgame.tui.actions import Action
from simgame.tui.cells import Line, Row, Span, fit, heading, paragraph
from simgame.tui.focus import words
from simgame.tui.keys import half_width
from simgame.tui.names import stamp
from simgame.tui.screens.base import Window
from simgame.tui.widgets.pick_list import PickList
from simgame.words import PromptWords, prompt_words

ABOUT = N_(
    "Someone wants an answer before the clock runs out. A digit answers, or ↑ ↓ and then Enter; "
    "Esc looks at the week first, without answering."
)
_PASS_KEY = "pass:"
DIGITS = "123456789"


class Options(PickList):
    """Nothing is pointed at to begin with: Enter alone answers nothing."""

    ACTIONS = (
        Action("choose", "enter,space", "⏎", N_("Answer"), 1, typed=True, unless="nothing_pointed"),
    )
    cursor = -1

    @property
    def nothing_pointed(self) -> str:
        """Why Enter does not answer."""
        return "" if self.pointed else words(self.app)("A digit answers, or ↑ ↓ and then Enter.")

    def do_move(self, lines: str) -> None:
        if self.pointed or int(lines) > 0:
            super().do_move(lines)
        else:
            self.do_last()

    def on_key(self, event: events.Key) -> None:
        keys = [line.key for line in self.lines if line.key]
        digit = half_width(event.character)
        if digit and digit in DIGITS[: len(keys)]:
            event.stop()
            event.prevent_default()
            self.post_message(self.Chosen(keys[DIGITS.index(digit)]))

    def _place_of(self, key: str) -> int:
        return super()._place_of(key) if key else -1


class Question(Window[str]):
    """Gives back the option, `PASS` for the standing order, or None to decide later."""

    LASTS = False
    BY_ITSELF = True

    def __init__(self, play: Play, prompt: Prompt) -> None:
        super().__init__()
        self.play = play
        self.prompt = prompt

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Options(self._rows, about=ABOUT)

    def _rows(self, width: int) -> list[Line]:
        t, said = self.t, prompt_words(self.play.scenario, self.prompt, self.t)
        when = stamp(self.prompt.hour, t, 0)
        rows: list[Row] = [heading(t("A question, {when}", when=when), width)]
        rows += [*paragraph(said.question, width), ()]
        lines = [Line(row) for row in rows]
        lines += self._options(said, width)
        notes = [(), *paragraph(said.about, width, "dim")]
        notes += paragraph(t("A digit answers, or ↑ ↓ and then Enter."), width, "dim")
        return [*lines, *(Line(row) for row in notes)]

    def _options(self, said: PromptWords, width: int) -> list[Line]:
        found = [(option.id, option.label, option.detail) for option in said.options]
        found.append((_PASS_KEY, said.passing, ""))
        return [
            Line((Span(f" {digit} ", "accent"), Span(fit(label, 32), "strong"),
                  Span(fit(detail, width - 36), "dim")), key)
            for digit, (key, label, detail) in zip(DIGITS, found, strict=False)
        ]  # fmt: skip

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        self.dismiss(PASS if event.key == _PASS_KEY else event.key)
