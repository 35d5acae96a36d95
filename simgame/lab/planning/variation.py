"""Ways to make one plan into another that may be better.

Each changes one thing in some weeks: how much money, how something is done, what is done at all.
What it comes to is left to the seasons; what may not run is put right by whoever plays it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from simgame.plan.catalogue import Catalogue, Spec
from simgame.plan.lever import Value
from simgame.plan.values import Values
from simgame.players.brief import MAIN_LEVERS
from simgame.scenario.schema import Scenario

Rounds = tuple[Values, ...]
Change = Callable[["Ground", Rounds, Random], Rounds]
# Leaves of levers that say how much; others say how.
AMOUNTS = ("budget", "count", "posts", "sessions", "staff", "incentive", "invite_reward", "touches")
# Not varied: shortcuts nobody should be taught, and what is not scored or made afterwards.
LEFT_OUT = ("forecast", "watch", "compliance.bought_fans", "compliance.scraped_data",
            "compliance.exaggerated_claims", "compliance.hidden_ads")  # fmt: skip
_POSTS, _FREEDOM, _TOUCHES, _SESSIONS = 2, 0.7, 6.0, 1
_SPREAD, _STEP = 0.6, 0.25  # of amounts (log sd), of other numbers (share of their range)


@dataclass(frozen=True)
class Ground:
    """What plans are made for: the levers, and the people and prices behind them."""

    scenario: Scenario
    levers: Catalogue

    @property
    def specs(self) -> list[Spec]:
        """The levers that may be varied."""
        return [s for s in self.levers.specs if not s.path.startswith(LEFT_OUT)]

    @property
    def places(self) -> list[tuple[str, ...]]:
        """Everything that something can be done with, as (group, *ids)."""
        return list(dict.fromkeys((s.group, *s.keys) for s in self.specs))


def varied(ground: Ground, rounds: Rounds, others: Sequence[Rounds], rng: Random) -> Rounds:
    """The plan with one to three things changed; sometimes a part of another plan taken over."""
    if others and rng.random() < 0.12:
        rounds = crossed(rounds, rng.choice(others), rng)
    for _ in range(rng.choice((1, 1, 2, 3))):
        (change,) = rng.choices([how for how, _ in _WAYS], [weight for _, weight in _WAYS])
        rounds = change(ground, rounds, rng)
    known = ground.levers.by_path
    return tuple({p: v for p, v in values.items() if p in known} for values in rounds)


def crossed(rounds: Rounds, other: Rounds, rng: Random) -> Rounds:
    """The plan with one lever group as in another plan."""
    groups = sorted({path.partition(".")[0] for values in other for path in values})
    if not groups:
        return rounds
    group = rng.choice(groups)
    return tuple(
        {**_without(mine, (group,)), **{p: v for p, v in theirs.items() if _in(p, (group,))}}
        for mine, theirs in zip(rounds, other, strict=True)
    )


def _more_or_less(ground: Ground, rounds: Rounds, rng: Random) -> Rounds:
    """Other amounts for one place, for a group, or for everything, in some weeks."""
    place = _used(rounds, rng)
    depth = rng.choice((0, 1, 1, len(place), len(place), len(place)))
    weeks, factor = _span(rounds, rng), exp(_SPREAD * rng.gauss(0, 1))

    def changed(path: str, value: Value) -> Value:
        spec = ground.levers.by_path.get(path)
        if spec is None or not _in(path, place[:depth]) or _leaf(path) not in AMOUNTS:
            return value
        return _near(spec, float(value) * factor, rng)

    return _in_weeks(rounds, weeks, lambda _, v: {p: changed(p, x) for p, x in v.items()})


def _otherwise(ground: Ground, rounds: Rounds, rng: Random) -> Rounds:
    """One lever at another value, at one place or wherever its group is used."""
    place = _used(rounds, rng)
    inside = [s for s in ground.specs if (s.group, *s.keys) == place or not s.keys]
    fitting = [s for s in inside if _leaf(s.path) not in MAIN_LEVERS.values()]
    if not fitting:
        return rounds
    spec = rng.choice(fitting)
    current = next((v[spec.path] for v in rounds if spec.path in v), spec.neutral)
    value, everywhere = _another(spec, current, rng), rng.random() < 0.5

    def changed(_: int, values: Values) -> Values:
        used = {path.rpartition(".")[0] for path in values}
        alike = [
            s.path for s in ground.specs
            if s.group == spec.group and _leaf(s.path) == _leaf(spec.path)
            and s.path.rpartition(".")[0] in used
        ] if everywhere else []  # fmt: skip
        return {**values, **dict.fromkeys([*alike, spec.path], value)}

    return _in_weeks(rounds, _span(rounds, rng, mostly_all=True), changed)


def _begun(ground: Ground, rounds: Rounds, rng: Random) -> Rounds:
    """Something that the plan does not do, or does seldom."""
    place = rng.choice([p for p in ground.places if p[0] != "kol"] or [("paid",)])
    values = _start(ground, place, rng)
    return _in_weeks(rounds, _span(rounds, rng), lambda _, v: {**v, **values})


def _booked(ground: Ground, rounds: Rounds, rng: Random) -> Rounds:
    """A creator booked in a week, for what they ask."""
    kols = [p[1] for p in ground.places if p[0] == "kol"]
    if not kols:
        return _more_or_less(ground, rounds, rng)
    kol, week = rng.choice(kols), rng.randrange(len(rounds))
    fee = round(ground.scenario.kols[kol].fee * rng.choice((0.8, 1.0, 1.0, 1.1, 1.3)))
    offer = {"posts": rng.randint(1, _POSTS), "fee": fee, "freedom": _FREEDOM}
    values = {f"kol.{kol}.{leaf}": value for leaf, value in offer.items()}
    return _in_weeks(rounds, {week}, lambda _, v: {**v, **values})


def _dropped(_: Ground, rounds: Rounds, rng: Random) -> Rounds:
    """Something left alone in some weeks."""
    place = _used(rounds, rng)
    return _in_weeks(rounds, _span(rounds, rng), lambda _, v: _without(v, place))


def _moved(_: Ground, rounds: Rounds, rng: Random) -> Rounds:
    """What is done with one place in two weeks, exchanged."""
    place, last = _used(rounds, rng), len(rounds) - 1
    a, b = rng.randint(0, last), rng.randint(0, last)
    parts = {n: {p: v for p, v in rounds[n].items() if _in(p, place)} for n in (a, b)}
    other = {a: b, b: a}
    return _in_weeks(rounds, {a, b}, lambda n, v: {**_without(v, place), **parts[other[n]]})


_WAYS: tuple[tuple[Change, float], ...] = (
    (_more_or_less, 0.38), (_otherwise, 0.27), (_begun, 0.12),
    (_booked, 0.1), (_dropped, 0.08), (_moved, 0.05),
)  # fmt: skip


def _start(ground: Ground, place: tuple[str, ...], rng: Random) -> Values:
    """What doing something with a place begins with."""
    above, levers = ".".join(place), ground.levers.by_place[place]
    match place[0]:
        case "paid":
            budget = int(ground.scenario.budget.per_round * rng.uniform(0.02, 0.3))
            values: dict[str, Value] = {f"{above}.budget": budget}
            aims = levers["objective"].choices if "objective" in levers else ()
            return values | {f"{above}.objective": rng.choice(aims) for _ in aims[:1]}
        case "content":
            return {f"{above}.count": rng.randint(1, 5), f"{above}.quality": 0.7}
        case "private":
            return {f"{above}.touches": _TOUCHES, f"{above}.incentive": 100 * rng.randint(0, 12)}
        case "live":
            return {f"{above}.sessions": _SESSIONS}
    spec = rng.choice(list(levers.values()))
    return {spec.path: _another(spec, spec.neutral, rng)}


def _another(spec: Spec, value: Value, rng: Random) -> Value:
    """A value of a lever that is not the present one, if there is any."""
    lever = spec.lever
    if spec.unit == "switch":
        return not value
    if spec.unit == "choice":
        return rng.choice([c for c in spec.choices if c != value] or [value])
    if spec.unit == "fen":
        start = float(value) or lever.step * rng.randint(1, 20)
        return _near(spec, start * exp(rng.gauss(0, 1)), rng)
    wide = min(lever.high - lever.low, 20 * lever.step)
    return _near(spec, float(value) + rng.gauss(0, 1) * max(_STEP * wide, lever.step), rng)


def _near(spec: Spec, wanted: float, rng: Random) -> Value:
    """The value of a lever nearest to a number; whole ones are rounded by chance."""
    lever = spec.lever
    within = min(max(wanted, lever.low), lever.high)
    if spec.unit == "fen":
        return round(within / 100) * 100
    if isinstance(spec.neutral, int):
        return min(int(within + rng.random()), int(lever.high))
    return round(min(max(round(within / lever.step) * lever.step, lever.low), lever.high), 6)


def _used(rounds: Rounds, rng: Random) -> tuple[str, ...]:
    """Something that the plan does, as the beginning of a lever path."""
    paths = sorted({path for values in rounds for path in values})
    return tuple(rng.choice(paths).split(".")[:-1]) if paths else ("content",)


def _span(rounds: Rounds, rng: Random, *, mostly_all: bool = False) -> set[int]:
    """The whole season, a stretch of it, or one week."""
    count = len(rounds)
    if rng.random() < (0.8 if mostly_all else 0.4):
        return set(range(count))
    first = rng.randrange(count)
    last = rng.choice((first, rng.randrange(first, count), count - 1))
    return set(range(first, last + 1))


def _in_weeks(rounds: Rounds, weeks: set[int], change: Callable[[int, Values], Values]) -> Rounds:
    return tuple(change(n, v) if n in weeks else v for n, v in enumerate(rounds))


def _without(values: Values, place: Sequence[str]) -> dict[str, Value]:
    return {path: value for path, value in values.items() if not _in(path, place)}


def _in(path: str, place: Sequence[str]) -> bool:
    return not place or f"{path}.".startswith(".".join(place) + ".")


def _leaf(path: str) -> str:
    return path.rpartition(".")[2]
