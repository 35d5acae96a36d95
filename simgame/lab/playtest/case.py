"""A season of a play-test: who plays, what is left out or changed, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from random import Random

from simgame.game.companions import companions
from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.lab.planning.candidate import Rounds
from simgame.lab.trial import Trial, player_of, scenario_of
from simgame.market.observe import times_happened
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import Values, flatten, plan_from
from simgame.players.brief import Brief, Policy
from simgame.players.fitting import Fitted
from simgame.players.planner import following
from simgame.scenario.schema import Scenario

# Levers that go with others and are never left out or alone.
ALWAYS = ("standing", "forecast", "watch")
# Work that waits for more than this part of a week's hours is more than the staff can do
# (share; assumption).
_WAITS = 0.25


@dataclass(frozen=True)
class Case:
    """A season to be played: a player, or a plan in `rounds`, at a level of a scenario's file.

    Lever groups are left out (`without`) or alone (`only`), levers are set in every round
    (`levers`), an event never comes (`quiet`), numbers of the scenario are other ones (`numbers`).
    """

    scenario: str
    level: str
    player: str
    rounds: Rounds = field(default=(), hash=False)
    without: str = ""
    only: str = ""
    levers: tuple[tuple[str, bool | int | float | str], ...] = ()
    quiet: str = ""
    numbers: tuple[tuple[str, float], ...] = ()

    def but(self, **changed: object) -> Case:
        """The same with something changed."""
        return replace(self, **changed)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Facts:
    """What came of a season.

    The score; each goal's true value and the share of its points; net contribution in fen; how much
    of the money was left, as a share; in how many weeks, as a share, staff had more to do than they
    could; how often each event came.
    """

    score: float
    values: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    unspent: float = 0.0
    overworked: float = 0.0
    events: Mapping[str, int] = field(default_factory=dict)
    plans: tuple[Values, ...] = ()


def played(asked: tuple[Case, int]) -> Facts:
    """Play the case's season on the seed."""
    case, seed = asked
    scenario, seat, busy = _scenario(case), "", list[bool]()

    def watched(brief: Brief, observation: Observation, rng: Random) -> Plan:
        busy.append(_is_overworked(observation))
        return policy(brief, observation, rng)

    policy = _policy(case)
    seats = tuple(scenario.seats)
    season = Season(scenario, seed, {**companions(scenario, seats[0]), seats[0]: watched})
    season.play_out()
    seat = season.seats[0]
    brand = season.setting.brands.index(seat)
    score = score_season(season.setting, season.state, seat, season.reports(seat))
    goals = score.part("goals").parts
    return Facts(
        score=score.total,
        values={part.id: part.figures["value"] for part in goals},
        shares={part.id: part.figures["share"] for part in goals},
        unspent=1 - float(season.state.spent[brand]) / max(scenario.budget.total, 1),
        overworked=sum(busy) / max(len(busy), 1),
        events={
            name: _came(season, brand, number, name) for number, name in enumerate(scenario.events)
        },
        plans=tuple(flatten(past.plans[brand]) for past in season.past),
    )


def _came(season: Season, brand: int, number: int, name: str) -> int:
    """How often an event came: once in its round, or whenever its condition was true."""
    event = season.scenario.events[name]
    if event.condition is None:
        return int(event.round <= season.scenario.rounds)
    return times_happened(season.state, brand, number)


def _is_overworked(observation: Observation) -> bool:
    queued = observation.hours_queued
    return any(queued.get(role, 0.0) > _WAITS * hours for role, hours in observation.hours.items())


@lru_cache(maxsize=64)
def _scenario(case: Case) -> Scenario:
    return changed(scenario_of(Trial(case.scenario, level=case.level)), case.quiet, case.numbers)


def changed(
    scenario: Scenario, quiet: str = "", numbers: tuple[tuple[str, float], ...] = ()
) -> Scenario:
    """The scenario without an event, and with other numbers at these paths."""
    if quiet:
        events = {name: event for name, event in scenario.events.items() if name != quiet}
        scenario = scenario.model_copy(update={"events": events})
    for path, number in numbers:
        scenario = _with(scenario, path.split("."), number)
    return scenario


def _with(part: object, path: list[str], number: float) -> Scenario:
    """A part with one number in it changed; whole numbers stay whole."""
    name, *below = path
    before = part[name] if isinstance(part, dict) else getattr(part, name)
    kept = type(before)(number) if isinstance(before, int) else number
    after = _with(before, below, number) if below else kept
    if isinstance(part, dict):
        return {**part, name: after}  # type: ignore[return-value]
    return part.model_copy(update={name: after})  # type: ignore[attr-defined, no-any-return]


def _policy(case: Case) -> Policy:
    if case.rounds:
        decide: Policy = following(lambda number: case.rounds[number - 1])
    else:
        decide = player_of(Trial(case.scenario, case.player, case.level)).decide

    def plans(brief: Brief, observation: Observation, rng: Random) -> Plan:
        values = flatten(decide(brief, observation, rng))
        known = brief.catalogue.by_path
        kept = {path: value for path, value in values.items() if _stays(path, case)}
        return plan_from(kept | {p: v for p, v in case.levers if p in known})

    return Fitted(plans if case.without or case.only or case.levers else decide)


def _stays(path: str, case: Case) -> bool:
    group = path.partition(".")[0]
    return group in ALWAYS or (group != case.without and case.only in ("", group))
