"""A season: the market, its seats, and what each of them has seen so far.

Collects every brand's Plan (bots' included) and steps the market. A week is run from its Monday
each time a prompt has been answered, so that nothing of it has to be kept alive in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from random import Random

from simgame.game.offered_levers import catalogue_of
from simgame.game.seen import Seen
from simgame.game.word_of_mouth import Ear
from simgame.market.kpis import season_kpis
from simgame.market.observe import (
    days_so_far,
    findings,
    in_transit,
    staff_hours,
    stages,
    week_report,
)
from simgame.market.run_week import Passed, Rules, step
from simgame.market.setting import compile_setting
from simgame.market.state import State, opening_state
from simgame.market.streams import Streams
from simgame.market.under_way import Job
from simgame.market.week import HOURS_A_WEEK
from simgame.plan.catalogue import Catalogue
from simgame.plan.kpis import COUNTED, SURVEYED
from simgame.plan.lever import Value
from simgame.plan.observation import DayReport, Observation, Prompt, WeekKpis, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.values import Values, carried_over, flatten
from simgame.players.policy import Brief, Policy, policy
from simgame.scenario.gc_paused import uncollected
from simgame.scenario.public import public_view
from simgame.scenario.schema import Scenario


class SeasonError(ValueError):
    """A scenario of which no season can be made; `code` says why, `names` about which ids.

    Codes: `rival-is-seat`, `many-seats`.
    """

    def __init__(self, code: str, names: Iterable[str]) -> None:
        self.code = code
        self.names = tuple(names)
        super().__init__(f"{code}: {', '.join(self.names)}")


@dataclass(frozen=True, slots=True)
class Progress:
    """What `run_week` came to.

    The days lived so far by the first seat, or by the seat that is asked, and the prompt at which
    the week stands, if any.
    """

    days: tuple[DayReport, ...]
    prompt: Prompt | None = None
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """What a week that is over was run with: its Monday, every brand's plan, and the answers."""

    monday: State
    plans: tuple[Plan, ...]
    answers: Mapping[str, str]


