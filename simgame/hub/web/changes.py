"""Waiting for something to happen: one look at the database for all who wait in this process."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy import func, select
from starlette.concurrency import run_in_threadpool

from simgame.hub.hub import LOG, Hub
from simgame.hub.store.tables import audit

# How often is looked, and how long somebody waits at most before they are asked to come again (s).
EVERY, LONGEST = 0.3, 25
# Pages that are remembered.
_MOST = 500

Made = TypeVar("Made")


class Changes:
    """The number of the last thing that was done, and whoever waits for the next."""

    def __init__(self, hub: Hub) -> None:
        self.hub, self.last = hub, 0
        self._made: dict[Hashable, Any] = {}
        self._moved = asyncio.Condition()

    async def watch(self) -> None:
        """Look until cancelled; weeks that can be lived are lived meanwhile."""
        while True:
            try:
                await run_in_threadpool(self.hub.catch_up)
                await self.look()
            except Exception:  # noqa: BLE001 - whoever waits goes on waiting
                LOG.exception("watching")
            await asyncio.sleep(EVERY)

    def made(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` made since something was done last; a board is asked for far more often."""
        seen = self.last
        known = self._made.get(key)
        if known is None or known[0] != seen:
            if len(self._made) > _MOST:
                self._made.clear()
            known = self._made[key] = (seen, make())
        found: Made = known[1]
        return found

    async def verify(self) -> None:
        """Play contests that are over again, beside everything else, until cancelled."""
        while True:
            try:
                await run_in_threadpool(self.hub.verify)
            except Exception:  # noqa: BLE001 - it is tried again
                LOG.exception("verifying")
            await asyncio.sleep(LONGEST)

    async def look(self) -> None:
        """See whether something was done; tell those who wait."""
        found = await run_in_threadpool(self._newest)
        if found != self.last:
            async with self._moved:
                self.last = found
                self._moved.notify_all()

    async def after(self, seen: int, longest: float = LONGEST) -> int:
        """The last number, once it is beyond `seen`, or when `longest` seconds have passed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(longest), self._moved:
                await self._moved.wait_for(lambda: self.last > seen)
        return self.last

    def _newest(self) -> int:
        with self.hub.store.read() as c:
            return int(c.execute(select(func.coalesce(func.max(audit.c.n), 0))).scalar_one())
