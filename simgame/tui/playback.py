"""A week being played back: a position in hours over days that have been worked out already.

Time passes only here; the market computed the week at once. The position never goes past what is
known: the hour of a prompt, or the end of the week.
"""

from __future__ import annotations

from dataclasses import dataclass

from simgame.game.table.contract import Progress
from simgame.plan.observation import DayReport, Message, Prompt
from simgame.tui.names import HOURS_A_WEEK

HOURS_A_DAY = 24


@dataclass(slots=True)
class Playback:
    """`round` is the week that is shown; `hour` counts from its Monday."""

    round: int
    days: tuple[DayReport, ...] = ()
    prompt: Prompt | None = None
    hour: float = 0.0

    @property
    def first_hour(self) -> int:
        """The hour of the season at which this week begins."""
        return (self.round - 1) * HOURS_A_WEEK

    @property
    def end(self) -> float:
        """How far the week has been lived."""
        if self.prompt is not None:
            return float(self.prompt.hour - self.first_hour)
        return float(HOURS_A_WEEK) if self.days else 0.0

    @property
    def at_end(self) -> bool:
        """Whether everything known has been shown."""
        return self.hour >= self.end

    @property
    def over(self) -> bool:
        """Whether the whole week has been shown."""
        return self.prompt is None and bool(self.days) and self.at_end

    def take(self, progress: Progress) -> None:
        """Go on with what the market came to."""
        self.days, self.prompt = progress.days, progress.prompt

    def pass_hours(self, hours: float) -> None:
        """Let time pass, or go back."""
        self.go_to(self.hour + hours)

    def go_to(self, hour: float) -> None:
        """Show an hour of the week, as far as that is known."""
        self.hour = min(max(float(hour), 0.0), self.end)

    def skip(self) -> None:
        """Go to the end of what is known."""
        self.hour = self.end

    @property
    def shown_days(self) -> tuple[DayReport, ...]:
        """The days that are over at this hour."""
        return self.days[: int(self.hour // HOURS_A_DAY)]

    @property
    def messages(self) -> list[Message]:
        """What has been told up to this hour."""
        now = self.first_hour + self.hour
        return [m for day in self.days for m in day.messages if m.hour <= now]
