"""Waiting for something to happen: one look at the database for all who wait in this process."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable, Hashable
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from simgame.hub.games.lives import Lives
from simgame.hub.hub import Hub
from simgame.hub.logs import failed
from simgame.hub.store.tables import audit

# How often is looked, and how long somebody waits at most before they are asked to come again (s).
EVERY, LONGEST = 0.1, 25
# How often weeks are looked for that nobody lives, and how long they have waited by then (s; ms).
SELDOM, FORGOTTEN = 0.5, 2_000
# Pages, and seasons, that are remembered.
_MOST = 500
_MOST_SEASONS = 10_000
# What is done that no board shows, and what moves a season for whoever waits at it.
_QUIET = ("plan", "answer", "asked", "draft", "joined", "levers", "sent")
_WEEK = ("lived", "asked")

Made = TypeVar("Made")


class Changes:
    """The number of the last thing that was done, of the last a board shows, and who waits."""

    def __init__(self, hub: Hub) -> None:
        self.hub, self.last, self.shown = hub, 0, 0
        self._made: dict[Hashable, tuple[int, Any]] = {}
        # Whose turn it is to make something, in a thread or beside them all.
        self._making: dict[Hashable, Lock] = {}
        self._turns: dict[Hashable, asyncio.Lock] = {}
        self._moved = asyncio.Event()
        # The last row of seasons, and who waits for the next of one.
        self._seasons: dict[int, int] = {}
        self._waiting: dict[int, set[asyncio.Event]] = {}

    async def watch(self) -> None:
        """Look until cancelled."""
        await _always("watching", self.look, EVERY)

    async def catch_up(self, lives: Lives) -> None:
        """Have weeks lived whose time is up, or that a server left behind, until cancelled."""
        older = 0

        async def once() -> None:
            nonlocal older
            await run_in_threadpool(self.hub.end_due)
            for game_id, late in await run_in_threadpool(self.hub.due, older):
                lives.soon(game_id, late)
            older = FORGOTTEN

        await _always("catching up", once, SELDOM)

    async def give(self) -> None:
        """Give what was ordered, beside everything else, until cancelled."""
        await _always("giving", partial(run_in_threadpool, self.hub.give), SELDOM)

    async def score(self) -> None:
        """Play seasons again that were sent in, beside everything else, until cancelled."""
        await _always("scoring", partial(run_in_threadpool, self.hub.score_uploads), SELDOM)

    async def verify(self) -> None:
        """Play contests that are over again, and forget what is old, until cancelled."""

        async def once() -> None:
            await run_in_threadpool(self.hub.forget)
            await run_in_threadpool(self.hub.verify)

        await _always("verifying", once, LONGEST)

    def made(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` made since a board moved last; made once, however many ask meanwhile."""
        since = self.shown
        known = self._at_hand(key, since)
        if known is None:
            with _kept(self._making, key, Lock):
                known = self._at_hand(key, since) or self._make(key, make)
        found: Made = known[1]
        return found

    async def made_for_all(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The same for hundreds who wait at once: only one of them takes a thread."""
        since = self.shown
        known = self._at_hand(key, since)
        if known is None:
            async with self.turn(key):
                known = self._at_hand(key, since)
                if known is None:
                    return await run_in_threadpool(self.made, key, make)
        found: Made = known[1]
        return found

    def turn(self, key: Hashable) -> asyncio.Lock:
        """Whose turn it is to make something, of those who wait without a thread."""
        return _kept(self._turns, key, asyncio.Lock)

    def _at_hand(self, key: Hashable, since: int) -> tuple[int, Any] | None:
        """What is made and knows row `since`, with the row it knows."""
        known = self._made.get(key)
        return known if known is not None and known[0] >= since else None

    def _make(self, key: Hashable, make: Callable[[], Any]) -> tuple[int, Any]:
        # Before it is made: what is done meanwhile may be missing in it.
        known = (self.shown, make())
        if len(self._made) >= _MOST:
            self._made.clear()
        self._made[key] = known
        return known

    async def look(self) -> None:
        """See what was done; tell those whom it concerns."""
        first = self.last == 0
        rows = await run_in_threadpool(self._first if first else self._news)
        if not rows:
            return
        self.last = rows[-1].n
        for row in rows:
            if row.action in _WEEK:
                self._wake(json.loads(row.body)["game"], row.n)
        moving = [row.n for row in rows if first or row.action not in _QUIET]
        if moving:
            self.shown = moving[-1]
            self._moved.set()
            self._moved = asyncio.Event()

    async def after(self, seen: int, longest: float = LONGEST) -> int:
        """The last row a board shows, once beyond `seen`, or when `longest` seconds have passed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(longest):
                while self.shown <= seen:
                    await self._moved.wait()
        return self.shown

    async def after_week(self, game_id: int, seen: int, longest: float) -> None:
        """Return once a season has moved after row `seen`, or `longest` seconds have passed."""
        if self._seasons.get(game_id, 0) > seen:
            return
        woken = asyncio.Event()
        others = self._waiting.setdefault(game_id, set())
        others.add(woken)
        try:
            async with asyncio.timeout(longest):
                await woken.wait()
        except TimeoutError:
            pass
        finally:
            others.discard(woken)
            if not others:
                self._waiting.pop(game_id, None)

    def _wake(self, game_id: int, n: int) -> None:
        if len(self._seasons) > _MOST_SEASONS:
            recent = sorted(self._seasons.items(), key=lambda pair: pair[1])[_MOST_SEASONS // 2 :]
            self._seasons = dict(recent)
        self._seasons[game_id] = n
        for woken in self._waiting.get(game_id, ()):
            woken.set()

    def _first(self) -> list[Any]:
        """The last row alone: what was done before is on every page that is made."""
        with self.hub.store.read() as c:
            return list(c.execute(select(audit).order_by(audit.c.n.desc()).limit(1)))

    def _news(self) -> list[Any]:
        with self.hub.store.read() as c:
            asked = select(audit.c.n, audit.c.action, audit.c.body).where(audit.c.n > self.last)
            return list(c.execute(asked.order_by(audit.c.n)))


def _kept(some: dict[Hashable, Made], key: Hashable, new: Callable[[], Made]) -> Made:
    """What is kept by a key, of which there are not too many: a key may be of nothing there is.

    Where all are let go, something may be made twice.
    """
    if key not in some and len(some) >= _MOST:
        some.clear()
    return some.setdefault(key, new())


async def _always(doing: str, do: Callable[[], Awaitable[object]], pause: float) -> None:
    """Do it, and do it again after `pause` seconds, whatever came of it, until cancelled."""
    while True:
        try:
            await do()
        except Exception as error:  # noqa: BLE001 - it is tried again
            failed(doing, error)
        await asyncio.sleep(pause)
