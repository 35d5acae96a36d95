"""A season to be played, said as data: which market, who plays, and what is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path
from random import Random
from statistics import stdev

from simgame.authoring.plan_file import PlanFile, load_plan_file
from simgame.game import grades
from simgame.game.autoplay import BotPlayer, FilePlayer, Player, is_plan_file, play_out
from simgame.game.companions import alone_at, companions
from simgame.game.offered_levers import catalogue_of
from simgame.game.score import Score, score_season
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.contract import PlanRejected
from simgame.market.kpis import season_kpis
from simgame.market.mechanism import Parameters
from simgame.market.run_week import Rules
from simgame.market.totals import TOTALS
from simgame.plan.kpis import KPIS
from simgame.plan.lever import Value
from simgame.plan.observation import Observation, WeekReport
from simgame.plan.plan import Plan
from simgame.plan.problem import Problem
from simgame.plan.values import flatten, plan_from, without
from simgame.players.brief import Brief, Policy
from simgame.players.fitting import Fitted
from simgame.players.planner import following
from simgame.players.policy import policy
from simgame.scenario import find_scenario, load_or_raise
from simgame.scenario.anchors import planner_file
from simgame.scenario.schema import Scenario

PLANNER, REFERENCE = grades.PLANNER, grades.REFERENCE
# The file of the plan that a shipped scenario carries with it.
REFERENCE_FILE = "reference-plan.yaml"

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trial:
    """A season to be played: a scenario, by its name or as it is, and who plays its first seat.

    `player` is a bot, a plan file, or the scenario's own reference plan. In what it plans, `levers`
    are set in every round and a `group` of them is left out; nothing asks whether that may be paid.
    Mechanisms may be `off`, or have other `params`.
    """

    scenario: str | Scenario
    player: str = REFERENCE
    level: str = "normal"
    levers: tuple[tuple[str, Value], ...] = ()
    group: str = ""
    off: tuple[str, ...] = ()
    params: tuple[tuple[str, Parameters], ...] = ()


def fingerprint(trial: Trial) -> str:
    """Says which seasons they are, to the last figure of the scenario and of a plan file."""
    scenario = scenario_of(trial).model_dump_json()
    file, found = plan_file_of(trial), found_plan(trial) if trial.player == PLANNER else None
    plan = file.read_bytes() if file else repr((trial.player, found)).encode()
    rest = (trial.levers, trial.group, trial.off, trial.params)
    digest = hashlib.blake2b(digest_size=16)
    for part in (scenario.encode(), plan, repr(rest).encode()):
        digest.update(hashlib.blake2b(part).digest())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """A plan that may not run, which ended the season: in which week, and why not."""

    week: int
    problems: tuple[Problem, ...]


def begin(trial: Trial, seed: int, policy: Policy | None = None) -> Season:
    """A trial's season before its first week; a `policy` plays it in the place of its player."""
    scenario = scenario_of(trial)
    seat = next(iter(scenario.seats))
    decide = {**companions(scenario, seat), seat: policy or policy_of(trial)}
    return Season(scenario, seed, decide, Rules(frozenset(trial.off), dict(trial.params)))


def play(trial: Trial, seed: int, policy: Policy | None = None) -> Season:
    """A trial's season, played to its end; standing orders answer every prompt."""
    return begin(trial, seed, policy).play_out()


def score_of(trial: Trial, seed: int) -> Score | Refused:
    """The score of one season in which no plan runs that a person could not have run."""
    scenario = scenario_of(trial)
    player = player_of(trial)
    session = LocalSession.alone(alone_at(scenario, seed), asks=player.asks)
    try:
        play_out(session, player)
    except PlanRejected as rejected:
        return Refused(session.round, tuple(rejected.problems))
    return session.score()


def figures_of(trial: Trial, seed: int) -> Figures:
    """The figures of one season."""
    return figures(play(trial, seed))


