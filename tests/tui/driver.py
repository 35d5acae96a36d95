"""Drives the app in tests: keys in, rows of text out, and nothing that waits for a clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from simgame.tui.app import SimgameApp
from simgame.tui.screens.desk import Desk
from simgame.tui.screens.week import Week
from simgame.tui.widgets.lever_table import LeverTable
from simgame.tui.widgets.notice import Notice

SHORT = str(Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml")
SMALL, LARGE = (80, 24), (120, 40)

COUNT = "content.douyin.short-video.count"
BUDGET = "paid.douyin.budget"
HAGGLE = {"kol.campus-kai.posts": 1, "kol.campus-kai.fee": 250_000}

_CHARACTERS = {"space": " ", "slash": "/", "enter": "\r", "tab": "\t"}


class Driver:
    """One running app."""

    def __init__(self, app: SimgameApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until threads have handed in what they did and every message has been handled.

        Textual's own pilot waits for an idle processor, which a busy machine does not have.
        """
        quiet = 0
        while quiet < 2 and not (self.app._exit or self.app._exception):
            await self.pilot._wait_for_screen()
            await asyncio.sleep(0.001)
            quiet = 0 if self._busy() else quiet + 1

    def _busy(self) -> bool:
        screen = self.app.screen
        if screen._layout_required or screen._dirty_widgets or screen._callbacks:
            return True
        nodes = [self.app, *screen.walk_children(with_self=True)]
        working = any(not worker.is_finished for worker in self.app.workers)
        return working or any(not node._message_queue.empty() for node in nodes)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            character = key if len(key) == 1 else _CHARACTERS.get(key)
            event = events.Key(_character_to_key(key) if len(key) == 1 else key, character)
            event.set_sender(self.app)
            self.app._driver.send_message(event)
            await asyncio.sleep(0)
            await self.settle()

    async def press_at_once(self, *keys: str) -> None:
        """Press keys so quickly that the later ones reach whatever has the focus now."""
        focused = self.app.screen.focused
        assert focused is not None
        for key in keys:
            focused.post_message(events.Key(key, _CHARACTERS.get(key)))
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

    async def run_week(self) -> None:
        """Commit, skip to the end leaving prompts to the standing order, and open the review."""
        await self.press("r", "enter", "enter")
        while self.screen_name == "Question":
            await self.press("end", "enter", "enter")
        assert isinstance(self.app.screen, Week), self.app.screen
        assert self.app.screen.playback.over, self.text
        await self.press("enter")


@asynccontextmanager
async def driven(app: SimgameApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Driver]:
    """Run an app without a terminal."""
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
        app.close_play()
