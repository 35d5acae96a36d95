"""One key after the other: the next is looked at once all that takes the one before has had it.

A terminal hands on whatever it has read at once. Whoever has the focus gets a key, and those around
it after that; if the key leads to another screen, or puts the focus elsewhere, the keys behind it
are meant for what is there then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from textual import events
from textual.dom import DOMNode


class InTurn:
    """Holds keys and pastes back while one is on its way; `again` posts one to the app anew."""

    def __init__(self, again: Callable[[events.Event], object]) -> None:
        self._again = again
        self.waiting: deque[events.Event] = deque()  # what has not been let in
        self._next: events.Event | None = None
        self._taker: DOMNode | None = None

    def holds(self, event: events.Event) -> bool:
        """Whether an event has to wait for its turn; it comes again by itself."""
        if event is self._next:
            self._next = None
            return False
        if self._taker is not None and not self._taker.is_attached:
            self._taker = None
        if self._taker is None and self._next is None and not self.waiting:
            return False
        self.waiting.append(event)
        self._go_on()
        return True

    def given_to(self, taker: DOMNode | None) -> None:
        """An event was given to a widget: it, and what is around it up to its screen, take it.

        None where the app has taken it itself, or has put it away.
        """
        self._taker = taker
        self._pass_on(taker, list(taker.ancestors_with_self) if taker else [])

    def _pass_on(self, taker: DOMNode | None, above: list[DOMNode]) -> None:
        """Follow the event from one to the next, each of which takes in order what came to it."""
        if self._taker is not taker:
            return
        if len(above) > 1 and above[0].call_later(self._pass_on, taker, above[1:]):
            return
        self.screen_is_there()

    def screen_is_there(self) -> None:
        """A screen has come to the top, or all have had the event: the next one is let in."""
        self._taker = None
        self._go_on()

    def _go_on(self) -> None:
        if self._taker is None and self._next is None and self.waiting:
            self._next = self.waiting.popleft()
            self._again(self._next)
