"""What may take longer than a key press: reading files, replaying a season, running a week.

Each task works in a thread and hands its result back to the screen's own thread. One task about
the season runs at a time.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work
from textual.app import App
from textual.message import Message

from simgame.game.contract import PlanRejected
from simgame.game.save import SaveError
from simgame.game.saves import SaveInfo, list_saves, new_save
from simgame.game.season import Progress
from simgame.game.session import LocalSession, Setup
from simgame.game.words import problem, save_error
from simgame.plan.observation import Prompt
from simgame.scenario.library import list_scenarios
from simgame.scenario.load import Loaded, ScenarioError, load, load_or_raise
from simgame.tui.actions import Acts
from simgame.tui.play import Play

if TYPE_CHECKING:
    from simgame.locale import Texts

_T = TypeVar("_T")
_SEEDS = 1_000_000


class Tasks(Acts, App[None]):
    """The app's work in the background."""

    t: Texts
    saves: Path
    play: Play | None
    season_lock: threading.Lock

    def opened(self, play: Play) -> None:
        """Take up a season; the app knows where it goes on."""
        raise NotImplementedError

    def proceed(self) -> None:
        """Go to where the season stands."""
        raise NotImplementedError

    class Done(Message):
        """A task has ended; `call` is to be made in the screen's own thread."""

        def __init__(self, call: Callable[[], None]) -> None:
            self.call = call
            super().__init__()

    def on_tasks_done(self, event: Done) -> None:
        event.call()

    def _season(self, task: Callable[[], _T], then: Callable[[_T], None]) -> None:
        """Do `task`; `then` gets its result, unless the season has been left meanwhile."""
        play = self.play
        self._in_thread(self._season_task(task), lambda r: then(r) if self.play is play else None)

    def _season_task(self, task: Callable[[], _T]) -> Callable[[], _T]:
        def alone() -> _T:
            with self.season_lock:
                return task()

        return alone

    def _reading(self, task: Callable[[], _T], then: Callable[[_T], None]) -> None:
        """Do `task`; `then` gets its result, unless the screen has gone that asked."""
        asked = self.screen
        self._in_thread(task, lambda r: then(r) if asked in self.screen_stack else None)

    @work(thread=True)
    def _in_thread(self, task: Callable[[], _T], then: Callable[[_T], None]) -> None:
        try:
            result = task()
        except SaveError as error:
            self._later(partial(self._say, save_error(error, self.t)))
        except ScenarioError as error:
            self._later(partial(self._say, str(error)))
        except PlanRejected as error:
            self._later(partial(self._say, self._why(error)))
        else:
            self._later(lambda: then(result))

    def _later(self, call: Callable[[], None]) -> None:
        self.post_message(self.Done(call))

    def _say(self, text: str) -> None:
        self.notify(text, severity="error", timeout=12)

    def _why(self, error: PlanRejected) -> str:
        play = self.play
        if play is None:
            return str(error)
        said = [problem(play.scenario, play.catalogue, p, self.t) for p in error.problems]
        return "\n".join(said)

    def list_saves(self, then: Callable[[list[SaveInfo], bool], None]) -> None:
        """Read the saves there are, and whether there is a tutorial."""
        self._reading(
            lambda: (list_saves(self.saves), "tutorial" in list_scenarios()),
            lambda found: then(*found),
        )

    def load_scenarios(self, then: Callable[[list[tuple[str, Loaded]]], None]) -> None:
        """Read every shipped scenario."""
        self._reading(lambda: [(name, load(name)) for name in list_scenarios()], then)

    def load_level(self, name: str, level: str, then: Callable[[str, str, Loaded], None]) -> None:
        """Read one scenario at one of its levels."""
        self._reading(lambda: load(name, level), lambda one: then(name, level, one))

    def start_season(self, scenario: str, level: str, seed: int | None = None) -> None:
        """Begin a season with a save of its own."""
        number = secrets.randbelow(_SEEDS) if seed is None else seed

        def begin() -> Play:
            loaded = load_or_raise(scenario, level)
            save = new_save(self.saves, loaded.scenario.id)
            setup = Setup(loaded, number, level)
            session = LocalSession.start(setup, save=save, asks=True, replace=True)
            return Play(session, save, level, number, scenario)

        self._season(begin, self.opened)

    def open_save(self, file: Path) -> None:
        """Go on with a season."""

        def resume() -> Play:
            session, log = LocalSession.resume(file)
            header = log.header
            return Play(session, file, header.level, header.seed, session.scenario.id)

        self._season(resume, self.opened)

    def commit(self) -> None:
        """Hand the plan in, and go to the week."""
        play = self.play
        if play is not None:
            self._season(play.commit, lambda _: self.proceed())

    def advance(self, then: Callable[[Progress], None]) -> None:
        """Live on to the next prompt or the week's end."""
        play = self.play
        if play is not None:
            self._season(play.session.advance, then)

    def answer(self, prompt: Prompt, option: str, then: Callable[[Progress], None]) -> None:
        """Answer a prompt and live on."""
        play = self.play
        if play is None:
            return

        def go_on() -> Progress:
            play.session.answer(prompt, option)
            return play.session.advance()

        self._season(go_on, then)
