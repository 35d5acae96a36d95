"""A season that is over as the debrief looks at it: what was decided and told, week by week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from simgame.game.session import LocalSession
from simgame.plan.catalogue import Catalogue
from simgame.plan.lever import Value
from simgame.plan.observation import ChannelRow, Finding, Message, TransitRow, WeekReport
from simgame.scenario.schema import Scenario

Touch = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Played:
    """One seat's weeks: the whole `scenario`, the `levers` it offered, and the reports in order.

    `under_way` is what had not come when the season ended.
    """

    scenario: Scenario
    levers: Catalogue
    reports: tuple[WeekReport, ...]
    findings: tuple[Finding, ...] = ()
    under_way: tuple[TransitRow, ...] = ()
    budget_left: int = 0

    @classmethod
    def of(cls, session: LocalSession) -> Played:
        """The season of a session, over or not."""
        seen = session.observe()
        reports = tuple(session.report(week.round) for week in seen.history)
        return cls(
            session.season.scenario, session.catalogue, reports, seen.findings, seen.in_transit,
            seen.money_left,
        )  # fmt: skip

    def offers(self, path: str) -> bool:
        """Whether a lever, or one below it, could be moved."""
        return any(f"{known}.".startswith(f"{path}.") for known in self.levers.by_path)

    def value(self, week: WeekReport, path: str) -> Value:
        """A lever's value in a week; its neutral one where it was left alone."""
        if path in week.plan:
            return week.plan[path]
        return self.levers.by_path[path].neutral

    def number(self, week: WeekReport, path: str) -> float:
        """The value of a lever that is a number, 0 where it is not offered."""
        if path not in self.levers.by_path:
            return 0.0
        value = self.value(week, path)
        return float(value) if isinstance(value, int | float) else 0.0

    def messages(self, *codes: str) -> Iterator[tuple[int, Message]]:
        """Everything told with a code that begins so, and its week."""
        for report in self.reports:
            for day in report.days:
                yield from ((report.round, m) for m in day.messages if m.code.startswith(codes))

    @cached_property
    def spend(self) -> float:
        """All marketing money of the season, in fen."""
        return sum(report.kpis["spend"] for report in self.reports)

    def touches(self, *groups: str) -> Mapping[Touch, tuple[ChannelRow | None, ...]]:
        """The rows of each touchpoint of some groups, one a week."""
        found = [
            {(row.group, row.keys): row for row in report.channels if row.group in groups}
            for report in self.reports
        ]
        every = dict.fromkeys(touch for week in found for touch in week)
        return {touch: tuple(week.get(touch) for week in found) for touch in every}

    def posts(self) -> Iterator[tuple[WeekReport, str, str, int]]:
        """Own posts ordered: the week, the platform, the type and how many."""
        for report in self.reports:
            for path, count in report.plan.items():
                parts = path.split(".")
                if parts[0] == "content" and parts[-1] == "count" and isinstance(count, int):
                    yield report, parts[1], parts[2], count

    def platform_of(self, row: ChannelRow) -> str:
        """On which platform a touchpoint is; "" for private channels."""
        if row.group == "kol":
            return self.scenario.kols[row.keys[0]].platform
        return row.keys[0] if row.group in ("content", "paid", "live") else ""

    @cached_property
    def opens(self) -> Mapping[str, int]:
        """The first week of each lever group that is offered."""
        first: dict[str, int] = {}
        for spec in self.levers.specs:
            first[spec.group] = min(first.get(spec.group, spec.unlock_round), spec.unlock_round)
        return first
