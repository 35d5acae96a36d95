"""Every lever of all brands, as an array by its pattern in the Plan: the one way to read a lever.

`week.levers["live.{platforms}.sessions"]` is [B, P]. Levers of content are [B, N] over all
touchpoints, of a KOL [B, K], of a private channel [B, H], of a role [B, R], of a shop [B, W], and
all others [B]. Numbers are as they are, a switch is 0 or 1, a choice the number of the choice; of a
choice among the scenario's personas −1 is nobody in particular. Where a plan says nothing, a lever
stands at its neutral value; what that is, the Plan knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from simgame.market.arrays import Floats
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.plan.groups.content import ContentOrder
from simgame.plan.lever import Key, Lever, Pattern, Value, patterns
from simgame.plan.plan import Plan
from simgame.plan.values import untouched

Above = tuple[str | Key, ...]
Made = TypeVar("Made")


class Column(NamedTuple):
    """One lever as numbers: its pattern, its type, and the numbers of its choices."""

    pattern: str
    lever: Lever
    neutral: Value
    kind: type
    codes: Mapping[str, int]

    @classmethod
    def of(cls, pattern: Pattern) -> Column:
        """The column of a pattern of the Plan; who may be aimed at, only a scenario knows."""
        lever, neutral = pattern.lever, pattern.neutral
        codes = {choice: at for at, choice in enumerate(lever.choices)}
        kind = np.int64 if type(neutral) in (int, str) else np.float64
        return cls(str(pattern), lever, neutral, kind, codes)

    def numbers(self, values: tuple[Any, ...]) -> NDArray[Any]:
        """The lever's values as numbers, in a frozen array."""
        if self.lever.unit == "choice":
            values = tuple(self.codes.get(value, -1) for value in values)
        return _frozen(self.kind, values)


class Place(NamedTuple):
    """A part of the Plan and its levers, which are read together.

    `read` gives all of them, as a tuple. Where the way to the part has keys, `axis` has the place
    of each on the axis beside the brands. `neutral` is each lever if no plan says anything.
    """

    above: Above
    columns: tuple[Column, ...]
    read: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    axis: Mapping[tuple[str, ...], int] | None
    neutral: Mapping[str, NDArray[Any]]


