"""The season that was just left, for home to offer before it has read which seasons there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simgame.locale import Texts
from simgame.tui.names import level_name

if TYPE_CHECKING:
    from simgame.game.desk.play import Play
    from simgame.plan.text import Text


class LeftSeason(NamedTuple):
    """What one goes on with: its `name`, and what there is to say of it."""

    name: str
    title: Text
    level: str
    week: int
    weeks: int

    @classmethod
    def of(cls, play: Play | None) -> LeftSeason | None:
        """None where there is nothing to go on with: it is over, or was never kept."""
        if play is None or not play.name or not play.begun or play.session.finished:
            return None
        seen = play.observation
        return cls(play.name, play.scenario.title, play.level, seen.round, seen.rounds)

    def about(self, t: Texts) -> str:
        """The season by scenario, level and week."""
        week = t("week {week} of {weeks}", week=self.week, weeks=self.weeks)
        return f"{self.title.of(t.lang)} · {level_name(self.level, t)} · {week}"
