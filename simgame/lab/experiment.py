"""An experiment no market allows: randomised spend for years, and the same years without a channel.

Idea: a brand plays its usual week again and again, but what it spends on each advertising channel
is drawn, independently, in flights of some weeks. Once the market has settled, the season is forked
and goes on without one channel: because all randomness goes by name, the difference is what the
channel truly added.

Not here: how the result is written, and what models make of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

import numpy as np

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.lab.rerun import lived_weeks
from simgame.lab.trials import run_each
from simgame.market.arrays import Counts, Floats
from simgame.market.kpis import USUAL_KINDNESS
from simgame.market.run_week import Rules, Watch
from simgame.market.week import METRICS
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.brief import Brief, Policy, counts_only
from simgame.players.policy import policy
from simgame.scenario.schema import Scenario

# Spend stays for a flight: each week another begins with this chance, is dark with that one, and
# otherwise spends twice the usual amount times exp(σ·z).
NEW_FLIGHT, DARK, SPREAD = 0.25, 0.5, 0.6
# Share of a week's cap that usually goes into advertising.
SHARE = 0.5
# Like markets, such as regions, that live at the same time.
MARKETS = 6
# Weeks before the data start, so that the market has settled.
WARM_UP = 12
_MONEY = 10**13


@dataclass(frozen=True, slots=True)
class Weekly:
    """Weeks [W] of one life.

    Orders, first orders and net revenue [W], spend and impressions by channel [W, P]; `mood` [W]
    how much more of what was said was kind than usual, as a share, when the week began.
    """

    orders: Counts
    first_orders: Counts
    net_revenue: Counts
    spend: Counts
    impressions: Counts
    mood: Floats


@dataclass(frozen=True, slots=True)
class Experiment:
    """The weeks of each market as they were, and net revenue over all without each channel."""

    scenario: Scenario
    channels: tuple[str, ...]
    markets: tuple[Weekly, ...]
    without: Mapping[str, int]

    @property
    def net_revenue(self) -> int:
        """Net revenue of all markets and weeks."""
        return sum(int(weekly.net_revenue.sum()) for weekly in self.markets)

    @property
    def spend(self) -> Counts:
        """Money spent on each channel over all markets and weeks [P]."""
        total: Counts = np.sum([weekly.spend.sum(axis=0) for weekly in self.markets], axis=0)
        return total

    @property
    def roas(self) -> Floats:
        """True incremental net revenue ÷ spend of each channel [P]."""
        added = [self.net_revenue - self.without[channel] for channel in self.channels]
        ratio: Floats = np.array(added) / np.maximum(self.spend, 1)
        return ratio


def run_experiment(
    scenario: Scenario,
    seed: int,
    weeks: int,
    markets: int = MARKETS,
    *,
    keep_rivals: bool = False,
    rules: Rules | None = None,
) -> Experiment:
    """Live `weeks` of randomised spend in several like markets, and again without each channel.

    Without a channel rivals decide anew, by what they then see; with `keep_rivals` they do the same
    every week, whatever happens, so that the difference is the seat's own doing alone.
    """
    channels = _channels(scenario)
    work = partial(_market, weeks, keep_rivals, rules)
    (found,) = run_each(work, [scenario], range(seed, seed + markets))
    without = {
        channel: sum(int(lives[n].net_revenue.sum()) for lives in found)
        for n, channel in enumerate(channels, 1)
    }
    return Experiment(scenario, channels, tuple(lives[0] for lives in found), without)


def _market(
    weeks: int, keep_rivals: bool, rules: Rules | None, scenario: Scenario, seed: int
) -> list[Weekly]:
    """The weeks of one market as they were, then without each channel."""
    channels, rounds = _channels(scenario), WARM_UP + weeks
    usual = _usual(scenario, seed)
    spend = _randomised(scenario, channels, seed, rounds)
    seat = next(iter(scenario.seats))

    def spending(cut: Counts) -> Mapping[str, Policy]:
        return {seat: _steady(usual[seat], _budgets(channels, spend * cut))}

    others = {b: _steady(plan) for b, plan in usual.items() if b != seat and keep_rivals}
    whole, one_less = np.ones(len(channels), np.int64), 1 - np.eye(len(channels), dtype=np.int64)
    season = _long(scenario, seed, rounds, {**others, **spending(whole)}, rules)
    season.play_out()
    forks = [season.fork(WARM_UP, spending(cut)) for cut in one_less]
    return [_weekly(season), *(_weekly(fork.play_out()) for fork in forks)]


def live_steadily(
    scenario: Scenario,
    seed: int,
    weeks: int,
    watch: Watch,
    player: Policy | None = None,
    rules: Rules | None = None,
) -> None:
    """Weeks without events of what every brand does in its first, with somebody looking on."""
    plans = {b: _steady(plan) for b, plan in _usual(scenario, seed, player).items()}
    for _ in lived_weeks(_long(scenario, seed, weeks, plans, rules).play_out(), watch):
        pass


def _long(
    scenario: Scenario,
    seed: int,
    rounds: int,
    bots: Mapping[str, Policy],
    rules: Rules | None = None,
) -> Season:
    """A season of so many rounds without events; for each there is as much money as usual.

    Brands that only do what they are told never run out.
    """
    rivals = {
        name: rival.model_copy(
            update={"budget": _MONEY if name in bots else rival.budget * rounds // scenario.rounds}
        )
        for name, rival in scenario.rivals.items()
    }
    budget = scenario.budget.model_copy(update={"total": _MONEY, "per_round": _MONEY // 1000})
    changed = {"events": {}, "rounds": rounds, "budget": budget, "rivals": rivals}
    return Season(scenario.model_copy(update=changed), seed, bots, rules)


def _steady(plan: Plan, budgets: Sequence[Mapping[str, Value]] = ()) -> Policy:
    """The same plan in every round, with other levers in each where there are any."""

    @counts_only
    def decide(brief: Brief, observation: Observation, rng: Random) -> Plan:  # noqa: ARG001
        if not budgets:
            return plan
        return plan_from(flatten(plan) | dict(budgets[observation.round - 1]))

    return decide


def _budgets(channels: Sequence[str], spend: Counts) -> list[Mapping[str, Value]]:
    """The levers of a spend [W, P], week by week."""
    paths = [f"paid.{channel}.budget" for channel in channels]
    return [dict(zip(paths, week, strict=True)) for week in spend.tolist()]


def _weekly(season: Season) -> Weekly:
    """What the first seat's weeks came to, after the warm-up."""
    spans = [past.passed.channel[0, season.setting.span("paid")] for past in season.past]
    bought = np.rint(np.array(spans[WARM_UP:])).astype(np.int64)
    known = [past.kpis[0] for past in season.past[WARM_UP - 1 :]]

    def gained(kpi: str) -> Counts:
        sums = np.array([kpis[kpi] for kpis in known]).astype(np.int64)
        counts: Counts = sums[1:] - sums[:-1]
        return counts

    return Weekly(
        gained("orders"), gained("new_customers"), gained("net_revenue"),
        bought[..., METRICS.index("spend")], bought[..., METRICS.index("impressions")],
        np.array([kpis["sentiment"] for kpis in known[:-1]]) - USUAL_KINDNESS,
    )  # fmt: skip


