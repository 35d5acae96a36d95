"""What may take longer than a key press is handed to threads here, and its result taken back.

One task about the season runs at a time. A result that nobody waits for any more is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.app import App

from simgame.locale import Texts
from simgame.tui.clock import Clock

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.game.table.contract import Progress
    from simgame.game.table.gateway import Gateway, SeasonInfo
    from simgame.game.table.sending import Came, Hubs, Taker
    from simgame.game.table.team import Classroom, ContestBoard, Team, Visit
    from simgame.pages import Explained
    from simgame.plan.observation import Prompt
    from simgame.profile import Card, Finished, Profile
    from simgame.scenario import Loaded
    from simgame.tui.front.shelf import Shelf
    from simgame.tui.front.try_out import Tried
    from simgame.tui.preview.state import Preview

_T = TypeVar("_T")


class Reading(Protocol):
    """The module `preview.reading`, for previews of scenarios."""

    def open_preview(self, scenario: str, level: str, seed: int | None) -> tuple[Play, Preview]: ...
    def open_again(self, preview: Preview) -> tuple[Play, Preview]: ...


class Background(Protocol):
    """The module `background`, which a task is handed because importing it takes long."""

    REFUSALS: tuple[type[Exception], ...]

    def said(self, refusal: Exception, play: Play | None, t: Texts) -> str: ...
    def save_note(self, code: str, t: Texts) -> str: ...
    def read_shelf(self, gateway: Gateway, today: date) -> Shelf: ...
    def read_season_list(self, gateway: Gateway) -> Sequence[SeasonInfo]: ...
    def read_card(self, info: SeasonInfo) -> Card | None: ...
    def read_profile(
        self, gateway: Gateway, seasons: Sequence[SeasonInfo], today: date, *, verify: bool
    ) -> Profile: ...
    def read_scenarios(self) -> list[tuple[str, Loaded]]: ...
    def read_level(self, name: str, level: str) -> Loaded: ...
    @property
    def reading(self) -> Reading: ...
    def begin(self, gateway: Gateway, scenario: str, level: str, seed: int | None) -> Play: ...
    def write_page(
        self, play: Play, explained: Explained, before: tuple[Finished, ...], lang: str
    ) -> Path: ...
    def send_save(self, hubs: Hubs, taker: Taker, name: str) -> Came: ...
    def list_own(self) -> Sequence[str]: ...
    def begin_scenario(self, folder: Path, lang: str) -> Path: ...
    def try_out(self, loaded: Loaded) -> Tried: ...
    def resume(self, gateway: Gateway, name: str) -> Play: ...
    def fork(self, gateway: Gateway, name: str, week: int) -> Play: ...
    def advance(self, play: Play) -> Progress | None: ...
    def answer(self, play: Play, prompt: Prompt, option: str) -> Progress: ...
    def visit(self, play: Play, page: str, *, ready: bool | None) -> Visit: ...
    def classroom(self, read: Callable[[], Classroom]) -> Classroom | None: ...


class Holder(Protocol):
    """Who holds the season, and goes on when a task has ended."""

    t: Texts
    clock: Clock
    play: Play | None
    gateway: Callable[[], Gateway]  # called in a thread, for it loads the game

    def opened(self, play: Play, *, brief: bool = False) -> None: ...
    def proceed(self) -> None: ...
    def idle(self) -> None: ...
    def refused(self, refusal: Exception) -> None: ...


Task = Callable[[Background], _T]


class Tasks:
    """The work in the background; `pending` tasks about the season have not been taken back."""

    def __init__(
        self, app: App[None], holder: Holder, background: Callable[[], Background]
    ) -> None:
        self._app = app
        self._background = background
        self._holder = holder
        self.season_lock = threading.Lock()
        self.pending = 0

    def _season(self, task: Task[_T], then: Callable[[_T], None]) -> None:
        """Do `task`; `then` gets its result, unless the season has been left meanwhile."""
        play = self._holder.play
        self.pending += 1

        def alone(background: Background) -> _T:
            with self.season_lock:
                return task(background)

        def end() -> None:
            self.pending -= 1
            if not self.pending:
                self._holder.idle()

        self._start(alone, lambda r: then(r) if self._holder.play is play else None, end)

    def lead_on(self, task: Task[_T], then: Callable[[_T], None]) -> None:
        """The same for what leads to another screen: once, however often it is asked for."""
        if not self.pending:
            self._season(task, then)

    def _reading(self, task: Task[_T], then: Callable[[_T], None]) -> None:
        """Do `task`; `then` gets its result, unless the screen has gone that asked."""
        asked = self._app.screen
        self._start(task, lambda r: then(r) if asked in self._app.screen_stack else None)

    def _start(
        self,
        task: Task[_T],
        then: Callable[[_T], None],
        after: Callable[[], None] = lambda: None,
    ) -> None:
        self._app.run_worker(partial(self._in_thread, task, then, after), thread=True)

    def _in_thread(
        self, task: Task[_T], then: Callable[[_T], None], after: Callable[[], None]
    ) -> None:
        background = self._background()
        try:
            result = task(background)
        except background.REFUSALS as refusal:
            self._app.call_later(self._refused, refusal)
        else:
            self._app.call_later(lambda: then(result))
        self._app.call_later(after)

    def _refused(self, refusal: Exception) -> None:
        """Tell the screen that waits, and the player."""
        self._holder.refused(refusal)
        self.say_refused(refusal)

    def say_refused(self, refusal: Exception) -> None:
        """Say why something was refused, now or earlier, such as a save of a list."""
        text = self._background().said(refusal, self._holder.play, self._holder.t)
        self._app.notify(text, severity="error", timeout=12)

    def say_notes(self, codes: Sequence[str]) -> None:
        """Say what somebody should know who goes on with a season."""
        for code in codes:
            self._app.notify(self._background().save_note(code, self._holder.t), timeout=20)

    def look_around(self, then: Callable[[Shelf], None]) -> None:
        """Read which seasons and scenarios there are."""
        today = self._holder.clock.today()
        self._reading(lambda b: b.read_shelf(self._holder.gateway(), today), then)

    def list_seasons(self, then: Callable[[Sequence[SeasonInfo]], None]) -> None:
        """Read which seasons there are."""
        self._reading(lambda b: b.read_season_list(self._holder.gateway()), then)

    def read_card(self, info: SeasonInfo, then: Callable[[Card | None], None]) -> None:
        """Look how an unfinished season stands."""
        self._reading(lambda b: b.read_card(info), then)

    def read_profile(self, seasons: Sequence[SeasonInfo], then: Callable[[Profile], None]) -> None:
        """What was played so far: first as far as it is known, then all of it."""
        today = self._holder.clock.today()

        def read(b: Background, *, verify: bool) -> Profile:
            return b.read_profile(self._holder.gateway(), seasons, today, verify=verify)

        def first(known: Profile) -> None:
            then(known)
            if known.waiting:
                self._reading(lambda b: read(b, verify=True), then)

        self._reading(lambda b: read(b, verify=False), first)

    def read_played(self, then: Callable[[Profile], None]) -> None:
        """What was played so far, as far as seasons replay."""
        self.list_seasons(lambda seasons: self.read_profile(seasons, then))

    def read_boards(self, then: Callable[[tuple[ContestBoard, ...]], None]) -> None:
        """Read the boards of the class; none outside of one."""
        self._reading(lambda _: self._holder.gateway().boards(), then)

    def read_class(
        self, read: Callable[[], Classroom], then: Callable[[Classroom | None], None]
    ) -> None:
        """Read what is played in the class; that the hub is away is no refusal."""
        self._start(lambda b: b.classroom(read), then)

    def visit(
        self, play: Play, page: str, ready: bool | None, then: Callable[[Visit], None]
    ) -> None:
        """Look in on the team; that the hub is away is no refusal."""
        self._start(lambda b: b.visit(play, page, ready=ready), then)

    def say(self, team: Team, text: str, then: Callable[[], None]) -> None:
        """Say a line to the team."""
        self._start(lambda _: team.say(text), lambda _: then())

    def fork_season(self, name: str, week: int) -> None:
        """Begin a season that is like another one up to a week."""
        self.lead_on(lambda b: b.fork(self._holder.gateway(), name, week), self._holder.opened)

    def write_page(
        self,
        play: Play,
        explained: Explained,
        before: tuple[Finished, ...],
        then: Callable[[Path], None],
    ) -> None:
        """Write a debrief as one page beside its save; `before` are the player's own seasons."""
        lang = self._holder.t.lang
        self._reading(lambda b: b.write_page(play, explained, before, lang), then)

    def find_takers(
        self, hubs: Hubs, scenario: str, level: str, then: Callable[[Sequence[Taker]], None]
    ) -> None:
        """Ask the hubs that were joined who takes a season that was played alone."""
        self._reading(lambda _: hubs.takers(scenario, level), then)

    def send_save(self, hubs: Hubs, to: Taker, name: str, then: Callable[[Came], None]) -> None:
        """Send a season to a class, and wait for what it came to, wherever one goes meanwhile."""
        self._start(lambda b: b.send_save(hubs, to, name), then)

    def list_own(self, then: Callable[[Sequence[str]], None]) -> None:
        """Read which scenarios a trainer may look at, those of this folder first."""
        self._reading(lambda b: b.list_own(), then)

    def begin_scenario(self, folder: Path, then: Callable[[Path], None]) -> None:
        """Make a new scenario from the template."""
        lang = self._holder.t.lang
        self._reading(lambda b: b.begin_scenario(folder, lang), then)

    def try_out(self, one: Loaded, then: Callable[[Tried], None]) -> None:
        """Let bots play a scenario."""
        self._reading(lambda b: b.try_out(one), then)

    def discard(self, name: str, then: Callable[[], None]) -> None:
        """Put a season into the bin."""
        self._reading(lambda _: self._holder.gateway().discard(name), lambda _: then())

    def take_back(self, then: Callable[[str], None]) -> None:
        """Take the last season out of the bin."""
        self._reading(lambda _: self._holder.gateway().take_back(), then)

    def load_scenarios(self, then: Callable[[list[tuple[str, Loaded]]], None]) -> None:
        """Read every shipped scenario."""
        self._reading(lambda b: b.read_scenarios(), then)

    def load_level(self, name: str, level: str, then: Callable[[str, str, Loaded], None]) -> None:
        """Read one scenario at one of its levels."""
        self._reading(lambda b: b.read_level(name, level), lambda one: then(name, level, one))

    def start_season(
        self, scenario: str, level: str, seed: int | None = None, *, brief: bool = False
    ) -> None:
        """Begin a season with a save of its own; with its `brief` where that was not read yet."""
        self.lead_on(
            lambda b: b.begin(self._holder.gateway(), scenario, level, seed),
            lambda play: self._holder.opened(play, brief=brief),
        )

    def resume_season(self, name: str) -> None:
        """Go on with a season."""
        self.lead_on(lambda b: b.resume(self._holder.gateway(), name), self._holder.opened)

    def commit(self) -> None:
        """Hand the plan in, and go to the week."""
        play = self._holder.play
        if play is not None:
            self.lead_on(lambda _: play.commit(), lambda _: self._holder.proceed())

    def advance(self, then: Callable[[Progress | None], None]) -> None:
        """Live on to the next prompt or the week's end; nothing came where a hub is away."""
        play = self._holder.play
        if play is not None:
            self._season(lambda b: b.advance(play), then)

    def answer(self, prompt: Prompt, option: str, then: Callable[[Progress], None]) -> None:
        """Answer a prompt and live on."""
        play = self._holder.play
        if play is not None:
            self._season(lambda b: b.answer(play, prompt, option), then)
