"""The reports that a change is explained from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simgame.plan.observation import WeekReport


class Weeks(NamedTuple):
    """The week that is explained, the one it is compared with, and the one before that."""

    now: WeekReport
    before: WeekReport | None = None
    earlier: WeekReport | None = None

    @classmethod
    def last_of(cls, reports: Sequence[WeekReport]) -> Weeks:
        """Those of the last week of `reports`."""
        return cls(*reversed(reports[-3:]))
