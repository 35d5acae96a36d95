"""Doing at once what came while the last was being done: one thread, one write, many who wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Found = TypeVar("Found")
# So many at a time, so that the first of them does not wait for long.
MOST = 100


class Together(Generic[Asked, Found]):
    """Whoever asks waits until `do` has done it, together with what others asked meanwhile.

    `do` answers each in their order, with what came of it or why not. The first of them waits
    `linger` seconds for others.
    """

    def __init__(
        self, do: Callable[[Sequence[Asked]], Sequence[Found | Exception]], linger: float = 0.0
    ) -> None:
        self._do, self._linger = do, linger
        self._queue: SimpleQueue[tuple[Asked, Future[Found]] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    async def ask(self, one: Asked) -> Found:
        """What came of it. Raises what `do` says of it, or raises itself."""
        return await asyncio.wrap_future(self._put(one))

    def wait_for(self, one: Asked) -> Found:
        """The same for whoever has a thread of their own."""
        return self._put(one).result()

    def close(self) -> None:
        """Do what was asked for, and nothing more."""
        self._queue.put(None)
        self._thread.join()

    def _put(self, one: Asked) -> Future[Found]:
        future: Future[Found] = Future()
        self._queue.put((one, future))
        return future

    def _work(self) -> None:
        going = True
        while going:
            some = [self._queue.get()]
            until = monotonic() + self._linger
            while len(some) < MOST:
                try:
                    some.append(self._queue.get(timeout=max(0.0, until - monotonic())))
                except Empty:
                    break
            going = None not in some
            # Whoever has gone away meanwhile has nothing done for them.
            self._answer([e for e in some if e is not None and e[1].set_running_or_notify_cancel()])

    def _answer(self, some: Sequence[tuple[Asked, Future[Found]]]) -> None:
        if not some:
            return
        try:
            came = self._do([one for one, _ in some])
        except Exception as error:  # noqa: BLE001 - each is told
            came = [error] * len(some)
        for (_, future), each in zip(some, came, strict=True):
            if isinstance(each, Exception):
                future.set_exception(each)
            else:
                future.set_result(each)
