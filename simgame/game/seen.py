"""What one brand has seen of a season so far: its reports, written when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from simgame.game.word_of_mouth import Ear
from simgame.plan.lever import Value
from simgame.plan.observation import WeekReport


@dataclass(slots=True)
class Seen:
    """What one brand has seen: its week reports and where its next plan starts.

    `ear` hears what is said about it, if anybody listens. Reports are written when somebody first
    asks for them; most bots never do.
    """

    ear: Ear | None
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
        """The reports of all weeks."""
        for due in self._due:
            report = due()
            if self.ear is not None:
                report = self.ear.listen(report, self._written[-1] if self._written else None)
            self._written.append(report)
        self._due = []
        return self._written
