"""Whether what the game says during a season of why orders moved is what truly moved them.

    python -m tests.verify.because_of_bots                 the scenarios and seeds of the row
    python -m tests.verify.because_of_bots tea-launch

The truth of a week: what each touchpoint added to its orders, by living the week again from its
Monday with the levers of that touchpoint at neutral, everything else and the random numbers as they
were; less the same of the week before. What is left of the change came of what there was on Monday
(people who ask, posts under way), of rivals and of events. A figure that is surveyed is held
against its true change.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.lab.trial import Trial, play
from simgame.pages import Because, because_of
from simgame.plan.kpis import SURVEYED
from simgame.plan.values import flatten, plan_from

SCENARIOS = ("tea-launch", "beauty-community", "takeaway-margins", "wealth-education")
PLAYERS = ("greedy_roi", "even_split", "planner", "random")
SEEDS = (5001, 5002)
# Touchpoints whose part in a week hangs on that week's levers; a creator's post was booked before.
_NOW = ("content", "paid", "live")
# Changes of orders below this share of the week's say nothing (assumption).
_SMALL = 0.05

Touch = tuple[str, ...]
REST: Touch = ("rest",)


@dataclass
class Tally:
    """How often something was said, and how often it was right."""

    causes: int = 0
    sign: int = 0
    among_two: int = 0
    touches: int = 0
    touches_sign: int = 0
    surveyed: int = 0
    surveyed_sign: int = 0
    cannot_tell: int = 0
    rightly: int = 0

    def add(self, other: Tally) -> None:
        """Both together."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))

    def said(self) -> str:
        """The figures in a line."""
        parts = (
            ("first cause of orders right in sign", self.sign, self.causes),
            ("among the two largest true ones", self.among_two, self.causes),
            ("touchpoints right in sign", self.touches_sign, self.touches),
            ("surveyed figures right in sign", self.surveyed_sign, self.surveyed),
            ("'cannot tell' right", self.rightly, self.cannot_tell),
        )
        return "; ".join(f"{name} {_share(right, of)} of {of}" for name, right, of in parts)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.0f} %"


def tally(scenario: str, players: Sequence[str] = PLAYERS, seeds: Sequence[int] = SEEDS) -> Tally:
    """All that is said in the seasons of some bots, held against the truth."""
    found = Tally()
    for player in players:
        for seed in seeds:
            season = play(Trial(scenario, player), seed)
            session = LocalSession.alone(season)
            added = [added_by_touch(season, week) for week in range(season.state.week)]
            for week in range(2, season.state.week + 1):
                for one in because_of(session, week):
                    found.add(judged(season, week, one, added))
    return found


def judged(
    season: Season, week: int, said: Because, added: Sequence[Mapping[Touch, float]]
) -> Tally:
    """One figure of a week, counted from 1."""
    now, before = (season.past[n].kpis[0] for n in (week - 1, week - 2))
    name = said.figure.id
    if name in SURVEYED and said.figure.before is not None:
        return _surveyed(said, now[name] - before[name])
    if name not in ("orders", "new_customers") or not said.causes:
        return Tally()
    true = _true_changes(season, week, added)
    if abs(sum(true.values())) < _SMALL * max(_orders(season, week - 1), 1.0):
        return Tally()
    cause = said.causes[0]
    touch = (cause.group, *cause.keys) if cause.code == "clicks" else REST
    if touch not in true:
        touch = REST
    largest = sorted(true, key=lambda one: -abs(true[one]))[:2]
    told = {(one.group, *one.keys): one.part.value for one in said.causes if one.code == "clicks"}
    clear = [one for one in told if abs(true.get(one, 0.0)) >= 1]
    named = [true[one] * told[one] > 0 for one in clear]
    first = true[touch] * cause.part.value > 0
    return Tally(1, int(first), int(touch in largest), len(named), sum(named))


def _surveyed(said: Because, truly: float) -> Tally:
    """Moved as it was said; or the answer that nobody can tell was right."""
    shown = said.figure.value - (said.figure.before or 0.0)
    if said.verdict == "unclear":
        low, high = said.figure.interval or (said.figure.value, said.figure.value)
        within = abs(truly) <= (high - low)
        return Tally(cannot_tell=1, rightly=int(within))
    return Tally(surveyed=1, surveyed_sign=int(shown * truly > 0)) if shown else Tally()


def _true_changes(
    season: Season, week: int, added: Sequence[Mapping[Touch, float]]
) -> dict[Touch, float]:
    """What each touchpoint added to the change of orders, and the rest."""
    now, before = added[week - 1], added[week - 2]
    changes = {touch: now.get(touch, 0.0) - before.get(touch, 0.0) for touch in {*now, *before}}
    whole = _orders(season, week - 1) - _orders(season, week - 2)
    return changes | {REST: whole - sum(changes.values())}


def _orders(season: Season, week: int) -> float:
    """Orders of a week, from 0."""
    kpis = [past.kpis[0]["orders"] for past in season.past]
    return kpis[week] - (kpis[week - 1] if week else 0.0)


def added_by_touch(season: Season, week: int) -> dict[Touch, float]:
    """What each touchpoint in use added to the orders of a week, from 0."""
    values = flatten(season.past[week].plans[0])
    touches = dict.fromkeys(_touch(path) for path in values if path.split(".")[0] in _NOW)
    was = _orders(season, week)
    return {touch: was - _orders(_without(season, week, touch), week) for touch in touches}


def _touch(path: str) -> Touch:
    """`content.douyin.video.count` is of the touchpoint content, douyin, video."""
    parts = path.split(".")
    return tuple(parts[:3] if parts[0] == "content" else parts[:2])


def _without(season: Season, week: int, touch: Touch) -> Season:
    """The season until the end of a week in which a touchpoint is at neutral."""
    past, again = season.past[week], season.fork(week)
    prefix = ".".join(touch) + "."
    mine = {p: v for p, v in flatten(past.plans[0]).items() if not p.startswith(prefix)}
    plans = [plan_from(mine), *past.plans[1:]]
    for brand, plan in zip(season.setting.brands, plans, strict=False):
        again.submit(brand, plan)
    again.run_week(past.answers)
    return again


def tallies(scenarios: Sequence[str] = SCENARIOS) -> Iterator[tuple[str, Tally]]:
    """Each scenario's."""
    yield from ((name, tally(name)) for name in scenarios)


if __name__ == "__main__":
    for scenario_name, counted in tallies(sys.argv[1:] or SCENARIOS):
        print(f"{scenario_name}: {counted.said()}", flush=True)
