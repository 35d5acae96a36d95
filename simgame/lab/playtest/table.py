"""What is play-tested, who plays it, and the seasons that were played, by case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from simgame.lab.effect import mean_and_half
from simgame.lab.planning.candidate import Rounds
from simgame.lab.playtest.case import Case, Facts, played
from simgame.lab.playtest.measures import Difference
from simgame.lab.trial import REFERENCE, Trial, found_plan, reference_file
from simgame.lab.workers import every
from simgame.scenario.schema import Scenario

PLAYERS = ("do_nothing", "random", "even_split", "greedy_roi", "copycat")
EVEN, ALL_LEVERS, PLANNER, GREEDY = "even_split", "copycat", "planner", "greedy_roi"

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Table:
    """What is tested, with the cases of everybody who plays."""

    scenario: str
    level: str
    model: Scenario
    others: tuple[str, ...]
    rounds: Rounds
    found_here: bool

    def case(self, player: str) -> Case:
        """A player's seasons; the planner follows the best plan there is."""
        return Case(self.scenario, self.level, player, self.rounds if player == PLANNER else ())

    def best_at(self, level: str) -> Case:
        """The best plan of another level: its own where one was found, else this one's."""
        if found_plan(Trial(self.scenario, level=level)) is not None:
            return Case(self.scenario, level, PLANNER)
        return replace(self.case(PLANNER), level=level)

    @property
    def used(self) -> frozenset[str]:
        """The lever groups that the best plan uses."""
        return frozenset(path.partition(".")[0] for values in self.rounds for path in values)

    @property
    def players(self) -> tuple[str, ...]:
        carried = (REFERENCE,) if reference_file(self.scenario).is_file() else ()
        return (*PLAYERS, *carried, PLANNER)


class Played:
    """Seasons by case, in the order of their seeds; what is asked for at once is played at once."""

    def __init__(
        self, table: Table, seeds: tuple[int, ...], wanted: Mapping[Case, tuple[int, ...]],
        processes: int, told: Told | None,
    ) -> None:  # fmt: skip
        self.seeds, self.processes = seeds, processes
        self.known: dict[Case, tuple[Facts, ...]] = {}
        cases = dict(wanted) or dict.fromkeys(map(table.case, table.players), seeds)
        asked = [(case, seed) for case, mine in cases.items() for seed in mine]
        found = iter(every(played, asked, processes, told))
        for case, mine in cases.items():
            self.known[case] = tuple(next(found) for _ in mine)

    def __getitem__(self, case: Case) -> tuple[Facts, ...]:
        return self.known[case]

    def more(self, case: Case, seeds: Sequence[int]) -> tuple[Facts, ...]:
        """A case that nobody thought of before."""
        if case not in self.known:
            self.known[case] = tuple(every(played, [(case, s) for s in seeds], self.processes))
        return self.known[case]

    @property
    def seasons(self) -> int:
        return sum(map(len, self.known.values()))


def difference(name: str, mine: Sequence[Facts], other: Sequence[Facts]) -> Difference:
    """By how much `mine` is better than `other`, over the seeds that both have."""
    pairs = [a.score - b.score for a, b in zip(mine, other, strict=False)]
    return Difference(name, *mean_and_half(pairs))


def mean(seasons: Sequence[Facts]) -> float:
    """The mean score of some seasons."""
    return fmean(facts.score for facts in seasons)
