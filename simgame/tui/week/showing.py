"""What a playback shows at its hour: running figures, moments, and the week before beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from simgame import pages
from simgame.game.desk.play import Play
from simgame.plan.observation import Observation, WeekReport
from simgame.tui.playback import Playback

METRICS = ("orders", "gmv", "saves", "joins")

# What stands in place of new members where nobody can join.
_SEEN = "impressions"
# Those that are shown, and those that goals are counted by.
_FOLLOWED = tuple(dict.fromkeys((*METRICS, _SEEN, *pages.COUNTED)))


@dataclass(slots=True)
class Showing:
    """A playback with what is read once for it; `taken` reads anew what the market came to.

    `hours` are running sums by metric after each hour of the week, `last` those of the week before.
    """

    play: Play
    playback: Playback
    seen: Observation
    score: pages.Page
    curve: tuple[float, ...] = ()
    earlier: list[WeekReport] = field(default_factory=list)
    report: WeekReport | None = None
    hours: dict[str, list[float]] = field(default_factory=dict)
    last: dict[str, list[float]] = field(default_factory=dict)
    moments: list[pages.Moment] = field(default_factory=list)

    @classmethod
    def of(cls, play: Play, playback: Playback) -> Showing:
        """What there is before the week begins."""
        found = cls(play, playback, play.observation, pages.live_score(play.session))
        found.curve = pages.day_curve(play.scenario)
        found.earlier = play.reports()
        if found.earlier:
            days = found.earlier[-1].days
            found.last = {name: pages.by_hour(days, name, found.curve) for name in _FOLLOWED}
        found.taken()
        return found

    def taken(self) -> None:
        """Read what the market came to."""
        days = self.playback.days
        self.hours = {name: pages.by_hour(days, name, self.curve) for name in _FOLLOWED}
        if days and self.playback.prompt is None:
            self.report = self.play.session.report(self.playback.round)
        self.moments = pages.moments(
            self.play.scenario, self.seen, days, self.curve, self.earlier, self.report
        )

    @property
    def metrics(self) -> tuple[str, ...]:
        """The four running figures: no scenario shows one that nothing in it can move."""
        joined = pages.is_measured(self.play.scenario, "members")
        return METRICS if joined else (*METRICS[:-1], _SEEN)

    @property
    def hour(self) -> int:
        """The hour of the week that has been shown in full."""
        return min(int(self.playback.hour), len(self.hours["orders"]) - 1)

    def now(self, metric: str) -> float:
        """The running figure at this hour."""
        return self.hours[metric][self.hour]

    def then(self, metric: str) -> float | None:
        """The figure of the week before at the same hour; None where there was no such week."""
        sums = self.last.get(metric, [])
        return sums[self.hour] if self.hour < len(sums) else None

    def pace(self, metric: str) -> tuple[float, float, float] | None:
        """Where the figure will be on Sunday, and between what; None where nothing tells."""
        last = self.last.get(metric, [])
        weeks = len(self.earlier)
        return pages.pace(metric, self.hours[metric], last, self.hour, weeks, self.rhythm)

    @property
    def rhythm(self) -> pages.Rhythm:
        """When people do things in this week, as far as is known at this hour."""
        view, week = self.play.scenario, self.playback.round
        before, now = pages.occasions(view, week - 1), pages.occasions(view, week, self.hour)
        return pages.Rhythm(self.curve, before, now)

    def told_moments(self) -> list[pages.Moment]:
        """The moments up to this hour."""
        return [moment for moment in self.moments if moment.hour <= self.playback.hour]
