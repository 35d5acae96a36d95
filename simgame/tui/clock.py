"""Time as the app knows it: handed in from outside, so that whoever runs the app can step it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from textual.dom import DOMNode

Stop = Callable[[], None]


class Clock(Protocol):
    """What passes time; `owner` is whose time it is, and nothing is called once that is gone."""

    def now(self) -> float:
        """Seconds since any moment; a key's `time` is counted from the same one."""

    def today(self) -> date:
        """The day on which the player plays."""

    def after(self, seconds: float, call: Callable[[], None], owner: DOMNode) -> Stop:
        """Call once; what is returned calls it off."""

    def every(self, seconds: float, call: Callable[[], None], owner: DOMNode) -> Stop:
        """Call again and again; what is returned ends it."""


class WallClock:
    """The time that passes for the player."""

    def now(self) -> float:
        return time.monotonic()

    def today(self) -> date:
        return datetime.now().astimezone().date()

    def after(self, seconds: float, call: Callable[[], None], owner: DOMNode) -> Stop:
        return owner.set_timer(seconds, call).stop

    def every(self, seconds: float, call: Callable[[], None], owner: DOMNode) -> Stop:
        return owner.set_interval(seconds, call).stop
