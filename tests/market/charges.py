"""What weeks of random plans were shown to cost, and what they were charged, line by line."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import pytest

from simgame.costs.lines import Line, lines_of
from simgame.costs.sums import Costs, context_of, costs_of
from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.market.till import Till
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from simgame.players.random import _value
from simgame.scenario.schema import Scenario


class Charged(NamedTuple):
    """One week of a seat: what its plan was shown to cost, and what was paid by line path."""

    lines: dict[str, Line]
    costs: Costs
    paid: dict[str, int]
    messages: frozenset[str]


def random_plan(season: Season, seen: Observation, rng: Random) -> Plan:
    """A plan that moves any levers at random, and that the check lets run."""
    opened = season.catalogue.open_in(seen.round)
    specs = [s for s in opened if s.group not in ("forecast", "watch") and rng.random() < 0.5]
    values = {spec.path: _value(spec, rng) for spec in specs}
    while True:
        plan = plan_from(values)
        problems = check_plan(plan, season.view, season.catalogue, seen)
        if not any(problem.blocks for problem in problems):
            return plan
        for path in rng.sample(sorted(values), max(len(values) // 8, 1)):
            del values[path]


def charged(played: Scenario, seed: int) -> Iterator[Charged]:
    """Every week of a season of random plans."""
    season, rng = Season(played, seed), Random(seed)
    seat = season.seats[0]
    while not season.finished:
        seen = season.observe(seat)
        plan = random_plan(season, seen, rng)
        for each in season.seats:
            season.submit(each, plan)
        before = int(season.state.spent[0])
        with pytest.MonkeyPatch.context() as patch:
            paid = _noted(patch)
            season.run_week()
        assert sum(paid.values()) == int(season.state.spent[0]) - before
        lines = {line.path: line for line in lines_of(plan, season.view, context_of(seen))}
        last = season.observe(seat).last
        told = {m.code for day in last.days for m in day.messages} if last else set()
        yield Charged(lines, costs_of(plan, season.view, seen), dict(paid), frozenset(told))


def _noted(patch: pytest.MonkeyPatch) -> Counter[str]:
    """What the first brand pays from now on, by line path."""
    paid: Counter[str] = Counter()
    book = Till._book

    def noted(till: Till, brand: int, path: str, fen: int) -> None:
        paid[path] += fen if brand == 0 else 0
        book(till, brand, path, fen)

    patch.setattr(Till, "_book", noted)
    return paid


def wrong(week: Charged) -> Iterator[str]:
    """What was charged and not shown, more than was shown, or shown as sure and not charged."""
    owed = {f"team.roles.{role}": fen for role, fen in week.costs.owed.items()}
    for path, fen in week.paid.items():
        shown = week.lines[path].most if path in week.lines else owed.get(path, 0)
        if fen > shown:
            yield f"{path}: shown {shown}, charged {fen}"
    for path, line in week.lines.items():
        if line.due == "now" and week.paid.get(path, 0) != line.fen:
            yield f"{path}: {line.fen} are sure, charged {week.paid.get(path, 0)}"
