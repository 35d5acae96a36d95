"""A season said as data: what of the usual one is done otherwise, by whom and in which weeks.

Levers may be patterns (`paid.*.budget`) and may name places by what they are to the brand
(`{notes}`, `{ads}`; see `market`), so that one row is measured in markets that share no platform.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from simgame.plan.lever import Value
from simgame.scenario.schema import Scenario


@dataclass(frozen=True)
class Times:
    """So many times what it was."""

    factor: float

    def of(self, usual: Value) -> Value:
        """The changed value; whole numbers stay whole."""
        assert not isinstance(usual, str)
        found = usual * self.factor
        return round(found) if isinstance(usual, int) else found

    def __str__(self) -> str:
        return f"× {self.factor:g}"


@dataclass(frozen=True)
class Part:
    """So much of the product's price, or of what one week may spend (`cap`), in fen."""

    share: float
    of: Literal["price", "cap"] = "price"

    def __str__(self) -> str:
        return f"{self.share:.0%} of the {self.of}"


Change = Value | Times | Part
Changes = tuple[tuple[str, Change], ...]
Levers = Mapping[str, Change]
Remake = Callable[[Scenario], Scenario]


@dataclass(frozen=True)
class Case:
    """What differs from the usual season.

    `levers` in every week, `weeks` (from 1) in those alone; `scenario` changes its values by dotted
    path, `remade` makes another of it; a `group` of levers is left out; mechanisms may be `off` or
    have other `params` (`mechanism.name`).
    """

    levers: Changes = ()
    weeks: tuple[tuple[int, Changes], ...] = ()
    scenario: Changes = ()
    remade: Remake | None = None
    group: str = ""
    off: tuple[str, ...] = ()
    params: Changes = ()

    def on(self, levers: Levers) -> Case:
        """The same with more levers, in every week."""
        return replace(self, levers=(*self.levers, *levers.items()))

    def by(self, scenario: Levers) -> Case:
        """The same in a scenario that is changed further."""
        return replace(self, scenario=(*self.scenario, *scenario.items()))

    def during(self, weeks: Mapping[int, Levers]) -> Case:
        """The same with other levers in some weeks."""
        more = tuple((week, tuple(levers.items())) for week, levers in weeks.items())
        return replace(self, weeks=(*self.weeks, *more))


USUAL = Case()


def levers(changes: Levers) -> Case:
    """The usual season with these levers in every week."""
    return USUAL.on(changes)


def pulse(week: int, changes: Levers) -> Case:
    """The usual season with these levers in one week."""
    return USUAL.during({week: changes})


def market_with(changes: Levers) -> Case:
    """The usual season of a scenario in which these values are others."""
    return USUAL.by(changes)
