"""Habits: what people do differently from the plan that a brief teaches."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from simgame.game.offered_levers import catalogue_of
from simgame.lab.trial import Trial, scenario_of
from simgame.plan.catalogue import Spec
from simgame.plan.lever import Value
from tests.balance.way import Habit, Values, Week, every, scaled

_LAST = 2  # weeks in which somebody tries what they would not have done before
# What is forbidden and pays at once, with the value that does the most of it.
SHORTCUTS: dict[str, Value] = {
    "compliance.bought_fans": 10_000,
    "compliance.scraped_data": True,
    "compliance.exaggerated_claims": 1.0,
    "compliance.hidden_ads": True,
}


def set_all(group: str, leaf: str, value: Value, week: Week, values: dict[str, Value]) -> Values:
    """Every lever of a group with that name, where it is used, at one value."""
    return values | dict.fromkeys(_used(group, leaf, week, values), value)


def set_up_to(group: str, leaf: str, share: float, week: Week, values: dict[str, Value]) -> Values:
    """Every lever of a group with that name, where it is used, that far up its own range."""
    levers = {path: week.levers.by_path[path] for path in _used(group, leaf, week, values)}
    return values | {path: _up_to(share, one) for path, one in levers.items()}


def told(_group: str, _leaf: str, share: float, week: Week, values: dict[str, Value]) -> Values:
    """That share of what members hear is promotion, and the rest is service."""
    mix = {"promotion": share, "service": 1.0 - share, "benefit": 0.0}
    for leaf, value in mix.items():
        values = dict(set_all("private", leaf, value, week, values))
    return values


def _used(group: str, leaf: str, week: Week, values: Mapping[str, Value]) -> list[str]:
    used = {path.rpartition(".")[0] for path in values} | {group}
    return [p for p in every(week.levers, group, leaf) if p.rpartition(".")[0] in used]


def _up_to(share: float, spec: Spec) -> Value:
    low, high = spec.lever.low, spec.lever.high
    value = low + share * (high - low)
    return round(value) if isinstance(spec.neutral, int) else value


def without(groups: tuple[str, ...], _week: Week, values: dict[str, Value]) -> Values:
    """Lever groups are left alone."""
    return {path: v for path, v in values.items() if path.partition(".")[0] not in groups}


def money(by: float, group: str, _week: Week, values: dict[str, Value]) -> Values:
    """More or less money for a group, or for everything."""
    return scaled(values, by, group)


def tilted(first: float, last: float, week: Week, values: dict[str, Value]) -> Values:
    """More money at one end of the season."""
    passed = (week.number - 1) / max(week.of - 1, 1)
    return scaled(values, first + (last - first) * passed)


def hurried(week: Week, values: dict[str, Value]) -> Values:
    """Half as many posts again, and worse ones."""
    return set_all("content", "quality", 0.4, week, scaled(values, 1.5, "content"))


def now_and_then(week: Week, values: dict[str, Value]) -> Values:
    """Posts and ads every other week, twice as many."""
    return scaled(values, 2.0) if week.number % 2 else without(("content", "paid"), week, values)


def one_platform(_week: Week, values: dict[str, Value]) -> Values:
    """Only the platform that the plan names first."""
    placed = {p: p.split(".")[1] for p in values if p.split(".")[0] in ("content", "paid")}
    first = next(iter(placed.values()), "")
    return {path: v for path, v in values.items() if placed.get(path, first) == first}


def bought(_week: Week, values: dict[str, Value]) -> Values:
    """Twice the ads, half the posts."""
    return scaled(scaled(values, 2.0, "paid"), 0.5, "content")


def loud(week: Week, values: dict[str, Value]) -> Values:
    """Everything sells hard."""
    return set_all("content", "sell", 0.8, week, values)


def in_the_last_weeks(habit: Habit, week: Week, values: dict[str, Value]) -> Values:
    """A habit that begins two weeks before the end."""
    return habit(week, values) if week.number > week.of - _LAST else values


def besides(more: Mapping[str, Value], week: Week, values: dict[str, Value]) -> Values:
    """Some levers as well, where the scenario offers them."""
    return values | {path: v for path, v in more.items() if path in week.levers.by_path}


def not_offered(scenario: str, level: str, more: Mapping[str, Value]) -> tuple[str, ...]:
    """Which of these levers a scenario has to be opened for."""
    offered = catalogue_of(scenario_of(Trial(scenario, level=level))).by_path
    return tuple(path for path in more if path not in offered)


def fee_less(week: Week, values: dict[str, Value]) -> Values:
    """A post is asked of every creator, for no fee and half of what it sells."""
    asked = dict(values)
    for path in every(week.levers, "kol", "posts"):
        if path not in values:
            kol = path.rpartition(".")[0]
            asked |= {path: 1, f"{kol}.fee": 0, f"{kol}.commission": 0.5}
    return asked


# People who have read the brief; what tells them apart is what they make of it. Where a scenario
# lacks what one of them leaves out, he plays as the brief says, and is not asked.
PEOPLE: dict[str, Habit | None] = {
    "as the brief says": None,
    "half the money": partial(money, 0.5, ""),
    "most of it early": partial(tilted, 1.5, 0.5),
    "most of it late": partial(tilted, 0.5, 1.5),
    "no creators": partial(without, ("kol",)),
    "no private traffic": partial(without, ("private",)),
    "no ads": partial(without, ("paid",)),
    "ads for posts": bought,
    "many poor posts": hurried,
    "hard sell": loud,
    "every other week": now_and_then,
    "one platform": one_platform,
}
