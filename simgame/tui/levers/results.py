"""What the touchpoints of a line of the table did: last week, and week by week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from simgame.game.desk.play import Play
from simgame.pages import last_click_judges, left_by
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from simgame.plan.observation import ChannelRow, WeekReport
from simgame.tui.levers.tree import Node

Touch = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """Spent (fen) and ordered last week, and orders by week.

    `judged` says whether the last click tells what it is worth: not of posts that were saved, nor
    of what won members.
    """

    spend: int
    orders: int
    weeks: tuple[int, ...]
    judged: bool

    @property
    def each(self) -> float | None:
        """What one order took, in fen; None where there was none or nothing was spent."""
        return self.spend / self.orders if self.orders and self.spend else None

    def is_dear(self, leaves: float) -> bool:
        """Whether an order took more than it leaves, where the last click tells so."""
        return self.judged and self.each is not None and self.each > leaves


class Results:
    """All results up to a week, read once: reports of past weeks never change."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._round = -1
        self._weeks: list[dict[Touch, ChannelRow]] = []
        self._plans: list[Mapping[str, Value]] = []
        self.leaves = 0.0  # what an order left last week, in fen

    def of(self, node: Node) -> Result | None:
        """What a lever, platform or group did; None where no touchpoint belongs to it."""
        self._read()
        if not self._weeks or node.detail:
            return None
        keys = {spec.keys for spec in node.specs}
        touches = {t for week in self._weeks for t in week if t[0] == node.group and t[1] in keys}
        if not touches:
            return None
        last = self._weeks[-1]
        rows = [last[touch] for touch in touches if touch in last]
        weeks = [sum(week[t].orders for t in touches if t in week) for week in self._weeks]
        judged = all(last_click_judges(row.group, row.saves, row.joins, row.clicks)
                     for row in rows)  # fmt: skip
        return Result(sum(r.spend for r in rows), sum(r.orders for r in rows), tuple(weeks), judged)

    def sums(self, node: Node) -> list[ChannelRow | None]:
        """What all touchpoints of a line reported together, week by week."""
        self._read()
        keys = {spec.keys for spec in node.specs}
        mine = ([row for touch, row in week.items() if touch[0] == node.group and touch[1] in keys]
                for week in self._weeks)  # fmt: skip
        return [_sum(rows) for rows in mine]

    def rows(self, group: str, keys: tuple[str, ...]) -> list[ChannelRow | None]:
        """What one touchpoint reported, week by week."""
        self._read()
        return [week.get((group, keys)) for week in self._weeks]

    def values(self, spec: Spec) -> list[Value]:
        """What a lever was set to, week by week."""
        self._read()
        return [plan.get(spec.path, spec.neutral) for plan in self._plans]

    def _read(self) -> None:
        seen = self._play.observation
        if self._round == seen.round:
            return
        self._round = seen.round
        reports = self._play.reports()
        self._weeks = [_touches(report) for report in reports]
        self._plans = [report.plan for report in reports]
        self.leaves = left_by(self._play.scenario, *reports[-1:])


def _touches(report: WeekReport) -> dict[Touch, ChannelRow]:
    return {(row.group, row.keys): row for row in report.channels}


def _sum(rows: Sequence[ChannelRow]) -> ChannelRow | None:
    if not rows:
        return None
    names = [name for name in ChannelRow.model_fields if name not in ("group", "keys")]
    sums = {name: sum(getattr(row, name) for row in rows) for name in names}
    return ChannelRow(group=rows[0].group, keys=(), **sums)