class Season:
    """All brands of one scenario on one seed.

    `bots` gives a policy to brands that no person plays; rivals of the scenario play their style
    unless told otherwise. `rules` switches mechanisms off (for tests and what-ifs). Raises
    `SeasonError` where a rival has the id of a seat: plans and reports go by brand.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        bots: Mapping[str, Policy] | None = None,
        rules: Rules | None = None,
        streams: Streams | None = None,
    ) -> None:
        if taken := scenario.seats.keys() & scenario.rivals.keys():
            raise SeasonError("rival-is-seat", sorted(taken))
        self.scenario = scenario
        self.seed = seed
        self.rules = rules or Rules()
        self.view = public_view(scenario)
        self.catalogue = catalogue_of(scenario)
        self.setting = compile_setting(scenario)
        self.state = opening_state(self.setting)
        self.streams = streams or Streams(seed, weeks=scenario.rounds)
        styled = {rival: policy("styled") for rival in scenario.rivals}
        self.bots: dict[str, Policy] = {**styled, **(bots or {})}
        # Nobody listens in a brand that a bot plays: it decides by figures.
        self.seen = {
            b: Seen(None if b in self.bots else Ear(self.view, b, seed))
            for b in self.setting.brands
        }
        self.plans: dict[str, Plan] = {}
        self.past: list[Past] = []
        self._counted: dict[tuple[int, int], dict[str, float]] = {}
        self._briefs: dict[str, Brief] = {}
        self._all_levers = catalogue_of(scenario, all_open=True)

    @property
    def seats(self) -> tuple[str, ...]:
        """The brands that are not rivals of the scenario."""
        return self.setting.seats

    @property
    def mondays(self) -> list[State]:
        """The state at the Monday of every week that is over."""
        return [past.monday for past in self.past]

    @property
    def round(self) -> int:
        """The round to be played next, from 1."""
        return self.state.week + 1

    @property
    def finished(self) -> bool:
        """Whether all rounds have been played."""
        return self.state.week >= self.scenario.rounds

    def submit(self, seat: str, plan: Plan) -> None:
        """Take a seat's plan for this round."""
        self.plans[seat] = plan

    def missing(self) -> tuple[str, ...]:
        """Seats whose plan for this round has not come in."""
        return tuple(s for s in self.seats if s not in self.plans and s not in self.bots)

    @uncollected()
    def run_week(
        self, answers: Mapping[str, str] | None = None, waiting: Sequence[str] = ()
    ) -> Progress:
        """Run this round's week to its end, or to the first open prompt of a `waiting` seat.

        Raises `ValueError` when a seat's plan is missing or the season is over.
        """
        if self.finished or self.missing():
            raise ValueError("season over" if self.finished else f"no plan: {self.missing()}")
        monday = self.state.snapshot()
        self._ask_bots()
        plans = [self.plans[b] for b in self.setting.brands]
        wait = frozenset(self.setting.brands.index(s) for s in waiting)
        try:
            passed = step(self.setting, self.state, plans, self.streams, self.rules, answers, wait)
        except BaseException:
            self.state.restore(monday)
            raise
        if passed.stopped is not None:
            self.state.restore(monday)
            prompt, brand = passed.stopped
            hours = prompt.hour - 168 * monday.week
            days = days_so_far(self.setting, passed, brand, self.streams, hours // 24)
            return Progress(days, prompt, self.setting.brands[brand])
        self._close(Past(monday, tuple(plans), dict(answers or {})), passed)
        return Progress(self.reports(self.setting.brands[0])[-1].days)

    def reports(self, brand: str) -> Sequence[WeekReport]:
        """What was reported to `brand` about every week that is over."""
        return self.seen[brand].reports

    def report(self, brand: str, number: int) -> WeekReport:
        """The report to `brand` about round `number`. Raises `IndexError` before it is over."""
        if not 0 < number <= self.state.week:
            raise IndexError(f"round {number} is not over")
        return self.reports(brand)[number - 1]

    def observe(self, brand: str) -> Observation:
        """What `brand` may know now."""
        b = self.setting.brands.index(brand)
        seen, state, setting = self.seen[brand], self.state, self.setting
        kpis = dict(self._kpis(b, state.week))
        reports = seen.reports
        if reports:
            kpis |= {k: v for k, v in reports[-1].kpis.items() if k not in kpis}
            kpis |= {name: reports[-1].kpis[name] for name in SURVEYED}
            kpis |= {name: sum(r.kpis[name] for r in reports) for name in COUNTED}
        return self._means(brand).model_copy(
            update={
                "kpis": {k: round(float(v), 6) for k, v in kpis.items()},
                "followers": _by(setting.platforms, state.followers[b].sum(axis=0)),
                "members": _by(setting.channels, state.members[b].sum(axis=(0, 2))),
                "newcomers": _by(setting.channels, state.members[b, ..., 0].sum(axis=0)),
                "regulars": _by(setting.channels, state.members[b, ..., -1].sum(axis=0)),
                "stages": stages(setting, state, self.streams, b),
                "start": seen.start,
                "in_transit": in_transit(setting, state, b),
                "last": reports[-1] if reports else None,
                "history": tuple(WeekKpis(round=r.round, kpis=r.kpis) for r in reports),
                "findings": findings(state, b),
            }
        )

    def _kpis(self, brand: int, week: int) -> dict[str, float]:
        """The true KPIs of a brand on the Monday of `week` (from 0), or at the season's end."""
        if (brand, week) not in self._counted:
            state = self.past[week].monday if week < len(self.past) else self.state
            self._counted[brand, week] = season_kpis(self.setting, state, brand)
        return self._counted[brand, week]

    def _around(self, brand: int, week: int) -> tuple[dict[str, float], dict[str, float]]:
        """The true KPIs before and after a week that is over."""
        return self._kpis(brand, week), self._kpis(brand, week + 1)

    def _means(self, brand: str) -> Observation:
        """What `brand` has to spend now: rounds, money and hours, and nothing else."""
        b, state = self.setting.brands.index(brand), self.state
        left = self.setting.season_budget(brand) - int(state.spent[b])
        queued: dict[str, float] = {}
        for job in state.jobs:
            if job.brand == b and job.publish_hour < 0:
                queued[job.role] = queued.get(job.role, 0.0) + self._hours_left(job)
        return Observation(
            round=min(self.round, self.scenario.rounds),
            rounds=self.scenario.rounds,
            finished=self.finished,
            money_left=max(left, 0),
            week_cap=left if brand in self.scenario.rivals else self.scenario.budget.per_round,
            hours=staff_hours(self.setting, self.state, b),
            hours_queued=queued,
            kpis={},
            followers={},
            members={},
            stages={},
            start={},
        )

    def _hours_left(self, job: Job) -> float:
        """Staff hours that a job under way still takes."""
        if job.finish_hour < 0:
            return job.hours
        role = self.setting.roles.index(job.role)
        weekly = self.state.own["production.pace"].item(job.brand, role)
        left = job.finish_hour - HOURS_A_WEEK * self.state.week
        return max(float(left * weekly / HOURS_A_WEEK), 0.0)

    def digest(self) -> str:
        """blake2 over the integers of the market."""
        return self.state.digest()

    def brief(self, brand: str) -> Brief:
        """What the player of `brand` knows before the first round."""
        if brand not in self._briefs:
            rival = self.scenario.rivals.get(brand)
            style = self.scenario.rival_styles.get(rival.style) if rival is not None else None
            levers = self.catalogue if rival is None else self._all_levers
            self._briefs[brand] = Brief(self.view, levers, brand, style)
        return self._briefs[brand]

    def decided(self, brand: str, decide: Policy) -> Plan:
        """What a bot would do now in the place of `brand`."""
        brief = self.brief(brand)
        counts = getattr(decide, "counts_only", False) and not brief.reacts
        sees = self._means if counts else self.observe
        return decide(brief, sees(brand), self._rng(brand))

    def _ask_bots(self) -> None:
        for brand, decide in self.bots.items():
            if brand not in self.plans:
                self.plans[brand] = self.decided(brand, decide)

    def _rng(self, brand: str) -> Random:
        """Random numbers for a bot's own use: by seed, brand and round."""
        name = f"{self.seed}|bot|{brand}|{self.state.week}".encode()
        return Random(int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "little"))

    def _close(self, past: Past, passed: Passed) -> None:
        for b, brand in enumerate(self.setting.brands):
            values = cache(partial(flatten, past.plans[b]))
            kpis = partial(self._around, b, past.monday.week)
            given = {i: o for i, o in past.answers.items() if o and brand in i.split(":")}
            self.seen[brand].add(
                partial(week_report, self.setting, passed, b, values, self.streams, kpis, given),
                partial(_carried_over, values, self.catalogue, self.round),
            )
        self.past.append(past)
        self.plans = {}


def _carried_over(
    values: Callable[[], Values], levers: Catalogue, round_number: int
) -> dict[str, Value]:
    return carried_over(values(), levers, round_number)


def _by(names: Sequence[str], counts: Sequence[int]) -> dict[str, int]:
    return {name: int(count) for name, count in zip(names, counts, strict=True)}
