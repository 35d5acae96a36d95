"""What may take longer than a key press is handed to threads here, and its result taken back.

One task about the season runs at a time. A result that nobody waits for any more is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from textual import work
from textual.app import App
from textual.message import Message

from simgame.tui.actions import Acts
from simgame.tui.screens.base import GameScreen

if TYPE_CHECKING:
    from simgame.game.contract import Progress
    from simgame.game.desk.play import Play
    from simgame.game.table.gateway import Gateway, SeasonInfo
    from simgame.locale import Texts
    from simgame.plan.observation import Prompt
    from simgame.scenario.load import Loaded
    from simgame.tui.clock import Clock
    from simgame.tui.preview.state import Preview

_T = TypeVar("_T")


class Reading(Protocol):
    """The module `preview.reading`, for previews of scenarios."""

    def open_preview(self, scenario: str, level: str, seed: int | None) -> tuple[Play, Preview]: ...
    def open_again(self, preview: Preview) -> tuple[Play, Preview]: ...


class Background(Protocol):
    """The module `background`, which a task is handed because importing it takes long."""

    def read_seasons(self, gateway: Gateway) -> tuple[Sequence[SeasonInfo], bool]: ...
    def read_scenarios(self) -> list[tuple[str, Loaded]]: ...
    def read_level(self, name: str, level: str) -> Loaded: ...
    @property
    def reading(self) -> Reading: ...
    def begin(self, gateway: Gateway, scenario: str, level: str, seed: int | None) -> Play: ...
    def resume(self, gateway: Gateway, name: str) -> Play: ...
    def answer(self, play: Play, prompt: Prompt, option: str) -> Progress: ...


Task = Callable[[Background], _T]


class Tasks(Acts, App[None]):
    """The app's work in the background."""

    t: Texts
    gateway: Callable[[], Gateway]  # called in a thread, for it loads the game
    play: Play | None
    season_lock: threading.Lock
    clock: Clock
    pending = 0  # tasks about the season whose result has not been taken back

    def opened(self, play: Play) -> None:
        """Take up a season; the app knows where it goes on."""
        raise NotImplementedError

    def opened_with_brief(self, play: Play) -> None:
        """Take up a season that begins with its brief."""
        raise NotImplementedError

    def proceed(self) -> None:
        """Go to where the season stands."""
        raise NotImplementedError

    def close_play(self) -> None:
        """Let go of the season."""
        raise NotImplementedError

    def idle(self) -> None:
        """Nothing of the season is under way any more."""
        raise NotImplementedError

    class Done(Message):
        """A task has ended; `call` is to be made in the screen's own thread."""

        def __init__(self, call: Callable[[], None]) -> None:
            self.call = call
            super().__init__()

    def on_tasks_done(self, event: Done) -> None:
        event.call()

    def _season(self, task: Task[_T], then: Callable[[_T], None]) -> None:
        """Do `task`; `then` gets its result, unless the season has been left meanwhile."""
        play = self.play
        self.pending += 1

        def alone(background: Background) -> _T:
            with self.season_lock:
                return task(background)

        self._in_thread(
            alone, lambda r: then(r) if self.play is play else None, self._season_task_over
        )

    def _season_task_over(self) -> None:
        self.pending -= 1
        if not self.pending:
            self.idle()

    def _reading(self, task: Task[_T], then: Callable[[_T], None]) -> None:
        """Do `task`; `then` gets its result, unless the screen has gone that asked."""
        asked = self.screen
        self._in_thread(task, lambda r: then(r) if asked in self.screen_stack else None)

    @work(thread=True)
    def _in_thread(
        self,
        task: Task[_T],
        then: Callable[[_T], None],
        after: Callable[[], None] = lambda: None,
    ) -> None:
        from simgame.tui import background  # noqa: PLC0415 - loads the game

        try:
            result = task(cast(Background, background))
        except background.REFUSALS as refusal:
            self._later(partial(self._refused, background.said(refusal, self.play, self.t)))
        else:
            self._later(lambda: then(result))
        self._later(after)

    def _refused(self, text: str) -> None:
        """Tell the screen that waits, and the player."""
        for screen in list(self.screen_stack):
            if isinstance(screen, GameScreen):
                screen.refused()
        self._say(text)

    def say_refused(self, refusal: Exception) -> None:
        """Say why something was refused earlier, such as a save of a list."""
        from simgame.tui import background  # noqa: PLC0415 - loads the game

        self._say(background.said(refusal, self.play, self.t))

    def _later(self, call: Callable[[], None]) -> None:
        self.post_message(self.Done(call))

    def _say(self, text: str) -> None:
        self.notify(text, severity="error", timeout=12)

    def list_seasons(self, then: Callable[[Sequence[SeasonInfo], bool], None]) -> None:
        """Read the seasons there are, and whether there is a tutorial."""
        self._reading(lambda e: e.read_seasons(self.gateway()), lambda found: then(*found))

    def load_scenarios(self, then: Callable[[list[tuple[str, Loaded]]], None]) -> None:
        """Read every shipped scenario."""
        self._reading(lambda e: e.read_scenarios(), then)

    def load_level(self, name: str, level: str, then: Callable[[str, str, Loaded], None]) -> None:
        """Read one scenario at one of its levels."""
        self._reading(lambda e: e.read_level(name, level), lambda one: then(name, level, one))

    def start_season(
        self, scenario: str, level: str, seed: int | None = None, *, brief: bool = False
    ) -> None:
        """Begin a season with a save of its own; with its `brief` where that was not read yet."""
        then = self.opened_with_brief if brief else self.opened
        self._season(lambda e: e.begin(self.gateway(), scenario, level, seed), then)

    def resume_season(self, name: str) -> None:
        """Go on with a season."""
        self._season(lambda e: e.resume(self.gateway(), name), self.opened)

    def commit(self) -> None:
        """Hand the plan in, and go to the week."""
        play = self.play
        if play is not None:
            self._season(lambda _: play.commit(), lambda _: self.proceed())

    def advance(self, then: Callable[[Progress], None]) -> None:
        """Live on to the next prompt or the week's end."""
        play = self.play
        if play is not None:
            self._season(lambda _: play.session.advance(), then)

    def answer(self, prompt: Prompt, option: str, then: Callable[[Progress], None]) -> None:
        """Answer a prompt and live on."""
        play = self.play
        if play is not None:
            self._season(lambda e: e.answer(play, prompt, option), then)
