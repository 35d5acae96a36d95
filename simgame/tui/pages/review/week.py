"""A week that is over, as it is reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from simgame import pages
from simgame.game.desk.play import Play
from simgame.plan.observation import Observation, WeekReport


@dataclass(frozen=True, slots=True)
class Week:
    """A week that is over, as it is reviewed: what was known on the Monday after it."""

    play: Play
    seen: Observation
    report: WeekReport
    page: pages.Page
    before: WeekReport | None

    @classmethod
    def of(cls, play: Play, number: int) -> Week | None:
        """Week `number`; None before there was one."""
        now = play.observation
        if not 1 <= number <= len(now.history):
            return None
        report = play.session.report(number)
        seen = now.model_copy(update={"last": report, "history": now.history[:number]})
        page = pages.review(play.scenario, seen)
        before = play.session.report(number - 1) if number > 1 else None
        return None if page is None else cls(play, seen, report, page, before)

    @property
    def is_latest(self) -> bool:
        """Whether how things stand now is how they stood after it."""
        return self.report.round == len(self.play.observation.history)
