"""The decisions that mattered most, and what would have come of them otherwise.

They are looked for cheaply first: what was decided about a group in a week is undone; then, where
most came of that, what was decided at each place of it. Only the few that are left are tried in
every way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean
from typing import TypeVar

from simgame.game.season import Season
from simgame.lab.again import Again, courses, figures_told, groups_of
from simgame.lab.decisions import ALL_WEEKS, UNMOVING
from simgame.lab.tries import Tries
from simgame.lab.why import KINDS, SCORE, Course, Decision, Examined, WhatIfs
from simgame.lab.workers import ALL, Told, Workers, every

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST = 3
# Of how many groups of a week, on either side, each place is looked at (of those wanted).
_CLOSER = 2
# Below this a decision did not matter, here or on other seeds: points of the score; any other
# figure at all (assumption).
_LEAST = {SCORE: 3.0}
# On which other seeds it is seen whether a decision is as good or bad as it was here, and of how
# many decisions more than are wanted on either side (assumption).
_OTHER_SEEDS, _SPARE = range(1, 4), 2
_INSTEAD = "net_contribution"


Gain = tuple[float, Decision]


def what_ifs(
    season: Season,
    *,
    seat: str = "",
    kpi: str = SCORE,
    most: int = MOST,
    told: Told | None = None,
    processes: Workers = ALL,
) -> WhatIfs:
    """The `most` decisions that did most good to a figure and most harm, each tried in every way.

    Where none moved it, net contribution is the figure. Raises `NotOver` before the season's end,
    `KeyError` for a KPI that there is not.
    """
    tries = Tries(Again(season, seat), figures_told(season, (kpi,)))
    was = courses(tries.again.was, tries.again.seat, tries.figures)
    run = _Stages(
        processes, told, guess=2 * most * (_CLOSER + len(KINDS)) + 2 * most * len(_OTHER_SEEDS)
    )

    def gains(decisions: Sequence[Decision]) -> Callable[[str], list[Gain]]:
        undone = run(tries.undone, decisions, lambda one: one.week)
        return lambda by: _gains(decisions, was, undone, by)

    found = gains(tries.decisions())
    by = kpi if found(kpi) else _INSTEAD
    near = _ends(found(by), most * _CLOSER)
    ranked = gains([place for _, decision in near for place in tries.places(decision)])(by)
    some = _ends(ranked, most + _SPARE)
    elsewhere = _elsewhere(tries, run, [decision for _, decision in some], by)
    pairs = zip(some, elsewhere, strict=True)
    enough = _LEAST.get(by, 0.0)
    lasting = [(gain, one, more) for (gain, one), more in pairs
               if gain * more > 0 and abs(more) > enough]  # fmt: skip
    good = [one for one in lasting if one[0] > 0][:most]
    bad = [one for one in lasting[::-1] if one[0] < 0][:most]
    tried = _examined(tries, run, [decision for _, decision, _ in (*good, *bad)])
    examined = [replace(one, elsewhere=more)
                for one, (*_, more) in zip(tried, (*good, *bad), strict=True)]  # fmt: skip
    return WhatIfs(by, was, tuple(examined[: len(good)]), tuple(examined[len(good) :]))


def _elsewhere(tries: Tries, run: _Stages, decisions: Sequence[Decision], by: str) -> list[float]:
    """What each decision does to a figure on other seeds, on average."""
    asked = [(one, seed) for one in (None, *decisions) for seed in _OTHER_SEEDS]
    found = run(tries.elsewhere, asked, lambda one: one[0].week if one[0] else len(tries.weeks))
    ends = [one[by] for one in found] if decisions else []
    each = [ends[n : n + len(_OTHER_SEEDS)] for n in range(0, len(ends), len(_OTHER_SEEDS))]
    return [fmean(each[0]) - fmean(without) for without in each[1:]]


def what_ifs_of_groups(
    season: Season, *, seat: str = "", told: Told | None = None, processes: Workers = ALL
) -> tuple[Examined, ...]:
    """Each lever group that was used, all season: left out, halved, doubled, a week earlier."""
    tries = Tries(Again(season, seat), figures_told(season))
    used = [group for group in groups_of(tries.plans) if group not in UNMOVING]
    whole = [Decision(ALL_WEEKS, group, ()) for group in used]
    return tuple(_examined(tries, _Stages(processes, told, guess=0), whole))


class _Stages:
    """Work done in stages and told as one: how much is still to come is guessed.

    What is tried late in the season comes first: a season forks from the one before it as late as
    their plans part, and all of them begin as the season did.
    """

    def __init__(self, processes: Workers, told: Told | None, guess: int) -> None:
        self.processes, self.told, self.done, self.guess = processes, told, 0, guess

    def __call__(
        self, work: Callable[[Item], Result], items: Sequence[Item], week: Callable[[Item], int]
    ) -> list[Result]:
        before, self.done = self.done, self.done + len(items)
        self.guess = max(self.guess, self.done)

        def told(done: int, _: int) -> None:
            if self.told is not None:
                self.told(before + done, self.guess)

        order = sorted(range(len(items)), key=lambda n: week(items[n]), reverse=True)
        found = every(work, [items[n] for n in order], self.processes, told)
        return [one for _, one in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])]


def _gains(
    decisions: Sequence[Decision],
    was: Mapping[str, Course],
    undone: Sequence[Mapping[str, Course]],
    by: str,
) -> list[Gain]:
    """What a figure has from each decision that mattered to it, the most first."""
    pairs = zip(decisions, undone, strict=True)
    gains = [(was[by][-1] - without[by][-1], decision) for decision, without in pairs]
    found = [gain for gain in gains if abs(gain[0]) > _LEAST.get(by, 0.0)]
    return sorted(found, key=lambda gain: gain[0], reverse=True)


def _ends(ranked: Sequence[Gain], many: int) -> Sequence[Gain]:
    """The first and the last, each once."""
    return ranked if len(ranked) <= 2 * many else [*ranked[:many], *ranked[-many:]]


def _examined(tries: Tries, run: _Stages, decisions: Sequence[Decision]) -> list[Examined]:
    """Each decision with all that could be tried with it."""
    asked = [(decision, kind) for decision in decisions for kind in KINDS]
    tried = run(tries.what_if, asked, lambda one: one[0].week)
    return [
        Examined(decision, tuple(
            found for (of, _), found in zip(asked, tried, strict=True) if of is decision and found
        ))
        for decision in decisions
    ]  # fmt: skip
