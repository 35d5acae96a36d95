"""Anchors of a scenario: what reference players score on fresh seeds, and the steps of grades.

The planner's plan is found first, with a counted budget of seasons; then every player is measured
on the same seeds, which nothing was chosen by.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev

from simgame.game.grades import EVEN, GREEDY, PLANNER, RANDOM, steps_from
from simgame.game.rules import RULES
from simgame.game.score import score_season
from simgame.lab.planning.candidate import Candidate
from simgame.lab.planning.kept_outcomes import Outcomes
from simgame.lab.planning.search import FoundPlan, Sizes, search
from simgame.lab.trial import REFERENCE, Trial, found_plan, play, reference_file, scenario_of
from simgame.lab.trials import run_each
from simgame.lab.workers import ALL, Workers
from simgame.players.fitting import Fitted
from simgame.players.planner import following
from simgame.scenario import find_scenario
from simgame.scenario.anchor_file import read_anchors
from simgame.scenario.anchors import Anchors
from simgame.scenario.fingerprint import fingerprint

# Who is measured; grades go by four of them, the others are there to compare with.
PLAYERS = ("do_nothing", RANDOM, EVEN, GREEDY, "copycat")
FIRST_SEED = 94_000_000
SEASONS, SEEDS = 400, 30

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """The anchors of a level, the plan that was found for it, and every player's scores by seed."""

    anchors: Anchors
    found: FoundPlan
    scores: Mapping[str, Sequence[float]]

    def spread(self, player: str) -> float:
        """The standard deviation of a player's scores."""
        return stdev(self.scores[player])


@dataclass(frozen=True, slots=True)
class Effort:
    """How many seasons a plan is searched in, and players are measured on; who shares the work.

    With no seasons the plan that was found before is measured again.
    """

    seasons: int = SEASONS
    seeds: int = SEEDS
    processes: Workers = ALL


def measure(
    scenario: str, level: str, effort: Effort, part: Path | None = None, told: Told | None = None
) -> Measured:
    """Find a plan for a level of a scenario and measure every player on it.

    `part` keeps what was played until all is done, so that whoever stops can go on. `told` hears
    how many seasons of about how many are over. Raises `ScenarioError` and `TrialsFailed`.
    """
    seeds, processes = effort.seeds, effort.processes
    kept = _kept(scenario, level) if not effort.seasons else None
    sizes = Sizes.of(effort.seasons or SEASONS)
    players = (*PLAYERS, REFERENCE) if reference_file(scenario).is_file() else PLAYERS
    whole = (0 if kept else sizes.seasons) + seeds * (len(players) + 1)

    def tell(done: int) -> None:
        if told is not None:
            told(min(done, whole), whole)

    model = scenario_of(Trial(scenario, level=level))
    purpose = f"{RULES} {fingerprint(model)} {level} {effort.seasons}"
    outcomes = Outcomes(None if kept else part, purpose, processes, tell)
    found = kept or search(scenario, level, sizes, outcomes)
    asked: list[Trial | Candidate] = [Trial(scenario, who, level) for who in players]
    before = outcomes.count
    rows = run_each(_scored, [*asked, found.candidate], range(FIRST_SEED, FIRST_SEED + seeds),
                    processes, lambda n, _: tell(before + n))  # fmt: skip
    tell(whole)
    scores = dict(zip((*players, PLANNER), rows, strict=True))
    means = {who: round(fmean(mine), 1) for who, mine in scores.items()}
    anchors = Anchors(
        rules=RULES, scenario=fingerprint(model), found_in=found.seasons, seeds=seeds,
        means=means, steps=steps_from(scores),
    )  # fmt: skip
    return Measured(anchors, found, scores)


def _kept(scenario: str, level: str) -> FoundPlan | None:
    """The plan that was found before, and in how many seasons."""
    plan = found_plan(Trial(scenario, level=level))
    if plan is None:
        return None
    rounds = scenario_of(Trial(scenario, level=level)).rounds
    known = read_anchors(find_scenario(scenario)[0]).levels.get(level)
    candidate = Candidate(scenario, level, tuple(plan.values(n + 1) for n in range(rounds)))
    return FoundPlan(candidate, known.found_in if known else 0, 0.0)


def _scored(asked: Trial | Candidate, seed: int) -> float:
    """The total of one season."""
    if isinstance(asked, Trial):
        season = play(asked, seed)
    else:
        trial = Trial(asked.scenario, level=asked.level)
        season = play(trial, seed, Fitted(following(asked.values)))
    reports = season.reports(season.seats[0])
    return score_season(season.setting, season.state, season.seats[0], reports).total
