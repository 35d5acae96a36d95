"""Successive halving: many plans on few seeds, the best of them on more, the best of those on many.

    explore  plans are varied, generation by generation, from the best so far      2,000 × 2
    sift     those that seemed best, on other seeds                                  200 × 8
    judge    the few that stayed best, on seeds that nothing was chosen by            20 × 100

That is the full form; a smaller budget keeps its shares. Within a generation all plans live on the
same seeds, and seeds change a few times on the way, so that no plan is bred for the luck of two.
Source: successive halving (`talwalkar2016`); its numbers are assumptions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from simgame.game.grades import PLANNER
from simgame.game.offered_levers import catalogue_of
from simgame.lab.planning.candidate import Candidate, Outcome, recorded
from simgame.lab.planning.kept_outcomes import Outcomes
from simgame.lab.planning.variation import Ground, varied
from simgame.lab.trial import REFERENCE, Trial, found_plan, reference_file, scenario_of
from simgame.plan.values import Values

FULL = 8000  # seasons of the full form, with what is measured anew on the way
_EXPLORED, _SIFTED, _JUDGED = (2000, 2), (200, 8), (20, 100)
_GENERATIONS, _EPOCHS, _ELITE = 12, 3, 5
# Seeds of each step; players' seasons begin by chance among 2⁶² and tests below a million.
_SEEDS = {"explore": 91_000_000, "sift": 92_000_000, "judge": 93_000_000}
# Whose plans the search begins with, beside those that a scenario carries.
_BEGINNERS = ("greedy_roi", "even_split", "copycat", "random")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many plans and seeds each step has."""

    explored: int
    sifted: int
    sift_seeds: int
    judged: int
    judge_seeds: int

    @classmethod
    def of(cls, seasons: int) -> Sizes:
        """The full form made smaller or larger, no step to nothing."""
        part = seasons / FULL
        narrow = min(part, 1.0) ** 0.5
        return cls(
            max(round(_EXPLORED[0] * part), 8),
            max(round(_SIFTED[0] * part), 3),
            max(round(_SIFTED[1] * narrow), 4),
            max(round(_JUDGED[0] * narrow), 2),
            max(round(_JUDGED[1] * narrow), 4),
        )

    @property
    def seasons(self) -> int:
        """About how many seasons that comes to."""
        again = _EPOCHS * _ELITE
        explored = (self.explored + again) * _EXPLORED[1]
        return explored + self.sifted * self.sift_seeds + self.judged * self.judge_seeds


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """The best plan, with forecasts; how many seasons that took, and what it scored in them."""

    candidate: Candidate
    seasons: int
    points: float


def search(scenario: str, level: str, sizes: Sizes, outcomes: Outcomes) -> FoundPlan:
    """The best plan that the budget finds for a level of a scenario, given by name or path."""
    model = scenario_of(Trial(scenario, level=level))
    ground = Ground(model, catalogue_of(model))
    explored = _explore(ground, _beginners(scenario, level), sizes, outcomes)
    sifted = _best(explored[: sizes.sifted], "sift", sizes.sift_seeds, outcomes)
    judged = sifted[: sizes.judged]
    best = _best(judged, "judge", sizes.judge_seeds, outcomes)[0]
    (seasons,) = outcomes.of([best], _seeds("judge", sizes.judge_seeds))
    return FoundPlan(_with_forecasts(best, seasons), outcomes.count, _mean(seasons))


def _beginners(scenario: str, level: str) -> list[Candidate]:
    players = [REFERENCE] if reference_file(scenario).is_file() else []
    players += [PLANNER] if found_plan(Trial(scenario, level=level)) is not None else []
    made = (recorded(scenario, level, who, _SEEDS["explore"]) for who in (*players, *_BEGINNERS))
    return list({one.key: one for one in made}.values())


def _explore(
    ground: Ground, begun: list[Candidate], sizes: Sizes, outcomes: Outcomes
) -> list[Candidate]:
    """The plans that were tried, the best first; each epoch lives on seeds of its own."""
    each = max((sizes.explored - len(begun)) // _GENERATIONS, 4)
    generations = max((sizes.explored - len(begun)) // each, 1)
    per_epoch = max(generations // _EPOCHS, 1)
    elite, seen = begun, dict[str, float]()
    ranked: dict[str, Candidate] = {}
    for generation in range(generations):
        epoch = min(generation // per_epoch, _EPOCHS - 1)
        seeds = _seeds("explore", _EXPLORED[1], 1 + epoch)
        rng = Random(f"{generation}|{elite[0].key}")
        fresh = list(_children(ground, elite, each, rng))
        tried = {one.key: one for one in (*elite, *fresh)}
        scores = dict(zip(tried, map(_mean, outcomes.of(list(tried.values()), seeds)), strict=True))
        if generation % per_epoch == 0:
            seen = {}
        seen |= scores
        ranked |= tried
        order = sorted(seen, key=seen.__getitem__, reverse=True)
        elite = [ranked[key] for key in order[:_ELITE]]
    return [ranked[key] for key in sorted(seen, key=seen.__getitem__, reverse=True)]


def _children(
    ground: Ground, elite: Sequence[Candidate], count: int, rng: Random
) -> Iterator[Candidate]:
    for n in range(count):
        # The best has most children.
        parent = elite[min(int(rng.expovariate(0.7)), len(elite) - 1)] if n else elite[0]
        others = [one.rounds for one in elite if one is not parent]
        yield Candidate(parent.scenario, parent.level, varied(ground, parent.rounds, others, rng))


def _best(
    candidates: Sequence[Candidate], step: str, count: int, outcomes: Outcomes
) -> list[Candidate]:
    seasons = outcomes.of(candidates, _seeds(step, count))
    means = {one.key: _mean(row) for one, row in zip(candidates, seasons, strict=True)}
    return sorted(candidates, key=lambda one: means[one.key], reverse=True)


def _seeds(step: str, count: int, block: int = 0) -> range:
    first = _SEEDS[step] + 1000 * block
    return range(first, first + count)


def _mean(seasons: Sequence[Outcome]) -> float:
    return fmean(one.points for one in seasons)


def _with_forecasts(best: Candidate, seasons: Sequence[Outcome]) -> Candidate:
    """The plan with what its own seasons reported, on average, as what it expects."""

    def expected(week: int) -> Values:
        usual = {k: fmean(season.weeks[k][week] for season in seasons) for k in seasons[0].weeks}
        return {f"forecast.{kpi}": round(mean, 4 if mean < 1 else 0) for kpi, mean in usual.items()}

    rounds = tuple({**values, **expected(n)} for n, values in enumerate(best.rounds))
    return Candidate(best.scenario, best.level, rounds)
