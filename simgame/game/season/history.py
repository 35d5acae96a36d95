"""What each seat was told about the weeks that are over, written when somebody asks for it.

Everything follows from the weeks' facts, so a report is the same whenever it is written: in a fork,
or in a season opened from bytes. Most bots never ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from simgame.game.season.moment import Kpis, Past, opening_kpis
from simgame.game.word_of_mouth import Ear
from simgame.market.observe import posts_of, week_report
from simgame.market.setting import Setting
from simgame.market.streams import Streams
from simgame.plan.observation import WeekReport

Written = dict[str, list[WeekReport]]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class History:
    """The reports of one season by brand; those that have an ear in `ears` hear what is said."""

    setting: Setting
    streams: Streams
    ears: dict[str, Ear]
    _written: Written = field(default_factory=dict)
    _whole: Written = field(default_factory=dict)

    def reports(self, brand: str, weeks: Sequence[Past]) -> Sequence[WeekReport]:
        """The reports to `brand` about all `weeks`, which begin with the first of the season."""
        whole, b = self._whole.setdefault(brand, []), self.setting.brands.index(brand)
        written = self.without_posts(brand, weeks)
        for week, report in zip(weeks[len(whole) :], written[len(whole) :], strict=True):
            posts = posts_of(self.setting, week.passed, b, self.streams)
            whole.append(report.model_copy(update={"posts": posts}))
        return whole

    def without_posts(self, brand: str, weeks: Sequence[Past]) -> Sequence[WeekReport]:
        """The same reports without their posts, which are many: as an observation has them."""
        written = self._written.setdefault(brand, [])
        for week in weeks[len(written) :]:
            report = self._report(brand, week, weeks)
            if brand in self.ears:
                report = self.ears[brand].listen(report, written[-1] if written else None)
            written.append(report)
        return written

    def until(self, week: int, brands: Iterable[str]) -> Written:
        """What has been written about the first weeks to some brands, for a season forked there."""
        return {brand: self._written.get(brand, [])[:week] for brand in brands}

    def _report(self, brand: str, week: Past, weeks: Sequence[Past]) -> WeekReport:
        number, b = week.passed.week, self.setting.brands.index(brand)
        before: Sequence[Kpis] = weeks[number - 1].kpis if number else opening_kpis(self.setting)
        kpis = (before[b], week.kpis[b])
        return week_report(self.setting, week.passed, b, week.plans[b], self.streams, kpis)
