"""What one brand has seen of a season so far: its reports, written when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from simgame.plan.lever import Value
from simgame.plan.observation import DayReport, WeekReport

WEEKS_OF_DAYS = 4


@dataclass(slots=True)
class Seen:
    """What one brand has seen: its week reports and where its next plan starts.

    Reports are written when somebody first asks for them; most bots never do.
    """

    _starts_from: Callable[[], dict[str, Value]] = dict
    _written: list[WeekReport] = field(default_factory=list)
    _due: list[Callable[[], WeekReport]] = field(default_factory=list)

    def add(
        self, report: Callable[[], WeekReport], starts_from: Callable[[], dict[str, Value]]
    ) -> None:
        """Take in a week, and what the next plan starts from."""
        self._due.append(report)
        self._starts_from = starts_from

    @property
    def start(self) -> dict[str, Value]:
        """The lever values the next plan starts from."""
        return self._starts_from()

    @property
    def reports(self) -> list[WeekReport]:
        """The reports of all weeks; days of long ago keep only their messages."""
        while self._due:
            self._written.append(self._due.pop(0)())
            if len(self._written) > WEEKS_OF_DAYS:
                old = self._written[-1 - WEEKS_OF_DAYS]
                told = tuple(DayReport(day=d.day, messages=d.messages) for d in old.days)
                self._written[-1 - WEEKS_OF_DAYS] = old.model_copy(update={"days": told})
        return self._written
