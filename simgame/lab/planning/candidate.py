"""A plan for a whole season that is tried out, and what a season of it comes to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from simgame.game.score import score_season
from simgame.lab.trial import Trial, play, player_of
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values, flatten
from simgame.players.brief import Brief
from simgame.players.fitting import Fitted
from simgame.players.planner import following

Rounds = tuple[Values, ...]
# Parts of the score that a plan earns by itself; forecasts are made for it afterwards.
_EARNED = ("goals", "assets", "breaches")


@dataclass(frozen=True)
class Candidate:
    """A plan to be tried at a level of a scenario: the lever values of every round."""

    scenario: str
    level: str
    rounds: Rounds

    @cached_property
    def key(self) -> str:
        """What tells it from other plans."""
        text = json.dumps([sorted(values.items()) for values in self.rounds])
        return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()

    def values(self, round_number: int) -> Values:
        """The lever values of a round, counted from 1."""
        return self.rounds[round_number - 1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a season came to: points without those for forecasts, and what was to be forecast.

    `weeks` are the reported figures of every week by KPI.
    """

    points: float
    weeks: Mapping[str, Sequence[float]]


def tried(candidate: Candidate, seed: int) -> Outcome:
    """Play a season by the candidate."""
    policy = Fitted(following(candidate.values))
    season = play(Trial(candidate.scenario, level=candidate.level), seed, policy)
    seat = season.seats[0]
    reports = season.reports(seat)
    score = score_season(season.setting, season.state, seat, reports)
    weeks = {k: [r.kpis[k] for r in reports] for k in season.scenario.forecast}
    return Outcome(sum(score.part(name).points for name in _EARNED), weeks)


def recorded(scenario: str, level: str, player: str, seed: int) -> Candidate:
    """What a player plans in one season, as a plan to be tried in others."""
    decide, written = player_of(Trial(scenario, player, level)).decide, list[Values]()

    def writes_down(brief: Brief, observation: Observation, rng: Random) -> Plan:
        plan = decide(brief, observation, rng)
        written.append({p: v for p, v in flatten(plan).items() if not p.startswith("forecast.")})
        return plan

    play(Trial(scenario, level=level), seed, writes_down)
    return Candidate(scenario, level, tuple(written))
