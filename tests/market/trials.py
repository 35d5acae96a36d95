"""The same season many times over, with one thing changed, on the same seeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from joblib import Parallel, delayed

from simgame.market.run_week import Rules
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from, without
from simgame.players.policy import Brief, Policy, policy
from tests.market.seasons import TEA, figures, play, reference, scenario

PROCESSES = 2
Figures = Mapping[str, float]


@dataclass(frozen=True)
class Trial:
    """A season to be played, by a bot or the reference plan.

    A lever group or a mechanism may be left out, and `levers` set in every round.
    """

    scenario: str = TEA
    bot: str = "reference"
    group: str = ""
    off: str = ""
    levers: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True)
class Effect:
    """By how much a change moves a figure.

    The mean of paired differences, half its 95 % interval, and the figure's mean before.
    """

    mean: float
    half: float
    before: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes 0."""
        return abs(self.mean) > self.half

    @property
    def sign(self) -> str:
        """`up` or `down`, or `?` when it could be either."""
        return "?" if not self.is_clear else "up" if self.mean > 0 else "down"

    def __str__(self) -> str:
        base = abs(self.before) or 1.0
        return f"{self.mean / base:+.0%} ± {self.half / base:.0%}"


def run(trial: Trial, seed: int) -> Figures:
    """The figures of one season."""
    rules = Rules(off=frozenset({trial.off} if trial.off else ()))
    return figures(play(scenario(trial.scenario), policy_of(trial), seed, rules))


def policy_of(trial: Trial) -> Policy:
    """The policy that plays the trial's season."""
    decide = reference(trial.scenario) if trial.bot == "reference" else policy(trial.bot)

    def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
        plan = decide(brief, observation, rng)
        plan = without(plan, trial.group) if trial.group else plan
        return plan_from(flatten(plan) | dict(trial.levers))

    return changed if trial.group or trial.levers else decide


def run_all(trials: Sequence[Trial], seeds: Sequence[int]) -> list[list[Figures]]:
    """For each trial the figures of every seed; many processes, one season a task."""
    tasks = [delayed(run)(trial, seed) for trial in trials for seed in seeds]
    found = Parallel(n_jobs=PROCESSES)(tasks)
    return [found[i : i + len(seeds)] for i in range(0, len(found), len(seeds))]


def effect(before: Sequence[Figures], after: Sequence[Figures], kpi: str) -> Effect:
    """How the change moved `kpi`; both sides ran on the same seeds in the same order."""
    base = np.array([figures_[kpi] for figures_ in before])
    moved = np.array([figures_[kpi] for figures_ in after]) - base
    error = float(moved.std(ddof=1)) / np.sqrt(len(moved))
    return Effect(float(moved.mean()), student(len(moved) - 1) * float(error), float(base.mean()))


def student(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, by Cornish and Fisher's expansion (error < 0.1 %)."""
    z = 1.959964
    return float(
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
