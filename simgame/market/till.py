"""The till: the only place where marketing money is spent.

On Monday it sets aside, for every line of every plan, what the line can cost at most, as far as the
week's money goes; what is owed comes first. Mechanisms settle lines out of that. So a player is
never charged more than was shown, and what depends on other people stops when its part is used up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from simgame.costs.lines import Context, Line, lines_of
from simgame.costs.owed import let_go, wages
from simgame.costs.own_hours import own_hours_fen
from simgame.market.arrays import Counts, Floats, places
from simgame.market.money import purse
from simgame.market.remembered import Staff
from simgame.market.setting import Setting
from simgame.market.setting_cache import once
from simgame.market.state import LEDGER, State
from simgame.plan.plan import Plan

_STAFF = LEDGER.index("staff")


class Till:
    """One week's money. `paid` [7, B, N] is what has been spent at touchpoints, by day.

    `days` [7, B] takes in all that is spent, `costs` the same by brand and line path. `owing` and
    `gone` hold by brand the wages that can be paid, and the people who cannot, by role; `lines`
    what each plan buys.
    """

    def __init__(self, setting: Setting, state: State, plans: Sequence[Plan], days: Floats) -> None:
        self.paid = np.zeros((*days.shape, len(setting.touchpoints)), np.int64)
        self._setting, self._state, self._days = setting, state, days
        self._money = _spendable(setting, state)
        self.costs: list[dict[str, int]] = [{} for _ in plans]
        self._wanted: list[dict[str, int]] = [{} for _ in plans]
        self._aside: list[dict[str, int]] = [{} for _ in plans]
        self._cut: list[dict[str, float]] = [{} for _ in plans]
        self._hired = hired_for_week(state).tolist()
        self.gone = [self._owe(b, people) for b, people in enumerate(self._hired)]
        contexts = _contexts(setting, state)
        self.lines = [
            lines_of(plan, setting.shown, context)
            for plan, context in zip(plans, contexts, strict=True)
        ]
        self.short = [list(self._set_aside(b, lines)) for b, lines in enumerate(self.lines)]
        self._count_hours()

    def _owe(self, brand: int, people: Sequence[int]) -> dict[str, int]:
        """Set the wages of hired people aside; returns those who have to go, by role."""
        if not any(people):
            return {}
        setting = self._setting
        hired: dict[str, int] = dict(zip(setting.roles, people, strict=True))
        gone = let_go(setting.scenario, hired, int(self._money[brand]))
        stay = {role: n - gone.get(role, 0) for role, n in hired.items()}
        for role, fen in wages(setting.scenario, stay).items():
            self._aside[brand][f"team.roles.{role}"] = fen
        return gone

    def _set_aside(self, brand: int, lines: Sequence[Line]) -> Iterator[Line]:
        """Set aside what each line can cost; yields the lines that there is too little for."""
        aside, wanted = self._aside[brand], self._wanted[brand]
        free = self.free(brand)
        for line in lines:
            if most := line.fen + line.reserved:
                wanted[line.path] = line.fen
                aside[line.path] = fen = most if most <= free else line.within(free)
                free -= fen
                if fen < most:
                    self._cut[brand][line.path] = fen / most
                    yield line

    def _count_hours(self) -> None:
        """Write down what the hours of own staff are worth; a line cut short takes fewer."""
        setting = self._setting
        for b, lines in enumerate(self.lines):
            hours: dict[str, float] = {}
            for line in lines:
                if line.role:
                    part = self._cut[b].get(line.path, 1.0)
                    hours[line.role] = hours.get(line.role, 0.0) + part * line.hours
            people = dict(zip(setting.roles, self._hired[b], strict=True))
            worth = own_hours_fen(setting.scenario, hours, people)
            self._state.ledger[b, _STAFF] += sum(worth.values())

    def free(self, brand: int) -> int:
        """Money of this week that is set aside for nothing, in fen."""
        return int(self._money[brand]) - sum(self._aside[brand].values())

    def wanted(self, brand: int, path: str) -> int:
        """What a line would cost if there were money for all of it, in fen."""
        return self._wanted[brand].get(path, 0)

    def left(self, brand: int, path: str) -> int:
        """What is still set aside for a line, in fen."""
        return self._aside[brand].get(path, 0)

    def left_of(self, pattern: str) -> Counts:
        """What is still set aside for the lines of a pattern with one key [B, places]."""
        paths = _places(self._setting, pattern)
        found = [[aside.get(path, 0) for path, _ in paths] for aside in self._aside]
        return np.array(found, np.int64).reshape(len(self._aside), len(paths))

    def share_of(self, pattern: str) -> Floats:
        """How much of what the lines of a pattern can cost there was money for [B, places]."""
        paths = _places(self._setting, pattern)
        found = [[cut.get(path, 1.0) for path, _ in paths] for cut in self._cut]
        return np.array(found).reshape(len(found), len(paths))

    def release(self, brand: int, path: str) -> None:
        """Let other things have what is still set aside for a line."""
        self._aside[brand].pop(path, None)

    def pay(self, brand: int, path: str, fen: int, day: int = 0) -> None:
        """Pay `fen` for a line on a day of the week.

        Out of what was set aside for it, and beyond that out of what is free; ValueError when that
        is too little.
        """
        aside = self.left(brand, path)
        if fen > aside and fen > aside + self.free(brand):
            raise ValueError(f"{path} costs {fen} fen; set aside are {aside}")
        if aside:
            self._aside[brand][path] = max(aside - fen, 0)
        self._book(brand, path, fen)
        self._days[day, brand] += fen
        touch = touch_of(self._setting, path)
        if touch is not None:
            self.paid[day, brand, touch] += fen

    def pay_daily(self, pattern: str, fen: Counts) -> None:
        """Pay for the lines of a pattern by day and place: `fen` [7, B, places]."""
        whole, lines = fen.sum(axis=0), _places(self._setting, pattern)
        for brand, place in places(whole):
            (path, touch), total = lines[place], whole.item(brand, place)
            if total > (aside := self.left(brand, path)):
                raise ValueError(f"{path} costs {total} fen; set aside are {aside}")
            self._aside[brand][path] = aside - total
            self._book(brand, path, total)
            if touch is not None:
                self.paid[:, brand, touch] += fen[:, brand, place]
        self._days += fen.sum(axis=2)

    def note(self, brand: int, path: str, fen: int) -> None:
        """Write down what something costs; on its own, what never touches the budget."""
        if fen:
            costs = self.costs[brand]
            costs[path] = costs.get(path, 0) + fen

    def _book(self, brand: int, path: str, fen: int) -> None:
        self.note(brand, path, fen)
        self._state.ledger[brand, _account(path)] += fen
        self._state.spent[brand] += fen
        self._money[brand] -= fen


@lru_cache(maxsize=4096)
def _account(path: str) -> int:
    """The account on which what is at a lever path is booked."""
    return LEDGER.index(path.split(".", 1)[0])


def hired_for_week(state: State) -> Counts:
    """People who were hired and work in the coming week, by role [B, R]."""
    team = Staff(state)
    hired: Counts = team.hired + team.coming[0]
    return hired


def each_day_of(fen: Counts) -> Counts:
    """Whole fen [...] spread over seven days [7, ...] that add up to them."""
    until = np.multiply.outer(np.arange(8), fen) // 7
    spread: Counts = until[1:] - until[:-1]
    return spread


def _spendable(setting: Setting, state: State) -> Counts:
    """What each brand may spend this week, in fen [B]: what is left, and within a seat's cap."""
    purses = np.array([purse(setting, state, b) for b in range(len(setting.brands))], np.int64)
    left: Counts = purses[:, 0] - state.spent
    seats = slice(0, len(setting.seats))
    left[seats] = np.maximum(np.minimum(left[seats], purses[seats, 1]), 0)
    return left


def _contexts(setting: Setting, state: State) -> list[Context]:
    """What costs depend on besides the plans, of every brand."""
    people = state.members.sum(axis=1)
    columns = (people.sum(axis=2), people[..., 0], people[..., -1])
    return [
        Context(*(dict(zip(setting.channels, c, strict=True)) for c in rows))
        for rows in zip(*(column.tolist() for column in columns), strict=True)
    ]


@once
def _places(setting: Setting, pattern: str) -> tuple[tuple[str, int | None], ...]:
    """The line paths of a pattern with one key, each with its touchpoint, if it is one."""
    before, _, rest = pattern.partition("{")
    collection, _, after = rest.partition("}")
    ids = {"platforms": setting.platforms, "private_channels": setting.channels}[collection]
    paths = (f"{before}{name}{after}" for name in ids)
    return tuple((path, touch_of(setting, path)) for path in paths)


@once
def touch_of(setting: Setting, path: str) -> int | None:
    """The touchpoint at which a line is spent, if it is one."""
    parts = tuple(path.split("."))
    index = setting.touch_index
    return index.get(parts[:3] if parts[0] == "content" else parts[:2])
