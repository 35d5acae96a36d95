"""How well boards tell skill from luck: `python -m benchmarks.hub_places`.

200 teams of one skill, and 200 of spread skill, really play: a team is a bot whose money is moved
about at random. Each plays five boards, then the verification lucks that a hub plays everybody on
again, and four times as many lucks besides that no place knows of: those say how good a team really
is. On 1, 3 and 5 boards they are placed by `ranked`, as a hub does.

Printed is the share of pairs whose places are the wrong way round, how many places a band holds,
and how many teams' true place lies within theirs; of equals no place is true, so of them only the
width. Ends with 1 where bands hold fewer than nine true places of ten.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

import numpy as np
from numpy.typing import NDArray

from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.hub.contests.ranking import Standing, ranked
from simgame.lab.workers import every
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario

Scores = NDArray[np.float64]
LUCKS, BOARDS, HOLDS = 5, (1, 3, 5), 0.9
# Bots of spread skill: who plays, and how far their money is moved about (log sd).
SPREAD = (("greedy_roi", 0.2), ("even_split", 0.3), ("even_split", 1.0), ("random", 0.5))
EQUAL = (("even_split", 0.3),)


@dataclass(frozen=True)
class Said:
    """What became of one field on so many boards."""

    wrong: float
    band: float
    covered: float


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scenario", default="tutorial")
    asked.add_argument("--teams", type=int, default=200)
    asked.add_argument("--again", type=int, default=16, help="verification lucks; a hub has 64")
    # Four times as many: a truth that is no surer than the band is missed by one in five.
    asked.add_argument("--truth", type=int, default=64, help="lucks that say who is how good")
    asked.add_argument("--processes", type=int, default=1)
    options = asked.parse_args(argv)
    scenario = load_or_raise(options.scenario).scenario
    print("field   boards  wrong pairs  width of band  true place in band", flush=True)
    worst = 1.0
    for name, bots in (("equal", EQUAL), ("spread", SPREAD)):
        seeds = range(50_000, 50_000 + LUCKS + options.again + options.truth)
        play = partial(played, scenario, bots, tuple(seeds))
        scores = np.array(every(play, range(options.teams), options.processes), float)
        if name == "equal":  # what is left of skill between them is taken out
            scores = scores - scores.mean(axis=1, keepdims=True) + scores.mean()
        for boards in BOARDS:
            found = [judged(scores, lucks, options.again) for lucks in _sets(boards)]
            said = Said(*np.mean([(f.wrong, f.band, f.covered) for f in found], axis=0).tolist())
            worst = worst if name == "equal" else min(worst, said.covered)
            print(_line(name, boards, said), flush=True)
    return 0 if worst >= HOLDS else 1


def _line(name: str, boards: int, said: Said) -> str:
    equal = name == "equal"
    wrong, covered = ("–" if equal else f"{share:.0%}" for share in (said.wrong, said.covered))
    return f"{name:<8}{boards:<8}{wrong:<13}{said.band:<15.0f}{covered}"


def _sets(boards: int) -> Iterator[tuple[int, ...]]:
    """Boards next to each other, each as often as any other."""
    for first in range(LUCKS if boards < LUCKS else 1):
        yield tuple((first + n) % LUCKS for n in range(boards))


def played(
    scenario: Scenario, bots: Sequence[tuple[str, float]], seeds: Sequence[int], team: int
) -> list[int]:  # fmt: skip
    """A team's scores on these lucks: its plans as made on a luck of its own."""
    name, noise = bots[team % len(bots)]
    plans = _planned(scenario, name, noise, team)
    return [_score(scenario, plans, seed) for seed in seeds]


def judged(scores: Scores, lucks: Sequence[int], again: int) -> Said:
    """How the places on these boards stand to how good the teams are; scores are [team, luck]."""
    boards, more = scores[:, list(lucks)], scores[:, LUCKS : LUCKS + again]
    true = scores[:, LUCKS + again :].mean(axis=1)
    first = {team: dict(enumerate(row.round().astype(int).tolist(), 1))
             for team, row in enumerate(boards)}  # fmt: skip
    rerun = {team: {1: row.round().astype(int).tolist()} for team, row in enumerate(more)}
    return _compared(true, ranked(first, rerun))


def _compared(true: Scores, standings: Sequence[Standing]) -> Said:
    """How the places stand to the expected scores [team]."""
    place = {s.team: s.place for s in standings}
    rank = {team: 1 + int((true > true[team]).sum()) for team in place}
    pairs = [(a, b) for a in place for b in place if true[a] > true[b]]
    wrong = sum(place[a] > place[b] for a, b in pairs) / max(len(pairs), 1)
    bands = {s.team: s.band or (1, len(place)) for s in standings}
    inside = [low <= rank[team] <= high for team, (low, high) in bands.items()]
    width = np.mean([high - low + 1 for low, high in bands.values()])
    return Said(wrong, float(width), float(np.mean(inside)))


def _planned(played: Scenario, name: str, noise: float, team: int) -> list[Plan]:
    """The plans of one team: a bot's, with its money moved about, on a luck of its own."""
    season, rng, plans = Season(played, 90_000 + team), Random(team), list[Plan]()
    session = LocalSession.alone(season)
    while not session.finished:
        plan = _moved(session, session.plan_of(policy(name)), noise, rng)
        plans.append(plan)
        session.submit(plan)
        session.advance()
    return plans


def _moved(session: LocalSession, plan: Plan, noise: float, rng: Random) -> Plan:
    values = flatten(plan)
    for path, value in values.items():
        if session.catalogue.by_path[path].unit == "fen" and isinstance(value, int):
            values[path] = round(value * min(rng.lognormvariate(-(noise**2) / 2, noise), 3.0))
    moved = plan_from(values)
    blocked = check_plan(moved, session.scenario, session.catalogue, session.observe())
    return plan if any(problem.blocks for problem in blocked) else moved


def _score(played: Scenario, plans: Sequence[Plan], seed: int) -> int:
    """What these plans come to on another luck, as a hub verifies."""
    season = Season(played, seed)
    for plan in plans:
        season.submit(season.seats[0], plan)
        season.run_week()
    return LocalSession.alone(season).score().total


if __name__ == "__main__":
    sys.exit(main())