def _usual(scenario: Scenario, seed: int, player: Policy | None = None) -> dict[str, Plan]:
    """What every brand does in a usual week: an even split for the seat, rivals by their style."""
    decide, quiet = player or policy("even_split"), scenario.model_copy(update={"events": {}})
    season = Season(quiet, seed, dict.fromkeys(quiet.seats, decide))
    season.run_week()
    return dict(zip(season.setting.brands, season.past[0].plans, strict=True))


def _channels(scenario: Scenario) -> tuple[str, ...]:
    """The platforms whose advertising is open."""
    levers = catalogue_of(scenario, all_open=True).by_path
    return tuple(p for p in scenario.platforms if f"paid.{p}.budget" in levers)


def _randomised(scenario: Scenario, channels: Sequence[str], seed: int, weeks: int) -> Counts:
    """Spend in fen [W, P]: flights of random length and size, each channel on its own."""
    usual = scenario.budget.per_round * SHARE / max(len(channels), 1)
    columns = [_flights(Random(f"{seed}|experiment|{c}"), usual, weeks) for c in channels]
    return np.array(columns).T


def _flights(rng: Random, usual: float, weeks: int) -> list[int]:
    spend, level = [], 0.0
    for week in range(weeks):
        if week == 0 or rng.random() < NEW_FLIGHT:
            dark = rng.random() < DARK
            level = 0.0 if dark else usual / (1 - DARK) * np.exp(SPREAD * rng.gauss(0, 1))
        spend.append(int(level))
    return spend
