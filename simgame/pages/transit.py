"""What is under way, by the day on which it falls due: the lag between doing and having.

Days count from this Monday, 0 to 13; what comes later is not shown by day but is in the sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from simgame.pages.fact import Fact, Page, Row, Section
from simgame.plan.lever import Value
from simgame.plan.observation import Message, Observation, TransitRow, WeekReport
from simgame.scenario.schema import Scenario

TRANSIT_DAYS = 14
_DAYS_A_WEEK, _HOURS_A_DAY = 7, 24
# The lever group of what is under way, in the order in which lanes are shown.
_LANES = {"search": "content", "kol": "kol", "content": "content", "parcels": "service",
          "contact": "private", "study": "research", "hire": "team", "event": "event"}  # fmt: skip
# Events of whose end nobody is told, and the hours that they stay in talk.
_SHORT = {"event-hot-topic": 96, "event-holiday": 24}
# Events that are nothing but words.
_LETTERS = frozenset({"event-message", "event-question"})
_LAST = 3  # weeks whose rates are taken for what may come
_BROUGHT = ("content", "kol", "paid", "live")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that falls due on a day (−1: nobody knows yet): its ids, and how many alike.

    `told` is the message of an event that is on from then on.
    """

    day: int
    keys: tuple[str, ...]
    count: int = 1
    told: Message | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind of thing under way: amounts by day, or items on their days; `total` of all.

    `group` is the lever group it comes from, `last_day` that by which all of it is there (−1: not
    known).
    """

    kind: str
    group: str
    total: int
    amounts: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    last_day: int = -1


@dataclass(frozen=True, slots=True)
class Transit:
    """The lanes, the days that are left of the season, and a page of who brought what comes.

    Its sections are `brought` (a row a touchpoint, saves reported last week with their share) and
    `worth`, what the rates of the last weeks would make of them.
    """

    lanes: tuple[Lane, ...]
    days_left: int
    page: Page

    @property
    def empty(self) -> bool:
        return not self.lanes


def transit(
    seen: Observation,
    reports: Sequence[WeekReport],
    view: Scenario,
    values: Mapping[str, Value],
) -> Transit:
    """What is under way on this Monday, with the draft's `values` for what members will get."""
    first = _DAYS_A_WEEK * (seen.round - 1)
    found = [*_amounts(seen), *_items(seen, first), *_contacts(seen, view, values)]
    found += _events(reports, seen.round)
    order = list(_LANES)
    lanes = sorted(found, key=lambda lane: order.index(lane.kind))
    left = 0 if seen.finished else _DAYS_A_WEEK * (seen.rounds - seen.round + 1)
    searches = next((lane.total for lane in lanes if lane.kind == "search"), 0)
    sections = (
        Section("brought", tuple(_brought(reports)) if searches else ()),
        Section("worth", tuple(_worth(searches, reports))),
    )
    return Transit(tuple(lanes), left, Page("transit", sections, seen.round))


def _amounts(seen: Observation) -> Iterator[Lane]:
    for row in seen.in_transit:
        if row.days:
            days = (*row.days[:TRANSIT_DAYS], *(0,) * (TRANSIT_DAYS - len(row.days)))
            yield Lane(row.kind, _LANES[row.kind], row.amount, days, last_day=len(row.days) - 1)


def _items(seen: Observation, first: int) -> Iterator[Lane]:
    """Lanes of what comes one by one; what is alike and due on one day is counted together."""
    rows = [row for row in seen.in_transit if not row.days]
    for kind in dict.fromkeys(row.kind for row in rows):
        mine = sorted((_day(row, first), row.keys, row.amount) for row in rows if row.kind == kind)
        items = tuple(
            Item(day, keys, sum(amount for *_, amount in same))
            for (day, keys), same in groupby(mine, key=lambda one: one[:2])
        )
        unknown = any(item.day < 0 for item in items)
        last = -1 if unknown else max(item.day for item in items)
        total = sum(item.count for item in items)
        yield Lane(kind, _LANES.get(kind, ""), total, (), items, last)


def _day(row: TransitRow, first: int) -> int:
    return max(row.due_day - first, 0) if row.due_hour >= 0 else -1


def _contacts(seen: Observation, view: Scenario, values: Mapping[str, Value]) -> Iterator[Lane]:
    """Members who have just joined, on the day of the first message that is planned for them."""
    days = [0] * TRANSIT_DAYS
    for channel in view.private_channels:
        touches = values.get(f"private.{channel}.touches", 0.0)
        new = seen.newcomers.get(channel, 0)
        if new and isinstance(touches, int | float) and touches > 0:
            days[min(round(_DAYS_A_WEEK * 2 / touches), TRANSIT_DAYS - 1)] += new
    if sum(days):
        last = max(day for day, amount in enumerate(days) if amount)
        yield Lane("contact", "private", sum(days), tuple(days), last_day=last)


def _events(reports: Sequence[WeekReport], week: int) -> list[Lane]:
    """What has begun and not been called off, and what is announced for the week it begins."""
    items = sorted(
        (Item(_begins(told, week), (name,), told=told) for name, told in going_on(reports).items()),
        key=lambda item: item.day,
    )
    return [Lane("event", "event", len(items), (), tuple(items))] if items else []


def going_on(reports: Sequence[WeekReport]) -> dict[str, Message]:
    """What was told to have begun, or to begin, and is not over at the end of the last report."""
    on: dict[str, Message] = {}
    for report in reports:
        for day in report.days:
            for told in day.messages:
                name = str(told.values.get("event", ""))
                if told.code.startswith("event-") and told.code not in _LETTERS:
                    on[name] = told
                elif told.code.startswith("over-"):
                    on.pop(name, None)
        end = _HOURS_A_DAY * _DAYS_A_WEEK * report.round
        on = {
            name: told for name, told in on.items() if end < told.hour + _SHORT.get(told.code, end)
        }
    return on


def _begins(told: Message, week: int) -> int:
    """The day from this Monday on; today for what is on already."""
    begins = told.values.get("round", week) if told.code == "event-announced" else week
    return max(_DAYS_A_WEEK * (int(begins) - week), 0)


def _brought(reports: Sequence[WeekReport]) -> Iterator[Row]:
    """Who brought last week's saves, as platforms report them, the most first."""
    rows = [r for r in reports[-1].channels if r.group in _BROUGHT and r.saves] if reports else []
    whole = sum(row.saves for row in rows)
    for row in sorted(rows, key=lambda row: -row.saves):
        facts = (Fact("saves", row.saves, "count"), Fact("share", row.saves / whole, "share"))
        yield Row("brought", (row.group, *row.keys), facts)


def _worth(searches: int, reports: Sequence[WeekReport]) -> Iterator[Row]:
    """Orders, if as many come of those who search as did last week.

    The interval is from the worst to the best of the last weeks. A week that counts more orders
    than people who searched tells nothing of these.
    """
    rates = [_orders_a_search(report) for report in reports[-_LAST:] if report.searched]
    rates = [rate for rate in rates if rate <= 1]
    if searches and rates:
        low, high = searches * min(rates), searches * max(rates)
        fact = Fact("orders", searches * rates[-1], "count", interval=(low, high))
        yield Row("worth", (), (fact,))


def _orders_a_search(report: WeekReport) -> float:
    """First orders that platforms give to posts, by those who searched after they had saved."""
    orders = sum(row.orders for row in report.channels if row.group in ("content", "kol"))
    first = report.kpis["new_customers"] / max(report.kpis["orders"], 1)
    return orders * min(first, 1.0) / report.searched
