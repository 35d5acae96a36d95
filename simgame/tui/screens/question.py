"""A prompt: a question with a clock, its options and what each costs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from simgame.game.desk.play import Play
from simgame.game.table.contract import PASS
from simgame.locale import N_
from simgame.plan.observation import Prompt
from simgame.tui.cells import Line, Row, Span, fit, heading, paragraph
from simgame.tui.pages.clock import stamp
from simgame.tui.screens.base import Window
from simgame.tui.widgets.pick_list import PickList
from simgame.words import PromptWords, prompt_words

ABOUT = N_(
    "Someone wants an answer before the clock runs out. ↑ ↓ and Enter answer; Esc looks at the "
    "week first, without answering."
)
_PASS_KEY = "pass:"


class Question(Window[str]):
    """Gives back the option, `PASS` for the standing order, or None to decide later."""

    LASTS = False

    def __init__(self, play: Play, prompt: Prompt) -> None:
        super().__init__()
        self.play = play
        self.prompt = prompt

    def compose(self) -> ComposeResult:
        with Vertical():
            yield PickList(self._rows, about=ABOUT)

    def on_mount(self) -> None:
        """Begin at the standing order: a key meant for the week must not decide anything."""
        self.call_after_refresh(self.query_one(PickList).point_at, _PASS_KEY)

    def _rows(self, width: int) -> list[Line]:
        t, said = self.t, prompt_words(self.play.scenario, self.prompt, self.t)
        when = stamp(self.prompt.hour, t, 0)
        rows: list[Row] = [heading(t("A question, {when}", when=when), width)]
        rows += [*paragraph(said.question, width), ()]
        lines = [Line(row) for row in rows]
        lines += self._options(said, width)
        notes = [(), *paragraph(f"{said.time_left} {said.otherwise}", width, "dim")]
        return [*lines, *(Line(row) for row in notes)]

    def _options(self, said: PromptWords, width: int) -> list[Line]:
        found = [(option.id, option.label, option.detail) for option in said.options]
        found.append((_PASS_KEY, self.t("Leave it to the standing order"), ""))
        return [
            Line((Span("  " + fit(label, 34), "strong"), Span(fit(detail, width - 36), "dim")), key)
            for key, label, detail in found
        ]

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        self.dismiss(PASS if event.key == _PASS_KEY else event.key)
