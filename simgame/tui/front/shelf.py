"""What home knows at once: which seasons and scenarios there are, and the day's own season."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simgame.game.table.gateway import SeasonInfo
    from simgame.plan.text import Text
    from simgame.profile import Daily, Profile

TUTORIAL = "tutorial"


@dataclass(frozen=True)
class Shelf:
    """Seasons, the newest first; titles and first lines of scenarios by id.

    `tries` are the seasons of the `daily` one, the first try first.
    """

    seasons: Sequence[SeasonInfo] = ()
    titles: Mapping[str, Text] = field(default_factory=dict)
    hooks: Mapping[str, Text] = field(default_factory=dict)
    daily: Daily | None = None
    tries: Sequence[SeasonInfo] = ()

    def begun(self) -> Iterator[SeasonInfo]:
        """The seasons that are not over, the newest first."""
        return (s for s in self.seasons if s.error is None and not s.finished)

    @property
    def newest(self) -> SeasonInfo | None:
        """The unfinished season that was played last."""
        return next(self.begun(), None)

    @property
    def begun_tutorial(self) -> SeasonInfo | None:
        """The tutorial that was played last and is not finished."""
        return next((s for s in self.begun() if s.scenario == TUTORIAL), None)

    def ended(self, profile: Profile) -> set[str]:
        """The scenarios that were played to their end, also where it is still counted how well."""
        over = (s.scenario for s in self.seasons if s.finished and s.error is None)
        counted = {scenario for scenario, _ in profile.bests}
        return counted.union(over) if profile.waiting else counted

    def unplayed(self, profile: Profile, lang: str) -> list[tuple[str, str]]:
        """Titles and first lines of what was never played to its end; the tutorial has its key."""
        known = {TUTORIAL, *self.ended(profile)}
        return [(title.of(lang), self.hooks[name].of(lang))
                for name, title in self.titles.items() if name not in known]  # fmt: skip
