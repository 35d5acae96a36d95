"""One week while it runs: what the mechanisms read and write.

`Week` lives from Monday to Sunday and is thrown away; only the `State` goes on. `Days` starts at
neutral values, so that a mechanism that is switched off leaves no effect.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
import simpy

from simgame.market.arrays import Counts, Floats
from simgame.market.board.days import Days
from simgame.market.board.factors import Factors
from simgame.market.board.levers import Levers
from simgame.market.board.trust import Trust
from simgame.market.draws import Draws
from simgame.market.posts import NewPosts
from simgame.market.prompts import PromptBoard
from simgame.market.setting import Setting
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.market.till import Till
from simgame.market.under_way import Booking, Job, Note, Publication
from simgame.scenario.parts import Role

Record = TypeVar("Record")

HOURS_A_WEEK = 168
METRICS = (
    "spend",
    "impressions",
    "engagements",
    "saves",
    "clicks",
    "orders",
    "clicked",
    "revenue",
    "joins",
)
DAILY = (
    "impressions",
    "engagements",
    "saves",
    "clicks",
    "orders",
    "gmv",
    "joins",
    "exits",
    "spend",
)


@dataclass(slots=True, eq=False, repr=False)
class Week:
    """Everything a mechanism may touch during one week.

    `levers` are what the brands do: what they wanted, less what there was no money for.
    `factors` is what mechanisms do to each other. `online` [G, P] people present on a day,
    `hours` [B, R] staff hours of the roles and `team` [B, R] the people who work them, `shops`
    [B, W] shares of a brand's orders by shop, `trust` what is felt of a brand, earned and lost;
    `pace` [B, R] hours that one person of a role worked last week. `channel` [B, N,
    len(METRICS)] is what the platforms will report; money is in the `till`. `consumer_posts`
    [B, G] are what consumers post about the brand in campaigns. `lived` counts the days that have
    passed, or will have by Sunday. `new` holds the posts that go public in the week, by lever
    group.
    `finishing` and `due` hold the hours at which a job in `jobs` will be finished and public,
    as far as they are settled; `staff` the people of each brand and role.
    """

    setting: Setting
    state: State
    levers: Levers
    streams: Streams
    env: simpy.Environment
    prompts: PromptBoard
    days: Days
    factors: Factors
    online: Floats
    hours: Floats
    team: Counts
    shops: Floats
    trust: Trust
    pace: Floats
    channel: Floats
    till: Till
    consumer_posts: Floats
    lived: int = 7
    published: list[Publication] = field(default_factory=list)
    new: dict[str, NewPosts] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    staff: dict[tuple[int, Role], simpy.Resource] = field(default_factory=dict)
    finishing: dict[str, float] = field(default_factory=dict)
    due: dict[str, float] = field(default_factory=dict)
    bookings: dict[str, Booking] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    records: dict[type, Any] = field(default_factory=dict)

    @property
    def first_hour(self) -> float:
        """Hour of the season at which this week starts."""
        return float(self.state.week * HOURS_A_WEEK)

    @property
    def now(self) -> int:
        """Days of the season before this week."""
        return 7 * self.state.week

    @property
    def paid_each(self) -> Counts:
        """What is paid for one order on average, in whole fen [B], once all has been taken off."""
        each: Counts = np.rint(self.setting.price * self.factors.price).astype(np.int64)
        return each

    def elapsed_hours(self, brand: int, role: Role, hours: float) -> float:
        """Hours on the clock in which one person of `role` works `hours`."""
        return hours * HOURS_A_WEEK / self.hours_each(brand, role)

    def hours_each(self, brand: int, role: Role) -> float:
        """Hours that one person of `role` works in this week, more than 0."""
        r = self.setting.roles.index(role)
        return max(self.hours.item(brand, r) / max(self.team.item(brand, r), 1), 1e-6)

    def hours_by_person(self) -> Floats:
        """Hours that one person of each role works in this week [B, R], more than 0."""
        return np.maximum(self.hours / np.maximum(self.team, 1), 1e-6)

    def resumed(self, hour: float, brand: int, role: Role) -> float:
        """When work ends that would have ended at `hour` at last week's pace of its role."""
        before: float = self.pace.item(brand, self.setting.roles.index(role))
        slower = before / self.hours_each(brand, role)
        return hour if slower == 1.0 else self.first_hour + (hour - self.first_hour) * slower

    def hours_of(self, role: Role) -> Floats:
        """Staff hours of one role [B]; 0 where the team has nobody of it."""
        roles = self.setting.roles
        none = np.zeros(len(self.setting.brands))
        return self.hours[:, roles.index(role)] if role in roles else none

    def pass_on(self, record: object) -> None:
        """Hand a record on to whoever asks for its kind later in the week."""
        self.records[type(record)] = record

    def passed_on(self, kind: type[Record]) -> Record | None:
        """The record of a kind, if it has been handed on."""
        return self.records.get(kind)

    def take_hours(self, role: Role, hours: Floats) -> None:
        """Use up hours [B] of a role, as far as there are any."""
        if role in self.setting.roles:
            r = self.setting.roles.index(role)
            self.hours[:, r] = np.maximum(self.hours[:, r] - hours, 0.0)

    def draws(self, mechanism: str, before: tuple[int, ...], after: tuple[int, ...]) -> Draws:
        """This week's draws of `mechanism`, [*before, B, *after]; one shape a mechanism."""
        return self.streams.draws(mechanism, self.setting.brands, self.state.week, before, after)

    def tell(self, brand: int, code: str, **values: str | int | float) -> None:
        """Tell a brand something now."""
        self.tell_at(self.env.now, brand, code, **values)

    def tell_others(self, brand: int, code: str, **values: str | int | float) -> None:
        """Tell the seats what anybody can see of another brand, now."""
        self.tell_others_at(self.env.now, brand, code, **values)

    def tell_others_at(
        self, hour: float, brand: int, code: str, **values: str | int | float
    ) -> None:
        """Tell the seats what anybody can see of another brand, at an hour of the season."""
        for seat in range(len(self.setting.seats)):
            if seat != brand:
                self.tell_at(hour, seat, code, rival=self.setting.brands[brand], **values)

    def tell_at(self, hour: float, brand: int, code: str, **values: str | int | float) -> None:
        """Tell a brand something at an hour of the season."""
        # What comes to light on Sunday night is told on Sunday.
        hour = min(int(hour), int(self.first_hour) + HOURS_A_WEEK - 1)
        self.notes.append(Note(brand, hour, code, tuple(values.items())))
