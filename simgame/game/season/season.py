"""A season: a setting, the moments it has come through, and who plays.

Collects every brand's Plan (bots' included) and lives the weeks. A week is run from its Monday each
time prompts have been answered, so that nothing of it has to be kept alive in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from random import Random

from simgame.costs.kept_bills import bills_kept
from simgame.game.offered_levers import catalogue_of
from simgame.game.season.history import History, Written
from simgame.game.season.known_events import view_now
from simgame.game.season.live import Halt, live
from simgame.game.season.moment import Moment, Past, from_bytes, opening, to_bytes
from simgame.game.season.sight import glimpse, observation
from simgame.game.word_of_mouth import Ear
from simgame.gc_paused import uncollected
from simgame.market.run_week import Rules
from simgame.market.setting import Setting, compile_setting
from simgame.market.setting_cache import once
from simgame.market.state import State
from simgame.market.streams import Streams
from simgame.market.told_days import days_so_far
from simgame.plan.catalogue import Catalogue
from simgame.plan.observation import DayReport, Observation, Prompt, WeekReport
from simgame.plan.plan import Plan
from simgame.players.brief import Brief, Look, Policy
from simgame.players.policy import policy
from simgame.scenario.schema import Scenario


class SeasonError(ValueError):
    """A scenario of which no season can be made; `code` says why, `names` about which ids.

    Code: `rival-is-seat`.
    """

    def __init__(self, code: str, names: Iterable[str]) -> None:
        self.code = code
        self.names = tuple(names)
        super().__init__(f"{code}: {', '.join(self.names)}")


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
        self.setting = compile_setting(scenario)
        self.view, self.catalogue = self.setting.shown, _levers(self.setting)
        self.streams = streams or Streams(seed, weeks=scenario.rounds)
        styled = {rival: policy("styled") for rival in scenario.rivals}
        self.bots: dict[str, Policy] = {**styled, **(bots or {})}
        self.moments = [opening(self.setting, seed)]
        self._known: tuple[object, Scenario] = (None, self.view)
        self.plans: dict[str, Plan] = {}
        self.halt: Halt | None = None
        self.history = _history(self, {})

    @classmethod
    def from_bytes(
        cls,
        scenario: Scenario,
        data: bytes,
        bots: Mapping[str, Policy] | None = None,
        rules: Rules | None = None,
    ) -> Season:
        """The season that `to_bytes` was asked of. Raises `MomentError` and `SeasonError`."""
        season = cls(scenario, 0, bots, rules)
        return season.at(from_bytes(data, season.setting))

    def to_bytes(self) -> bytes:
        """This Monday and all before it, as bytes; what has come in for this week is not there."""
        return to_bytes(self.moment, self.setting)

    def at(self, moment: Moment) -> Season:
        """The season of this scenario and these players that stands at `moment`."""
        return self._on([moment], self.bots, Streams(moment.seed, weeks=self.scenario.rounds), {})

    def fork(self, week: int, bots: Mapping[str, Policy] | None = None) -> Season:
        """The same season after its first `week` weeks, to go on with from there.

        Bots decide anew; `bots` replaces some of them, or takes a seat from a person.
        """
        players = {**self.bots, **(bots or {})}
        alike = [b for b in self.setting.brands if (b in players) == (b in self.bots)]
        written = self.history.until(week, alike)
        return self._on(self._from_the_first()[: week + 1], players, self.streams, written)

    def _on(
        self, moments: list[Moment], bots: Mapping[str, Policy], streams: Streams, written: Written
    ) -> Season:
        other = copy(self)
        other.seed, other.moments, other.bots = moments[0].seed, moments, dict(bots)
        other.streams, other.plans, other.halt = streams, {}, None
        other.history = _history(other, written)
        return other

    def view_of(self, brand: str) -> Scenario:
        """The public view as `brand` has it now: with the events of which it was told."""
        key = (brand, self.state.week, id(self.moment))
        if self._known[0] != key:
            b = self.setting.brands.index(brand)
            self._known = (key, view_now(self.view, self.setting, self.state, b))
        return self._known[1]

    @property
    def moment(self) -> Moment:
        return self.moments[-1]

    @property
    def state(self) -> State:
        """The market now."""
        return self.moment.state

    @property
    def past(self) -> tuple[Past, ...]:
        return self.moment.past

    @property
    def mondays(self) -> list[State]:
        """The state at the Monday of every week that is over."""
        return [moment.state for moment in self._from_the_first()[:-1]]

    @property
    def seats(self) -> tuple[str, ...]:
        """The brands that are not rivals of the scenario."""
        return self.setting.seats

    @property
    def round(self) -> int:
        """The round to be played next, from 1."""
        return self.state.week + 1

    @property
    def finished(self) -> bool:
        return self.state.week >= self.scenario.rounds

    def submit(self, seat: str, plan: Plan) -> None:
        self.plans[seat] = plan

    def missing(self) -> tuple[str, ...]:
        """Seats whose plan for this round has not come in."""
        return tuple(s for s in self.seats if s not in self.plans and s not in self.bots)

    @uncollected()
    @bills_kept()
    def run_week(
        self, answers: Mapping[str, str] | None = None, waiting: Sequence[str] = ()
    ) -> tuple[Prompt, ...]:
        """Run this round's week to its end, or to the first open prompts of `waiting` seats.

        Those of one hour are returned together; none when the week is over. Raises `ValueError`
        when a seat's plan is missing or the season is over.
        """
        if self.finished or self.missing():
            raise ValueError("season over" if self.finished else f"no plan: {self.missing()}")
        self._ask_bots()
        brands = self.setting.brands
        plans = [self.plans[b] for b in brands]
        wait = frozenset(map(brands.index, waiting))
        came = live(self.setting, self.moment, plans, answers or {}, wait, self.streams, self.rules)
        if isinstance(came, Halt):
            self.halt = came
            return came.prompts
        self.moments.append(came)
        self.plans, self.halt = {}, None
        return ()

    @uncollected()
    def play_out(self) -> Season:
        """Run every round that is left; standing orders answer. Raises as `run_week` does.

        Cycles are looked for once it is over: by then nothing of its weeks is left to walk through.
        """
        while not self.finished:
            self.run_week()
        return self

    def days(self, brand: str) -> tuple[DayReport, ...]:
        """The days of this week that have been lived, or those of last week."""
        if self.halt is None:
            reports = self.history.without_posts(brand, self.past)
            return reports[-1].days if reports else ()
        passed, b = self.halt.passed, self.setting.brands.index(brand)
        return days_so_far(self.setting, passed, b, self.streams)

    def reports(self, brand: str) -> Sequence[WeekReport]:
        """What was reported to `brand` about every week that is over."""
        return self.history.reports(brand, self.past)

    def report(self, brand: str, number: int) -> WeekReport:
        if not 0 < number <= self.state.week:
            raise IndexError(f"round {number} is not over")
        return self.reports(brand)[number - 1]

    def observe(self, brand: str) -> Observation:
        """What `brand` may know now."""
        reports = self.history.without_posts(brand, self.past)
        return observation(self.setting, self.moment, brand, reports, self.streams, self.catalogue)

    def digest(self) -> str:
        return self.state.digest()

    def brief(self, brand: str) -> Brief:
        """What the player of `brand` knows before the first round."""
        return _brief(self.setting, brand)

    def decided(self, brand: str, decide: Policy) -> Plan:
        """What a bot would do now in the place of `brand`."""
        brief = self.brief(brand)
        looks = None if brief.reacts else getattr(decide, "looks", None)
        seen = self.observe(brand) if looks is None else self._glimpse(brand, looks)
        return decide(brief, seen, self._rng(brand))

    def _glimpse(self, brand: str, looks: Iterable[Look]) -> Observation:
        """No more of what `brand` may know than its bot looks at."""
        return glimpse(self.setting, self.moment, brand, self.streams, looks)

    def _ask_bots(self) -> None:
        brands = self.setting.brands
        for brand, decide in self.bots.items():
            if brand not in self.plans:
                absent = self.round < self.setting.enters[brands.index(brand)]
                self.plans[brand] = Plan() if absent else self.decided(brand, decide)

    def _rng(self, brand: str) -> Random:
        """Random numbers for a bot's own use: by seed, brand and round."""
        name = f"{self.seed}|bot|{brand}|{self.state.week}".encode()
        return Random(int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "little"))

    def _from_the_first(self) -> list[Moment]:
        """Every moment; those before the one that was opened from bytes are lived again."""
        if first := self.moments[0].past:
            lived = [opening(self.setting, self.seed)]
            for week in first[:-1]:
                came = live(
                    self.setting, lived[-1], week.plans, week.answers,
                    streams=self.streams, rules=self.rules,
                )  # fmt: skip
                assert isinstance(came, Moment)
                lived.append(came)
            self.moments[:0] = lived
        return self.moments


def _history(season: Season, written: Written) -> History:
    """Nobody listens in a brand that a bot plays: it decides by figures."""
    people = [brand for brand in season.setting.brands if brand not in season.bots]
    ears = {brand: Ear(season.view, brand, season.seed) for brand in people}
    return History(season.setting, season.streams, ears, written)


@once
def _levers(setting: Setting, all_open: bool = False) -> Catalogue:
    return catalogue_of(setting.scenario, all_open)


@once
def _brief(setting: Setting, brand: str) -> Brief:
    """What the player of a brand knows before the first round; rivals find every lever open."""
    rival = setting.scenario.rivals.get(brand)
    style = setting.scenario.rival_styles.get(rival.style) if rival is not None else None
    return Brief(setting.shown, _levers(setting, rival is not None), brand, style)
