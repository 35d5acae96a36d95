"""Codes that were guessed wrong: only failures count, by code and by address.

A whole class joins from one address within a minute, so what succeeds is never counted, and a code
that has let somebody in from an address goes on doing so, whoever types wrong ones there.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

# So many wrong codes in so many seconds.
MOST, SECONDS = 20, 60.0
_REMEMBERED = 10_000


class TooManyGuesses(Exception):
    """Somebody has tried too many codes; they may again in a minute."""


class Guesses:
    """Wrong codes by address, and those that were right there, in this process."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._right: OrderedDict[tuple[str, str], None] = OrderedDict()

    def may_try(self, address: str, code: str) -> None:
        """Raises `TooManyGuesses`."""
        if (address, code) in self._right:
            return
        since = self._clock() - SECONDS
        if sum(at > since for at in self._failed.get(address, ())) >= MOST:
            raise TooManyGuesses

    def right(self, address: str, code: str) -> None:
        self._right[address, code] = None
        while len(self._right) > _REMEMBERED:
            self._right.popitem(last=False)

    def failed(self, address: str) -> None:
        since = self._clock() - SECONDS
        recent = [at for at in self._failed.pop(address, []) if at > since]
        self._failed[address] = [*recent, self._clock()]
        while len(self._failed) > _REMEMBERED:
            self._failed.popitem(last=False)
