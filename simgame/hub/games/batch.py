"""Work on many seasons that no week waits for: verification, and what caused scores.

Those who live the weeks do one season of it at a time; or the workers of a Dask cluster do all of
it, so that weeks have this machine for themselves. What comes of a season depends on it alone, and
whoever asked keeps each as it comes: a cluster that goes away has lost what it was at, no more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Any, Protocol, TypeVar

from simgame.hub.games.workers import NoWorkers, Workers
from simgame.lab.crew import Failed

Asked = TypeVar("Asked")
Found = TypeVar("Found")
Key = TypeVar("Key")

LOG = logging.getLogger("simgame.hub")
# A cluster of which nothing came for so long does no more; when it is asked again (s).
SILENT, AGAIN = 60.0, 60.0
_LOOK = 0.2


class Batch(Protocol):
    """Whoever does work that may take long."""

    def each(
        self, work: Callable[[Asked], Found], asked: Mapping[Key, Asked]
    ) -> Iterator[tuple[Key, Found]]:
        """What comes of each, as it comes. Raises what `work` raises, and as `Workers.do`."""

    def close(self) -> None:
        """Nothing more is awaited."""


class Beside:
    """Those who live the weeks do it, one season at a time."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    def each(
        self, work: Callable[[Asked], Found], asked: Mapping[Key, Asked]
    ) -> Iterator[tuple[Key, Found]]:
        yield from ((key, self._workers.do(work, one)) for key, one in asked.items())

    def close(self) -> None:
        """Nothing of its own to let go."""


class Elsewhere:
    """A cluster does it, by the address of its scheduler; while there is none, `here` does."""

    def __init__(
        self, address: str, here: Batch, silent: float = SILENT, again: float = AGAIN
    ) -> None:
        self._address, self._here = address, here
        self._silent, self._after, self._from = silent, again, 0.0
        self._closed = Event()

    def each(
        self, work: Callable[[Asked], Found], asked: Mapping[Key, Asked]
    ) -> Iterator[tuple[Key, Found]]:
        left = dict(asked)
        while left:
            if self._from > monotonic():
                key = next(iter(left))
                yield from self._here.each(work, {key: left.pop(key)})
                continue
            failed = dict[Key, Asked]()
            for key, found in self._there(work, dict(left)):
                one = left.pop(key)
                if isinstance(found, Failed):
                    failed[key] = one
                else:
                    yield key, found
            # What failed there says here what is wrong with it, or nothing is.
            yield from self._here.each(work, failed)

    def close(self) -> None:
        self._closed.set()

    def _there(
        self, work: Callable[[Asked], Found], asked: Mapping[Key, Asked]
    ) -> Iterator[tuple[Key, Found | Failed]]:
        """What the cluster makes of it; if it goes away, that is told, and it is left for a while.

        Raises `NoWorkers` when this is closed.
        """
        keys, came, over = list(asked), SimpleQueue[Any](), Event()
        listening = (self._address, work, list(asked.values()), came, over)
        # A cluster may keep whoever listens for ever; nobody waits for that thread.
        Thread(target=_listen, args=listening, daemon=True).start()
        try:
            for _ in keys:
                number, found = self._next(came)
                yield keys[number], found
                if isinstance(found, Failed):
                    # A scheduler that is gone says so of what it was at, and nothing of the rest.
                    raise _GoneError(found.error)
        except _GoneError as gone:
            self._leave(str(gone))
        finally:
            over.set()

    def _next(self, came: SimpleQueue[Any]) -> tuple[int, Any]:
        until = monotonic() + self._silent
        while monotonic() < until:
            if self._closed.is_set():
                raise NoWorkers
            try:
                found = came.get(timeout=_LOOK)
            except Empty:
                continue
            if isinstance(found, Exception):
                raise _GoneError(str(found) or type(found).__name__) from found
            number, one = found
            return number, one
        raise _GoneError(f"nothing came of it for {self._silent:.0f} s")

    def _leave(self, why: str) -> None:
        said = " ".join(why.split())
        LOG.warning("cluster %s: %s; its seasons are played here, and it is asked again in %.0f s",
                    self._address, said, self._after)  # fmt: skip
        self._from = monotonic() + self._after


class _GoneError(Exception):
    """The cluster does no more, and why."""


def _listen(
    address: str, work: Callable[[Any], Any], items: Sequence[Any], came: SimpleQueue[Any],
    over: Event,
) -> None:  # fmt: skip
    """Hand the work to the cluster, and on what comes of it, until nobody wants more."""
    try:
        from simgame.lab.cluster import Cluster  # noqa: PLC0415 - needs an extra

        with Cluster(address) as cluster:
            for found in cluster.each(work, items):
                came.put(found)
                if over.is_set():
                    return
        came.put(EOFError("it ended before all was done"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the work is done here
        came.put(error)
