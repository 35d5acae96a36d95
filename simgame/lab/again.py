"""A season that is over, lived again on the same random numbers with some decisions otherwise.

Whoever is not told what to do decides anew. Weeks before the first that is otherwise are not lived
again, as long as the seasons asked for follow each other in an order in which little changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from simgame.game.score import score_season
from simgame.game.season import Past, Season
from simgame.game.table.contract import PASS
from simgame.gc_paused import uncollected
from simgame.lab.why import SCORE, Course
from simgame.market.state import LEDGER, SPENDING
from simgame.plan.plan import Plan
from simgame.plan.values import flatten
from simgame.players.policy import policy

# What each brand does in each week, and what is answered to which prompt; brands that are not named
# decide anew.
Plans = Sequence[Plan]
Answers = Sequence[Mapping[str, str]]

# The score without the points of forecasts, and what marketing took, hours counted.
UNFORESEEN, COST = "score_without_forecasts", "cost"
# Figures of which causes and what-ifs are told, besides the score and the scenario's goals.
USUAL = ("net_contribution", "orders")
# Seasons on other seeds that are kept, for others to fork from.
_SEEDS = 3
_COSTS = [LEDGER.index(account) for account in (*SPENDING, "staff")]


class NotOver(ValueError):
    """A season that goes on: nobody may know yet what caused what."""


class Again:
    """The seasons that `season` could have been, as `seat` and its rivals had it in their hands.

    A worker's copy of its own: it shares no state with the season, and pickles. Raises `NotOver`,
    and `ValueError` where there is no such seat.
    """

    def __init__(self, season: Season, seat: str = "") -> None:
        if not season.finished:
            raise NotOver(f"the season is in week {season.round} of {season.scenario.rounds}")
        self.seat = seat or season.seats[0]
        if self.seat not in season.seats:
            raise ValueError(f"no seat {self.seat!r}; there are {', '.join(season.seats)}")
        # Somebody who is never asked sits where a person sat: nobody has to be told anything.
        asked = [brand for brand in season.seats if brand not in season.bots or brand == self.seat]
        self.was = season.fork(season.state.week, dict.fromkeys(asked, policy("do_nothing")))
        self.was.mondays  # noqa: B018 - every moment is there from now on, whatever it came from
        self.people = tuple(asked)
        self._last: dict[frozenset[str], Season] = {}
        self._elsewhere: dict[int, Season] = {}

    def plans_of(self, brand: str) -> Plans:
        """What a brand did, week by week."""
        number = self.was.setting.brands.index(brand)
        return tuple(past.plans[number] for past in self.was.past)

    @property
    def answers(self) -> Answers:
        """What was answered, week by week."""
        return tuple(past.answers for past in self.was.past)

    @property
    def unanswered(self) -> Answers:
        """The answers of others alone: the seat leaves every prompt to its standing orders."""
        return tuple(
            {name: said for name, said in past.answers.items() if name not in self._asked(past)}
            for past in self.was.past
        )

    def _asked(self, past: Past) -> set[str]:
        """What the seat was asked in a week, and answered."""
        mine = {prompt.id for prompt in past.passed.put if prompt.seat == self.seat}
        return {name for name in mine if past.answers.get(name) != PASS}

    @property
    def held(self) -> dict[str, Plans]:
        """What every other brand did."""
        others = (brand for brand in self.was.setting.brands if brand != self.seat)
        return {brand: self.plans_of(brand) for brand in others}

    @property
    def unmoved(self) -> dict[str, Plans]:
        """What other people did; bots are left to decide anew."""
        return {brand: self.plans_of(brand) for brand in self.people if brand != self.seat}

    def live(
        self, plans: Plans, others: Mapping[str, Plans], answers: Answers | None = None
    ) -> Season:
        """The season in which the seat has these plans, and `others` theirs.

        `answers` are those that were given unless told otherwise; a prompt without one is answered
        by the standing order.
        """
        told = {**others, self.seat: plans}
        said = self.answers if answers is None else answers
        who = frozenset(told)
        line = self._last.get(who, self.was)
        season = go_on(line.fork(_alike(line, told, said)), told, said)
        self._last[who] = season
        return season

    def elsewhere(self, seed: int, plans: Plans, answers: Answers | None = None) -> Season:
        """The season of these plans on another seed: rivals decide anew, other people do not."""
        told = {**self.unmoved, self.seat: plans}
        said = self.answers if answers is None else answers
        line = self._elsewhere.pop(seed, None)
        season = (
            Season(self.was.scenario, seed, self.was.bots, self.was.rules)
            if line is None
            else line.fork(_alike(line, told, said))
        )
        self._elsewhere[seed] = go_on(season, told, said)
        if len(self._elsewhere) > _SEEDS:
            del self._elsewhere[next(iter(self._elsewhere))]
        return season

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_last": {}, "_elsewhere": {}}


@uncollected()
def go_on(season: Season, told: Mapping[str, Plans], answers: Answers) -> Season:
    """Live a season to its end, in which some brands are told what to do in each week."""
    while not season.finished:
        week = season.state.week
        for brand, plans in told.items():
            season.submit(brand, plans[week])
        season.run_week(answers[week])
    return season


def _alike(season: Season, told: Mapping[str, Plans], answers: Answers) -> int:
    """How many weeks from the first have gone just so in `season`."""
    brands = [(season.setting.brands.index(brand), plans) for brand, plans in told.items()]
    for week, past in enumerate(season.past):
        same = all(past.plans[b] == plans[week] for b, plans in brands)
        if not same or past.answers != answers[week]:
            return week
    return len(season.past)


def groups_of(plans: Plans) -> tuple[str, ...]:
    """The lever groups that were used in any week, in the order of the Plan."""
    used = {path.partition(".")[0] for plan in plans for path in flatten(plan)}
    return tuple(name for name in Plan.model_fields if name in used)


def figures_told(season: Season, kpis: Sequence[str] = ()) -> tuple[str, ...]:
    """The score, the goals of the scenario and what else is of use, each once."""
    return tuple(dict.fromkeys((SCORE, *season.scenario.goals, *USUAL, *kpis)))


def courses(season: Season, seat: str, figures: Sequence[str]) -> dict[str, Course]:
    """Figures after each week [W] of a season, as they truly were.

    `SCORE` and `UNFORESEEN` are as if the season ended there, `COST` is in fen; others are KPIs
    that count over the season or are levels. Raises `KeyError` for those that there are not.
    """
    number = season.setting.brands.index(seat)
    scores = _scores(season, seat)
    return {name: scores[name] if name in scores else tuple(
        float(past.kpis[number][name]) for past in season.past
    ) for name in figures}  # fmt: skip


def _scores(season: Season, seat: str) -> dict[str, Course]:
    """The score after each week, not rounded, with and without forecasts, and the cost."""
    reports, number = season.reports(seat), season.setting.brands.index(seat)
    states = [*season.mondays[1:], season.state]
    scores = [score_season(season.setting, s, seat, reports[: s.week]) for s in states]
    points = [sum(part.points for part in score.parts) for score in scores]
    foreseen = [score.part("calibration").points for score in scores]
    costs = np.array([state.ledger[number, _COSTS].sum() for state in states], float)
    return {
        SCORE: tuple(max(each, 0.0) for each in points),
        UNFORESEEN: tuple(
            max(each - more, 0.0) for each, more in zip(points, foreseen, strict=True)
        ),
        COST: tuple(costs.tolist()),
    }
