"""Whether a debrief agrees with the score: bots of known skill, on every shipped scenario.

    python -m tests.verify.debriefs_of_bots            all scenarios, 8 seeds
    python -m tests.verify.debriefs_of_bots tea-launch

Prints each player's mean score, mean competency, highest bar, and what is said first how often;
then how well competency and score agree in rank over all seasons of a scenario (Spearman).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import correlation, fmean

from simgame.game.session import LocalSession
from simgame.lab.trial import Trial, play
from simgame.pages.debrief import tell
from simgame.pages.debrief.explained import beside_the_plan
from simgame.scenario.library import list_shipped

SCENARIOS = tuple(list_shipped())
# From the worst to the best, as anchors have it nearly everywhere.
PLAYERS = ("random", "even_split", "greedy_roi", "reference", "planner")
SEEDS = range(1, 9)


@dataclass(frozen=True, slots=True)
class Seen:
    """A season as its debrief has it: mean and highest bar, 0–1, and what is said first."""

    player: str
    score: int
    grade: str
    competency: float
    highest: float
    verdict: str


def seen(scenario: str, player: str, seed: int) -> Seen:
    """The debrief of one season."""
    session = LocalSession.alone(play(Trial(scenario, player), seed))
    told, score = tell(session, beside_the_plan(session)), session.score()
    levels = [one.level for one in told.competencies if one.level is not None]
    verdict = told.verdict
    named = verdict.mistake.practice.id if verdict.mistake else verdict.group
    return Seen(player, score.total, score.grade, fmean(levels), max(levels),
                f"{verdict.code} {named}".strip())  # fmt: skip


def seasons(scenario: str, seeds: Sequence[int] = SEEDS) -> list[Seen]:
    """Every player on every seed."""
    return [seen(scenario, player, seed) for player in PLAYERS for seed in seeds]


def agreement(found: Sequence[Seen]) -> float:
    """How well competency and score agree in rank, −1 to 1."""
    return correlation(_ranks([s.competency for s in found]), _ranks([s.score for s in found]))


def _ranks(values: Sequence[float]) -> list[float]:
    """The place of each value; equals share theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


def wrong(found: Sequence[Seen]) -> list[str]:
    """What a debrief says that its score belies."""
    return [
        f"{one.player}: {one.score} points, {one.grade}: {one.verdict}, bar {one.highest:.2f}"
        for one in found
        if (one.grade in "DE" and one.verdict.startswith(("fine", "better")))
        or (one.grade == "E" and one.highest >= 1)
        or (one.player == "planner" and one.verdict.startswith("lacks"))
    ]


def table(found: Sequence[Seen]) -> Iterator[str]:
    """A line a player."""
    for player in PLAYERS:
        mine = [one for one in found if one.player == player]
        said = Counter(one.verdict for one in mine)
        yield (f"  {player:12}{fmean(s.score for s in mine):5.0f} points  competency "
               f"{fmean(s.competency for s in mine):.2f}, highest bar "
               f"{max(s.highest for s in mine):.2f}  "
               + ", ".join(f"{name} ×{n}" for name, n in said.most_common()))  # fmt: skip


def main(scenarios: Sequence[str]) -> None:
    """Print what is measured."""
    for scenario in scenarios or SCENARIOS:
        found = seasons(scenario)
        print(f"{scenario}: competency and score agree in rank {agreement(found):.2f}")
        print("\n".join([*table(found), *wrong(found)]), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
