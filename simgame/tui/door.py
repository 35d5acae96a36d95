"""Which keys and clicks reach a screen: none that was meant for what was there before.

A key that comes before a screen can tell what it means is kept until it can.
"""

from __future__ import annotations

from typing import Protocol

from textual import events

# How long after a window has opened by itself keys are still meant for what was there before, and
# how long after such a key the same one is the same finger that has not let go.
QUIET_SECONDS = 0.7


class Doorway(Protocol):
    """What a screen says about the keys that come."""

    @property
    def reading(self) -> bool:
        """Whether it cannot tell yet what a key means."""

    @property
    def busy(self) -> bool:
        """Whether something is under way that a key must not cross."""

    @property
    def ahead(self) -> frozenset[str]:
        """Keys that are kept meanwhile, for what that leads to."""

    def knows(self, event: events.Event) -> bool:
        """Whether it can tell what this one means although it still reads."""

    @property
    def opened_at(self) -> float:
        """When it opened by itself; infinity before it is drawn, minus infinity when asked for."""


class Door:
    """Decides about each key and click as it comes."""

    def __init__(self) -> None:
        self._kept: list[events.Event] = []
        self._turned_away = ("", float("-inf"))

    def lets_in(self, event: events.Event, screen: Doorway) -> bool:
        """Whether `screen` may have the event now."""
        if not isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseUp):
            return True
        if self._is_late(event, screen):
            return False
        if self._waits(event, screen):
            self._kept.append(event)
            return False
        return not (screen.busy or self.keeps(event, screen))

    def _waits(self, event: events.Event, screen: Doorway) -> bool:
        """Whether the event means something that is not there yet."""
        if screen.busy:
            return isinstance(event, events.Key) and event.key in screen.ahead
        return screen.reading and not screen.knows(event)

    def keeps(self, event: events.Event, screen: Doorway) -> bool:
        """Whether the event is kept too, behind those that were kept before it."""
        if screen.reading and self._kept:
            self._kept.append(event)
            return True
        return False

    def _is_late(self, event: events.Event, screen: Doorway) -> bool:
        key = event.key if isinstance(event, events.Key) else ""
        last, at = self._turned_away
        held_down = key == last and event.time < at + QUIET_SECONDS
        late = event.time < screen.opened_at + QUIET_SECONDS
        if late or (key and held_down):
            self._turned_away = (key, event.time)
            return True
        return False

    def kept(self) -> list[events.Event]:
        """What was kept, for the screen that can tell now what it means."""
        kept, self._kept = self._kept, []
        return kept