class Levers:
    """The levers of one week. Arrays are made when they are first asked for, and are frozen."""

    def __init__(self, setting: Setting, plans: Sequence[Plan]) -> None:
        self.plans = list(plans)
        self.setting = setting
        self._places = _places(setting)
        self._made: dict[Any, Any] = {}

    def __getitem__(self, pattern: str) -> NDArray[Any]:
        """The lever of every brand, by the axes that its pattern has."""
        if pattern not in self._made:
            self._read(self._places[pattern])
        found: NDArray[Any] = self._made[pattern]
        return found

    def content(self, name: str) -> NDArray[Any]:
        """A lever of content [B, N]."""
        return self["content.{platforms}.{content_types}." + name]

    def paid(self, name: str) -> NDArray[Any]:
        """A lever of advertising [B, P]."""
        return self["paid.{platforms}." + name]

    def kol(self, name: str) -> NDArray[Any]:
        """A lever of offers to KOLs [B, K]."""
        return self["kol.{kols}." + name]

    def private(self, name: str) -> NDArray[Any]:
        """A lever of private channels [B, H]."""
        return self["private.{private_channels}." + name]

    def chosen(self, pattern: str, choice: str) -> Floats:
        """Where `choice` is made: 1, and 0 elsewhere; of the shape of the lever."""
        found: Floats | None = self._made.get((pattern, choice))
        if found is None:
            column = next(c for c in self._places[pattern].columns if c.pattern == pattern)
            found = (self[pattern] == column.codes[choice]).astype(float)
            self._made[pattern, choice] = found
        return found

    def of(self, make: Callable[[Levers], Made]) -> Made:
        """What `make` works out of the levers; once, until a plan is replaced."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def used(self, pattern: str) -> NDArray[np.bool_]:
        """Where a plan moves a lever with keys, or any that stands beside it."""
        if pattern not in self._made:
            self._read(self._places[pattern])
        neutral = self._places[pattern].neutral
        moved = [self._made[beside] != usual for beside, usual in neutral.items()]
        anything: NDArray[np.bool_] = np.logical_or.reduce(moved)
        return anything

    def moved(self, group: str) -> bool:
        """Whether any plan may move a lever of a group; else all of it stands at neutral."""
        return not all(untouched(plan, group) for plan in self.plans)

    def replace(self, brand: int, plan: Plan) -> None:
        """Let `brand` do `plan` instead, for whatever is read from now on."""
        self.plans[brand] = plan
        self._made.clear()

    def _read(self, place: Place) -> None:
        """Make the arrays of all levers of a part of the Plan."""
        self._made.update(place.neutral)
        if all(untouched(plan, str(place.above[0])) for plan in self.plans):
            return
        if place.axis is None:
            parts = [vars(_part(plan, place.above)) for plan in self.plans]
            columns = zip(*map(place.read, parts), strict=True)
            for column, values in zip(place.columns, columns, strict=False):
                self._made[column.pattern] = column.numbers(values)
            return
        rows = _rows(self.plans, place)
        at = np.array([row[0] for row in rows], np.intp)
        found = list(zip(*(place.read(row[1]) for row in rows), strict=True))
        # `found` has one column more.
        for column, values in zip(place.columns, found, strict=False):
            if values.count(column.neutral) < len(rows):
                moved = self._made[column.pattern] = place.neutral[column.pattern].copy()
                moved.put(at, column.numbers(values))
                moved.flags.writeable = False


def _part(plan: Plan, above: Above) -> Any:
    part: Any = plan
    for segment in above:
        part = getattr(part, str(segment))
    return part


def _rows(plans: Sequence[Plan], place: Place) -> list[tuple[int, Mapping[str, Any]]]:
    """Where in the arrays, row by row, and the levers there; what the scenario lacks is ignored."""
    axis, width = place.axis or {}, next(iter(place.neutral.values())).shape[1]
    keys = next(at for at, segment in enumerate(place.above) if isinstance(segment, Key))
    two = len(place.above) == keys + 2
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for brand, plan in enumerate(plans):
        for key, part in _part(plan, place.above[:keys]).items():
            below = part.items() if two else (("", part),)
            for name, order in below:
                at = axis.get((key, name) if two else (key,))
                if at is not None:
                    rows.append((brand * width + at, vars(order)))
    return rows


@lru_cache(maxsize=4096)
def _frozen(kind: type, numbers: tuple[float, ...]) -> NDArray[Any]:
    """An array that nobody changes; the same few come again and again."""
    found: NDArray[Any] = np.array(numbers, kind)
    found.flags.writeable = False
    return found


@once
def _places(setting: Setting) -> dict[str, Place]:
    """Where each lever is read, by its pattern."""
    personas = {persona: at for at, persona in enumerate(setting.personas)}
    places = (_place(setting, above, beside, personas) for above, beside in _parts().items())
    return {column.pattern: place for place in places for column in place.columns}


@lru_cache(maxsize=1)
def _parts() -> dict[Above, tuple[Column, ...]]:
    """The levers of each part of the Plan, which stand beside each other."""
    found: dict[Above, tuple[Column, ...]] = {}
    for pattern in patterns(Plan):
        above = pattern.segments[:-1]
        if isinstance(pattern.segments[-1], str):
            found[above] = (*found.get(above, ()), Column.of(pattern))
    return found


def _place(
    setting: Setting, above: Above, beside: Sequence[Column], personas: Mapping[str, int]
) -> Place:
    columns = tuple(c._replace(codes=personas) if c.lever.choices_of else c for c in beside)
    names = [column.pattern.rpartition(".")[2] for column in columns]
    # One name more, so that even a single lever comes in a tuple.
    read = itemgetter(*names, names[0])
    axis = _axis(setting, above)
    length = len(setting.touchpoints) if above[0] == "content" else len(axis or ())
    shape = (len(setting.brands),) if axis is None else (len(setting.brands), length)
    neutral = {c.pattern: np.full(shape, c.numbers((c.neutral,))[0]) for c in columns}
    for array in neutral.values():
        array.flags.writeable = False
    return Place(above, columns, read, axis, neutral)


def _axis(setting: Setting, above: Above) -> dict[tuple[str, ...], int] | None:
    """The places of keys on the axis of a lever, if it has one."""
    collections = [s.collection for s in above if isinstance(s, Key)]
    if not collections:
        return None
    if above[0] == "content":
        return {key[1:]: n for key, n in setting.touch_index.items() if key[0] == "content"}
    ids = {
        "platforms": setting.platforms,
        "kols": setting.kols,
        "private_channels": setting.channels,
        "roles": setting.roles,
        "shops": tuple(setting.scenario.product.sold_at),
    }
    return {(name,): at for at, name in enumerate(ids[collections[0]])}


@lru_cache(maxsize=1)
def columns() -> dict[str, Column]:
    """Every lever of the Plan, by pattern."""
    return {column.pattern: column for beside in _parts().values() for column in beside}


def most(pattern: str) -> int:
    """The most that a whole-numbered lever can be set to."""
    return int(columns()[pattern].lever.high)


def of_orders(name: str, orders: Sequence[ContentOrder]) -> NDArray[Any]:
    """One lever of content as each of the `orders` has it [orders]."""
    column = columns()["content.{platforms}.{content_types}." + name]
    return column.numbers(tuple(map(attrgetter(name), orders)))