def figures(season: Season) -> Figures:
    """The true KPIs of the first seat, its `score` and its parts, and the weeks' mean rates.

    Rates are as reported, over the second half of the season, named `engagement_rate` and the like;
    `report_error` is by what share a week's impressions are reported wrongly, `posts_differ` how
    far the weeks of a touchpoint with posts lie apart in engagement (log sd of the reported rate).
    """
    seat = season.seats[0]
    score = score_season(season.setting, season.state, seat, season.reports(seat))
    kpis = season_kpis(season.setting, season.state, season.setting.brands.index(seat))
    late = season.reports(seat)[season.scenario.rounds // 2 :]
    rates = {k.id: sum(r.kpis.get(k.id, 0.0) for r in late) / max(len(late), 1) for k in KPIS}
    found = {
        "findings": float(len(season.observe(seat).findings)),
        "report_error": _report_error(season, seat),
        "posts_differ": _posts_differ(season.reports(seat)),
    }
    return {**rates, **kpis, **found, "score": score.total, **{p.id: p.points for p in score.parts}}


def _posts_differ(reports: Sequence[WeekReport]) -> float:
    """Log sd over the weeks of the engagement rate, on average over touchpoints with posts."""
    rates: dict[tuple[str, ...], list[float]] = {}
    for row in (row for report in reports for row in report.channels):
        if row.group in ("content", "kol") and row.engagements:
            rates.setdefault(row.keys, []).append(log(row.engagements / row.impressions))
    spreads = [stdev(logs) for logs in rates.values() if len(logs) > 1]
    return sum(spreads) / max(len(spreads), 1)


def _report_error(season: Season, seat: str) -> float:
    """By what share the impressions of a week are reported wrongly, on average."""
    row = season.setting.brands.index(seat), TOTALS.index("impressions")
    until = [int(state.totals[row]) for state in (*season.mondays, season.state)]
    errors = [
        abs(report.kpis["impressions"] / max(after - before, 1) - 1)
        for report, before, after in zip(season.reports(seat), until, until[1:], strict=False)
    ]
    return sum(errors) / max(len(errors), 1)


def scenario_of(trial: Trial) -> Scenario:
    """What is played. Raises `ScenarioError`."""
    if isinstance(trial.scenario, Scenario):
        return trial.scenario
    return _loaded(trial.scenario, trial.level)


_loaded = lru_cache(lambda name, level: load_or_raise(name, level).scenario)


def player_of(trial: Trial) -> Player:
    """Who plays, whatever a trial changes of it. Raises `UnknownPlayer`."""
    if trial.player == PLANNER and (plan := found_plan(trial)) is not None:
        return BotPlayer(Fitted(following(plan.values)))
    file = plan_file_of(trial)
    if file is None:
        return BotPlayer(policy(trial.player))
    if isinstance(trial.scenario, str):
        written = _written(file, file.stat().st_mtime_ns, trial.scenario, trial.level)
    else:
        written = _read(file, trial.scenario)
    return FilePlayer(written, fits=trial.player == REFERENCE)


def plan_file_of(trial: Trial) -> Path | None:
    """The file that the trial's player is written in; None for a bot."""
    if trial.player == REFERENCE:
        assert isinstance(trial.scenario, str), "a changed scenario does not name its plan"
        return reference_file(trial.scenario)
    return Path(trial.player) if is_plan_file(trial.player) else None


def found_plan(trial: Trial) -> PlanFile | None:
    """The plan that was found for the trial's scenario and level, if it names one that has any.

    One that names what the scenario has no longer is none any more.
    """
    if not isinstance(trial.scenario, str):
        return None
    file = planner_file(find_scenario(trial.scenario)[0], trial.level)
    if not file.is_file():
        return None
    with suppress(ValueError):
        return _written(file, file.stat().st_mtime_ns, trial.scenario, trial.level)
    return None


@lru_cache(maxsize=64)
def _written(file: Path, _stamp: int, scenario: str, level: str) -> PlanFile:
    """A plan file, read once for many seeds; its stamp tells when it was written anew."""
    return _read(file, _loaded(scenario, level))


def _read(file: Path, scenario: Scenario) -> PlanFile:
    read = load_plan_file(file, catalogue_of(scenario))
    if read.plan is None:
        raise ValueError(f"{file} holds no plan that can be played")
    return read.plan


def reference_file(scenario: str) -> Path:
    """The plan file that a scenario carries with it, whether there is one or not."""
    return find_scenario(scenario)[0].parent / REFERENCE_FILE


def policy_of(trial: Trial) -> Policy:
    """How the trial's player decides, with what the trial changes of it."""
    decide = player_of(trial).decide
    if not trial.group and not trial.levers:
        return decide

    def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
        plan = decide(brief, observation, rng)
        plan = without(plan, trial.group) if trial.group else plan
        return plan_from(flatten(plan) | dict(trial.levers))

    return changed
