"""The workers of a Dask cluster, reached by the address of its scheduler.

Needs the extra `cluster`, and on every worker the same simgame and numpy as here. Dask gives the
items of a worker that dies to another. What is to be done with them goes to each worker once.

Not here: how a cluster is begun; `dask scheduler` and `dask worker` do that.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from threading import get_ident
from types import TracebackType
from typing import Any

import numpy as np

from simgame import __version__
from simgame.game.rules import RULES
from simgame.lab.crew import DIED, Failed, Item, Result, failed_by, tried

try:
    from distributed import Client, KilledWorker, as_completed
except ImportError as error:
    raise ImportError("a cluster needs the extra: pip install 'simgame[cluster]'") from error

# How long to wait for the scheduler, and then for the first worker (seconds).
ANSWERS_WITHIN = 20.0
# Items that are handed out for every worker, so that each always has a next one.
_AHEAD = 3


class ClusterError(RuntimeError):
    """A cluster that cannot be used; `code` says why, `values` about what.

    Codes: `silent`, `empty`, `other-versions`.
    """

    def __init__(self, code: str, said: str, **values: str) -> None:
        self.code, self.values = code, values
        super().__init__(said)


class Cluster:
    """The workers at an address such as `tcp://10.0.0.5:8786`; a context, and a `Crew`.

    Raises `ClusterError` where nobody answers, no worker is there, or one has other versions.
    """

    def __init__(self, address: str, patience: float = ANSWERS_WITHIN) -> None:
        self.address = address
        try:
            self._client = Client(address, timeout=patience, set_as_default=False)
        except (OSError, ValueError) as error:
            said = f"no cluster answers at {address}: {error}"
            raise ClusterError("silent", said) from error
        try:
            self._check(patience)
        except BaseException:
            self.close()
            raise

    def each(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result | Failed]]:
        """As `workers.each`; what has not been done is taken back when nobody listens any more."""
        packed = self._client.scatter(pickle.dumps(work), broadcast=True, hash=False)
        numbers, at_work = iter(range(len(items))), dict[Any, int]()

        def submitted(number: int) -> Any:
            future = self._client.submit(_apply, packed, items[number], pure=False)
            at_work[future] = number
            return future

        ahead = _AHEAD * len(self._client.nthreads())
        first = [submitted(number) for _, number in zip(range(ahead), numbers, strict=False)]
        ready = as_completed(first, loop=self._client.loop)
        try:
            for future in ready:
                if (number := next(numbers, None)) is not None:
                    ready.add(submitted(number))
                yield at_work.pop(future), _result(future)
        finally:
            self._client.cancel(list(at_work), force=True)

    def close(self) -> None:
        """Let go of the cluster, which goes on."""
        self._client.close()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _check(self, patience: float) -> None:
        """Whether there are workers, with what is here too."""
        try:
            self._client.wait_for_workers(1, timeout=patience)
        except TimeoutError as error:
            said = f"the cluster at {self.address} has no workers"
            raise ClusterError("empty", said) from error
        here = versions()
        for worker, found in self._client.run(versions, on_error="return").items():
            if found != here:
                said, values = f"the worker {worker} has {found}; here is {here}", dict[str, str]()
                values |= {"worker": worker, "theirs": str(found), "ours": here}
                raise ClusterError("other-versions", said, **values)


def versions() -> str:
    """What has to be alike here and there for the same results."""
    return f"simgame {__version__} (RULES {RULES}), numpy {np.__version__}"


def _result(future: Any) -> Any:
    """What came of an item, or that its workers died."""
    try:
        return future.result()
    except KilledWorker:
        return DIED
    except Exception as error:  # noqa: BLE001 - such as of a result that cannot be pickled
        return failed_by(error)


def _apply(packed: bytes, item: Any) -> Any:
    """Runs on a worker."""
    return tried(_unpacked(packed, get_ident()), item)


@lru_cache(maxsize=4)
def _unpacked(packed: bytes, thread: int) -> Callable[[Any], Any]:  # noqa: ARG001
    """What is to be done: each thread has its own, and keeps it from item to item."""
    work: Callable[[Any], Any] = pickle.loads(packed)
    return work
