"""Drives the app in tests: keys in, rows of text out; time passes when a test says so."""

from __future__ import annotations

import asyncio
import os
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.app import ScreenStackError
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.worker import WorkerError

from simgame.game.table.gateway_local import LocalGateway
from simgame.lab.explaining import Word
from simgame.tui.app import SimgameApp
from simgame.tui.door import QUIET_SECONDS
from simgame.tui.screens.desk import Desk
from simgame.tui.screens.week import Week
from simgame.tui.week.form import Asked
from simgame.tui.widgets.lever_table import LeverTable
from simgame.tui.widgets.notice import Notice
from simgame.tui.widgets.sheet import Page

SHORT = str(Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml")
SMALL, LARGE = (80, 24), (120, 40)
# Where nothing can be saved.
NOWHERE = Path(os.devnull)

TODAY = date(2026, 11, 26)
COUNT = "content.douyin.short-video.count"
BUDGET = "paid.douyin.budget"
HAGGLE = {"kol.campus-kai.posts": 1, "kol.campus-kai.fee": 250_000}

_CHARACTERS = {"space": " ", "slash": "/", "enter": "\r", "tab": "\t"}


@dataclass(eq=False)
class Call:
    """Something that is due at a moment, again and again where there is a `period`."""

    at: float
    call: Callable[[], None]
    owner: DOMNode
    period: float | None

    def stop(self) -> None:
        """Call it off."""
        self.at = float("inf")


@dataclass
class HandClock:
    """A clock that is moved by hand."""

    time: float = 0.0
    calls: list[Call] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def today(self) -> date:
        return TODAY

    def after(self, seconds: float, call: Callable[[], None], owner: DOMNode) -> Callable[[], None]:
        return self._due(seconds, call, owner, None)

    def every(self, seconds: float, call: Callable[[], None], owner: DOMNode) -> Callable[[], None]:
        return self._due(seconds, call, owner, seconds)

    def _due(
        self, seconds: float, call: Callable[[], None], owner: DOMNode, period: float | None
    ) -> Callable[[], None]:
        self.calls.append(Call(self.time + seconds, call, owner, period))
        return self.calls[-1].stop

    def go_to_next(self, end: float) -> bool:
        """Go to the next moment until `end` at which something is due, and do it."""
        self.calls = [c for c in self.calls if c.owner.is_running and c.at < float("inf")]
        due = min(self.calls, key=lambda call: call.at, default=None)
        if due is None or due.at > end:
            self.time = end
            return False
        self.time = due.at
        due.at = due.at + due.period if due.period else float("inf")
        due.owner.call_later(due.call)
        return True


def hand_app(*, saves: Path = NOWHERE, **given: object) -> SimgameApp:
    """Return an app of a folder of saves whose clock is moved by hand."""
    usual = {"clock": HandClock(), "explains": lambda *_: Unexplained()}
    return SimgameApp(partial(LocalGateway, saves), **{**usual, **given})


class Unexplained:
    """Nobody who works out why a season went as it went."""

    def words(self) -> Iterator[Word]:
        """Nothing is ever found."""
        return iter(())

    def stop(self) -> None:
        """There is nothing to stop."""


class Driver:
    """One running app."""

    def __init__(self, app: SimgameApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = app.clock

    async def wait(self, seconds: float) -> None:
        """Let time pass, for the app alone."""
        end = self.clock.time + seconds
        while self.clock.go_to_next(end):
            await self.settle()

    async def settle(self, *, threads: bool = True) -> None:
        """Wait until `threads` have handed in what they did and every message has been handled.

        Not by whether the processor is idle, which on a busy machine it never is.
        """
        quiet = 0
        while quiet < 2 and self.app.return_code is None:
            with suppress(WorkerError, ScreenStackError):
                if threads:
                    await self.app.workers.wait_for_complete()
                await self.pilot.pause(0)
            quiet = 0 if self._messages() or (threads and self.at_work) else quiet + 1

    @property
    def at_work(self) -> bool:
        """Whether a thread of the app is at work."""
        return any(not worker.is_finished for worker in self.app.workers)

    def _messages(self) -> bool:
        if not self.app.screen_stack:
            return bool(self.app.message_queue_size)
        if self.app.in_turn.waiting:
            return True
        screen = self.app.screen
        waiting = bool(screen._callbacks)  # what is to be done once all is drawn
        return waiting or any(n.message_queue_size for n in (self.app, *screen.walk_children()))

    async def press(self, *keys: str, threads: bool = True) -> None:
        """Press keys one after the other; without `threads`, beside what they are at."""
        for key in keys:
            self.app.post_message(self._key(key))
            await self.settle(threads=threads)

    def _key(self, key: str) -> events.Key:
        """Return a key by its name, or by the character it types."""
        name = key if len(key) > 1 or key.isalnum() else unicodedata.name(key).lower()
        event = events.Key(
            name.replace(" ", "_").replace("-", "_"),
            key if len(key) == 1 else _CHARACTERS.get(key),
        )
        event.set_sender(self.app)
        event.time = self.clock.now()
        return event

    async def press_unsettled(self, *keys: str) -> None:
        """Press keys without waiting for what they lead to."""
        for key in keys:
            self.app.post_message(self._key(key))
            await asyncio.sleep(0)

    async def click(self, x: int, y: int) -> None:
        """Click on a cell of the screen."""
        for kind in (events.MouseDown, events.MouseUp):
            self.post(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.settle()

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse, move it, and let go."""
        steps = ((events.MouseDown, start), (events.MouseMove, end), (events.MouseUp, end))
        for kind, (x, y) in steps:
            self.post(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
            await self.settle()

    def post(self, event: events.Event) -> None:
        """Let something come from the terminal, at the time of the clock."""
        event.time = self.clock.now()
        self.app.post_message(event)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys so quickly that the later ones reach whatever has the focus now."""
        focused = self.app.screen.focused
        assert focused is not None
        for key in keys:
            focused.post_message(self._key(key))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    @property
    def rows(self) -> list[str]:
        """What is on the screen, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """What is on the screen as one text."""
        return "\n".join(self.rows)

    @property
    def widest(self) -> int:
        """The cells that the widest row takes."""
        return max(cell_len(row) for row in self.rows)

    @property
    def desk(self) -> Desk:
        """The desk, which has to be what is shown."""
        assert isinstance(self.app.screen, Desk), self.app.screen
        return self.app.screen

    @property
    def table(self) -> LeverTable:
        """The lever table of the desk."""
        return self.desk.table

    @property
    def screen_name(self) -> str:
        """The class of the screen that is shown."""
        return type(self.app.screen).__name__

    @property
    def said(self) -> str:
        """What stands in the notice above the footer."""
        rows = self.app.screen.query_one(Notice).lines
        return " ".join(span.text for line in rows for span in line.row)

    async def point(self, path: str) -> None:
        """Put the cursor on a lever."""
        self.table.reveal(path)
        await self.settle()

    async def set(self, path: str, typed: str) -> None:
        """Type a value into a lever."""
        await self.point(path)
        await self.type(typed)
        await self.press("enter")

    @property
    def asked(self) -> Asked | None:
        """The question that stands in the week, if one does."""
        screen = self.app.screen
        return screen.asked if isinstance(screen, Week) else None

    @property
    def feed(self) -> str:
        """All that the feed of the week says, whatever is in sight of it."""
        lines = self.app.screen.query_one("#feed", Page).lines
        return " ".join(span.text for line in lines for span in line.row)

    async def answer(self, *keys: str) -> None:
        """Press keys on a question that came by itself, having had the time to read it."""
        await self.wait(QUIET_SECONDS)
        await self.press(*keys)

    async def to_question(self) -> Asked:
        """Hand the plan in and go to the question that stands in the week."""
        await self.press("r", "enter", "end")
        assert self.asked is not None, self.text
        return self.asked

    async def run_week(self) -> None:
        """Commit, go to the end leaving questions to the standing order, and open the review."""
        await self.press("r", "enter", "end")
        while self.asked is not None:
            digit = self.asked.digits[-1]
            await self.answer(digit, digit, "end")
        assert isinstance(self.app.screen, Week), self.app.screen
        assert self.app.screen.playback.over, self.text
        self.app.screen.end_banner()
        await self.press("enter")


@asynccontextmanager
async def driven(app: SimgameApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Driver]:
    """Run an app without a terminal."""
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
        app.close_play()
