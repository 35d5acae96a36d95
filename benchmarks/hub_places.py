"""How well boards tell skill from luck: `python -m benchmarks.hub_places`.

Teams of known skill in a real scenario. A team is a bot whose money is moved about at random, once
for all boards (its skill: its plans' expected score) and anew on each (its day). 200 teams of one
skill, and 200 of spread skill, play 1, 3 and 5 boards; then everybody is played again on common
seeds, as a hub does, and placed by `ranked`.

Scores of real seasons would take hours, so a pilot plays some teams on some seeds, and 200 teams
are drawn from it: a team's expected score and its gaps to it on each luck, the same lucks for all,
come from the pilot together. What is printed is over several such fields.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from simgame.game.check import check_plan
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.hub.contests.ranking import Standing, ranked
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario

Scores = NDArray[np.float64]
TEAMS, AGAIN, BOARDS = 200, 64, (1, 3, 5)
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
    asked.add_argument("--pilot", type=int, default=24, help="teams that are really played")
    asked.add_argument("--seeds", type=int, default=30)
    asked.add_argument("--fields", type=int, default=3)
    options = asked.parse_args(argv)
    played = load_or_raise(options.scenario).scenario
    print("field   boards  wrong pairs  width of band  true place in band")
    for name, bots in (("equal", EQUAL), ("spread", SPREAD)):
        scores = pilot(played, bots, options.pilot, options.seeds)
        if name == "equal":  # what is left of skill between them is taken out
            scores = scores - scores.mean(axis=1, keepdims=True) + scores.mean()
        for boards in BOARDS:
            found = [placed(scores, boards, n) for n in range(options.fields)]
            said = Said(
                *(float(np.mean([getattr(f, k) for f in found])) for k in Said.__annotations__)
            )
            wrong = "–" if name == "equal" else f"{said.wrong:.0%}"
            print(
                f"{name:<8}{boards:<8}{wrong:<13}{said.band:<15.0f}"
                f"{'–' if name == 'equal' else f'{said.covered:.0%}'}",
                flush=True,
            )
    return 0


def pilot(played: Scenario, bots: Sequence[tuple[str, float]], teams: int, seeds: int) -> Scores:
    """Scores of real seasons [team, seed]: each team's plans as made on a luck of its own."""
    found = np.zeros((teams, seeds))
    for team in range(teams):
        name, noise = bots[team % len(bots)]
        plans = _planned(played, name, noise, team)
        for seed in range(seeds):
            found[team, seed] = _score(played, plans, 50_000 + seed)
    return found


def placed(scores: Scores, boards: int, field: int) -> Said:
    """One field of 200 drawn from the pilot, ranked as a hub does."""
    rng = np.random.default_rng(field)
    true, luck = _drawn(scores, rng, boards + AGAIN)
    first = {team: dict(enumerate(row[:boards].round().astype(int).tolist(), 1))
             for team, row in enumerate(luck)}  # fmt: skip
    again = {team: {1: row[boards:].round().astype(int).tolist()} for team, row in enumerate(luck)}
    return judged(true, ranked(first, again))


def _drawn(scores: Scores, rng: np.random.Generator, lucks: int) -> tuple[Scores, Scores]:
    """Expected scores [T], and scores [T, lucks], of teams like those of the pilot."""
    expected = scores.mean(axis=1)
    like = rng.integers(len(scores), size=TEAMS)
    # Between two teams of the pilot, so that no two are the same.
    other, share = rng.integers(len(scores), size=TEAMS), rng.random(TEAMS)[:, None]
    seeds = rng.integers(scores.shape[1], size=lucks)
    gaps = scores - expected[:, None]
    mixed = share * gaps[like] + (1 - share) * gaps[other]
    weight = np.sqrt(share**2 + (1 - share) ** 2)
    own = rng.normal(size=(TEAMS, lucks)) * gaps.std() * np.sqrt(1 - weight**2)
    true = share[:, 0] * expected[like] + (1 - share[:, 0]) * expected[other]
    return true, true[:, None] + mixed[:, seeds] + own


def judged(true: Scores, standings: Sequence[Standing]) -> Said:
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
