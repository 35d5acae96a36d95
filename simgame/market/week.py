"""One week while it runs: what the mechanisms read and write.

`Week` lives from Monday to Sunday and is thrown away; only the `State` goes on. `Today` is set to
its neutral values before each day, so that a mechanism that is switched off leaves no effect.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import simpy
from numpy.typing import NDArray

from simgame.market.draws import Draws, draws_from
from simgame.market.orders import Orders
from simgame.market.prompts import Desk
from simgame.market.setting import CLASS_SHARES, Setting
from simgame.market.state import LEDGER, State
from simgame.market.streams import Streams
from simgame.market.transit import Booking, Job, Note, Publication
from simgame.scenario.parts import Role

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

HOURS_A_WEEK = 168
METRICS = ("spend", "impressions", "engagements", "saves", "clicks", "orders", "revenue", "joins")
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


@dataclass(slots=True)
class Today:
    """The working arrays of one day, at their neutral values.

    By touchpoint [B, N, G]: `views`, `craft` (views × quality of what is seen),
    `hard` (views × how hard it sells), `reached` and
    `reached_before` (share of people, with the ad stock, after and before today), `pressure`
    (response to today's exposures per person), `persuasion` (how strongly a view moves people
    on), `engagements`, `saves`, `clicks`. By [B, G]: `hidden` (views of
    advertising that does not say so), `lift` (factor on purchases from private traffic), `searches`
    and those of them `found` by the brand, parcels `delivered` and `returns`. `orders`
    [B, G, C, 3] from the stages ask, act, advocate; members who `joined` and `left` [B, G, H].
    """

    views: Floats
    craft: Floats
    hard: Floats
    reached: Floats
    reached_before: Floats
    pressure: Floats
    persuasion: Floats
    engagements: Floats
    saves: Floats
    clicks: Floats
    hidden: Floats
    lift: Floats
    orders: Counts
    searches: Counts
    found: Counts
    delivered: Counts
    returns: Counts
    joined: Counts
    left: Counts

    @classmethod
    def neutral(cls, setting: Setting) -> Today:
        """A day on which nothing has happened yet."""
        known = (len(setting.brands), len(setting.personas))
        touched = (known[0], len(setting.touchpoints), known[1])
        private = (*known, len(setting.channels))
        return cls(
            views=np.zeros(touched),
            craft=np.zeros(touched),
            hard=np.zeros(touched),
            reached=np.zeros(touched),
            reached_before=np.zeros(touched),
            pressure=np.zeros(touched),
            persuasion=np.ones(touched),
            engagements=np.zeros(touched),
            saves=np.zeros(touched),
            clicks=np.zeros(touched),
            hidden=np.zeros(known),
            lift=np.ones(known),
            orders=np.zeros((*known, len(CLASS_SHARES), 3), np.int64),
            searches=np.zeros(known, np.int64),
            found=np.zeros(known, np.int64),
            delivered=np.zeros(known, np.int64),
            returns=np.zeros(known, np.int64),
            joined=np.zeros(private, np.int64),
            left=np.zeros(private, np.int64),
        )


@dataclass(slots=True)
class Week:
    """Everything a mechanism may touch during one week.

    `online` [G, P] people present on a day, `price_factor` [B]
    and `traffic_factor`, `attention_factor` [P] from events. `channel` [B, N, len(METRICS)] and
    `days` [7, B, len(DAILY)] collect what the platforms will report. `due` holds the hours at
    which a job in `jobs` will be finished and public, as far as they are settled; `staff` the
    people of each brand and role; `lived` are the
    days that have passed.
    """

    setting: Setting
    state: State
    orders: Orders
    streams: Streams
    env: simpy.Environment
    desk: Desk
    today: Today
    online: Floats
    price_factor: Floats
    traffic_factor: Floats
    attention_factor: Floats
    channel: Floats
    days: Floats
    money_left: Counts
    day: int = 0
    draws: dict[str, Draws] = field(default_factory=dict)
    published: list[Publication] = field(default_factory=list)
    jobs: dict[str, Job] = field(default_factory=dict)
    staff: dict[tuple[int, Role], simpy.Resource] = field(default_factory=dict)
    due: dict[str, float] = field(default_factory=dict)
    bookings: dict[str, Booking] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    kept: dict[str, Floats] = field(default_factory=dict)
    lived: list[Today] = field(default_factory=list)

    @property
    def first_hour(self) -> float:
        """Hour of the season at which this week starts."""
        return float(self.state.week * HOURS_A_WEEK)

    def elapsed_hours(self, role: Role, hours: float) -> float:
        """Hours on the clock in which one person of `role` works `hours`."""
        return hours * HOURS_A_WEEK / self.setting.scenario.team.roles[role].hours

    def weekly(self, mechanism: str, shape: tuple[int, ...]) -> Floats:
        """Uniforms of this week, a block of `shape` for each brand: [B, *shape]."""
        week = self.state.week
        return np.stack(
            [self.streams.uniforms(mechanism, b, week, shape) for b in self.setting.brands]
        )

    def daily(self, mechanism: str, purposes: tuple[int, ...], shape: tuple[int, ...]) -> None:
        """Keep seven days of draws for `mechanism`: each day [*purposes, B, *shape]."""
        block = self.weekly(mechanism, (7, *purposes, *shape))
        block = np.moveaxis(block, 0, 1 + len(purposes))
        self.draws[mechanism] = draws_from(np.ascontiguousarray(block))

    def pay(self, brand: int, account: str, fen: int, touch: int | None = None) -> None:
        """Spend marketing money: out of the budget and onto the books."""
        self.state.ledger[brand, LEDGER.index(account)] += fen
        self.state.spent[brand] += fen
        self.money_left[brand] -= fen
        self.days[self.day, brand, DAILY.index("spend")] += fen
        if touch is not None:
            self.channel[brand, touch, METRICS.index("spend")] += fen

    def affordable(self, fen: Counts) -> Floats:
        """Share of a payment `fen` [B, n] that each brand still has the money for [B]."""
        total = np.maximum(fen.sum(axis=1), 1)
        share: Floats = np.clip(self.money_left / total, 0.0, 1.0)
        return share

    def pay_all(self, account: str, fen: Counts, group: str) -> None:
        """Spend marketing money of all brands on a group's touchpoints: `fen` [B, of the group]."""
        total = fen.sum(axis=1)
        self.state.ledger[:, LEDGER.index(account)] += total
        self.state.spent += total
        self.money_left -= total
        self.days[self.day, :, DAILY.index("spend")] += total
        self.channel[:, self.setting.span(group), METRICS.index("spend")] += fen

    def tell(self, brand: int, code: str, **values: str | int | float) -> None:
        """Tell a brand something now."""
        self.notes.append(Note(brand, int(self.env.now), code, tuple(values.items())))
