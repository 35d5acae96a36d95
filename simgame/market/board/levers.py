"""Every lever of all brands, as an array by its pattern in the Plan: the one way to read a lever.

`week.levers["live.{platforms}.sessions"]` is [B, P]. Levers of content are [B, N] over all
touchpoints, of a KOL [B, K], of a private channel [B, H], of a role [B, R], of a shop [B, W], and
all others [B]. Numbers are as they are, a switch is 0 or 1, a choice the number of the choice; of a
choice among the scenario's personas −1 is nobody in particular. Where a plan says nothing, a lever
stands at its neutral value; what that is, the Plan knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.plan.groups.content import ContentOrder
from simgame.plan.lever import Key, Pattern, patterns
from simgame.plan.plan import Plan

Floats = NDArray[np.float64]
Above = tuple[str | Key, ...]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Column:
    """How one pattern is read: where it is, its type, its bounds, and the numbers of its choices.

    `keyed` says that it has keys, and so an axis beside the brands.
    """

    above: Above
    name: str
    kind: type
    codes: Mapping[str, int]
    of_personas: bool
    keyed: bool
    neutral: float
    most: float

    @classmethod
    def of(cls, pattern: Pattern) -> Column:
        """The column of a pattern of the Plan."""
        lever, neutral = pattern.lever, pattern.neutral
        codes = {choice: at for at, choice in enumerate(lever.choices)}
        return cls(
            above=pattern.segments[:-1],
            name=str(pattern.segments[-1]),
            kind=np.int64 if type(neutral) in (int, str) else np.float64,
            codes=codes,
            of_personas=bool(lever.choices_of),
            keyed=any(isinstance(s, Key) for s in pattern.segments),
            neutral=codes.get(neutral, -1) if isinstance(neutral, str) else neutral,
            most=lever.high,
        )

    def read(self, parts: Sequence[Any], codes: Mapping[str, int]) -> NDArray[Any]:
        """This lever of each of the `parts` of plans [parts], by the `codes` of its choices."""
        values = [getattr(part, self.name) for part in parts]
        return np.array([codes.get(v, -1) for v in values] if codes else values, self.kind)


@lru_cache(maxsize=1)
def columns() -> dict[str, Column]:
    """Every lever of the Plan, by pattern."""
    return {str(p): Column.of(p) for p in patterns(Plan) if isinstance(p.segments[-1], str)}


class Levers:
    """The levers of one week. Arrays are made when they are first asked for, and are frozen."""

    def __init__(self, setting: Setting, plans: Sequence[Plan]) -> None:
        self.plans = list(plans)
        self.setting = setting
        self._parts: dict[Above, tuple[tuple[NDArray[np.intp], ...], list[Any]]] = {}
        self._made: dict[Any, Any] = {}

    def __getitem__(self, pattern: str) -> NDArray[Any]:
        """The lever of every brand, by the axes that its pattern has."""
        found: NDArray[Any] | None = self._made.get(pattern)
        if found is None:
            found = self._made[pattern] = self._read(pattern, columns()[pattern])
            found.flags.writeable = False
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
        is_chosen: Floats = (self[pattern] == columns()[pattern].codes[choice]).astype(float)
        return is_chosen

    def of(self, make: Callable[[Levers], Made]) -> Made:
        """What `make` works out of the levers; once, until a plan is replaced."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def used(self, pattern: str) -> NDArray[np.bool_]:
        """Where a plan moves a lever with keys, or any that stands beside it."""
        self[pattern]
        rows, parts = self._parts[columns()[pattern].above]
        moved: NDArray[np.bool_] = np.zeros(self[pattern].shape, np.bool_)
        moved[rows] = [part != type(part)() for part in parts]
        return moved

    def replace(self, brand: int, plan: Plan) -> None:
        """Let `brand` do `plan` instead, for whatever is read from now on."""
        self.plans[brand] = plan
        self._parts.clear()
        self._made.clear()

    def _read(self, pattern: str, column: Column) -> NDArray[Any]:
        at = self._parts.get(column.above)
        if at is None:
            at = self._parts[column.above] = self._found(column)
        rows, parts = at
        codes = _personas(self.setting) if column.of_personas else column.codes
        if not column.keyed:
            return column.read(parts, codes)
        neutral = _neutral(self.setting, pattern)
        if not parts:
            return neutral
        whole = neutral.copy()
        whole[rows] = column.read(parts, codes)
        return whole

    def _found(self, column: Column) -> tuple[tuple[NDArray[np.intp], ...], list[Any]]:
        """The parts of the plans at a place of the Plan, with brand and place on the axis."""
        above = column.above
        if not column.keyed:
            return (), [part for plan in self.plans for _, part in _below(plan, above)]
        places = _axis(self.setting, above)
        found = [
            (brand, places[keys], part)
            for brand, plan in enumerate(self.plans)
            for keys, part in _below(plan, above)
            if keys in places
        ]
        rows = np.array([row[:2] for row in found], np.intp).reshape(-1, 2)
        return tuple(rows.T), [row[2] for row in found]


def most(pattern: str) -> int:
    """The most that a whole-numbered lever can be set to."""
    return int(columns()[pattern].most)


def of_orders(name: str, orders: Sequence[ContentOrder]) -> NDArray[Any]:
    """One lever of content as each of the `orders` has it [orders]."""
    column = columns()["content.{platforms}.{content_types}." + name]
    return column.read(orders, column.codes)


def _below(node: Any, above: Above) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The parts of a plan at the end of `above`, each with the keys on the way."""
    for at, segment in enumerate(above):
        if not isinstance(segment, str):
            for key, value in node.items():
                for keys, part in _below(value, above[at + 1 :]):
                    yield (key, *keys), part
            return
        node = getattr(node, segment)
    yield (), node


@once
def _personas(setting: Setting) -> dict[str, int]:
    return {persona: at for at, persona in enumerate(setting.personas)}


@once
def _neutral(setting: Setting, pattern: str) -> NDArray[Any]:
    """A lever with keys where no plan says anything."""
    column = columns()[pattern]
    own = column.above[0] == "content"
    places = len(setting.touchpoints if own else _axis(setting, column.above))
    return np.full((len(setting.brands), places), column.neutral, column.kind)


@once
def _axis(setting: Setting, above: Above) -> dict[tuple[str, ...], int]:
    """The places of keys on their axis; keys that the scenario lacks are ignored."""
    if above[0] == "content":
        return {key[1:]: n for key, n in setting.touch_index.items() if key[0] == "content"}
    ids = {
        "platforms": setting.platforms,
        "kols": setting.kols,
        "private_channels": setting.channels,
        "roles": setting.roles,
        "shops": tuple(setting.scenario.product.sold_at),
    }
    names = next(ids[s.collection] for s in above if isinstance(s, Key))
    return {(name,): at for at, name in enumerate(names)}
