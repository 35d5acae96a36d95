"""An experiment no market allows: randomised spend for years, and the same years without a channel.

Idea: a brand plays its usual week again and again, but what it spends on each advertising channel
is drawn anew every week, independently. Because all randomness goes by name, the same weeks can be
lived once more without one channel: the difference is what the channel truly added.

Not here: how the result is written, and what models make of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from simgame.game.menu import catalogue_of
from simgame.game.season import Season
from simgame.market.clock import Watch, step
from simgame.market.setting import compile_setting
from simgame.market.state import LEDGER, TOTALS, State, opening_state
from simgame.market.streams import Streams
from simgame.market.week import METRICS
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Policy, policy
from simgame.scenario.schema import Scenario

Counts = NDArray[np.int64]

# Each week's spend is the channel's usual amount times exp(σ·z): mostly moderate, sometimes large.
SPREAD = 1.2
# How many times a week's cap usually goes into advertising: enough to be seen in the noise.
SHARE = 2.0
# Weeks before the data start, so that the market has settled.
WARM_UP = 12
_MONEY = 10**13


@dataclass(frozen=True, slots=True)
class Weekly:
    """Weeks [W] of one life.

    Orders, first orders and net revenue [W], spend and impressions by channel [W, P].
    """

    orders: Counts
    first_orders: Counts
    net_revenue: Counts
    spend: Counts
    impressions: Counts


@dataclass(frozen=True, slots=True)
class Experiment:
    """The weeks as they were, and net revenue over all of them without each channel."""

    scenario: Scenario
    channels: tuple[str, ...]
    weekly: Weekly
    without: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Life:
    """What all lives of an experiment share: the market and every brand's usual plan."""

    scenario: Scenario
    seed: int
    channels: tuple[str, ...]
    usual: tuple[Plan, ...]


def run_experiment(scenario: Scenario, seed: int, weeks: int) -> Experiment:
    """Live `weeks` of randomised spend on every advertising channel, and again without each."""
    quiet = scenario.model_copy(update={"events": {}})
    channels = _channels(quiet)
    spend = _randomised(quiet, channels, seed, WARM_UP + weeks)
    life = _Life(_with_money(quiet), seed, channels, tuple(_usual(quiet, seed)))
    weekly, without = _live(life, spend), {}
    for n, channel in enumerate(channels):
        cut = spend.copy()
        cut[:, n] = 0
        without[channel] = int(_live(life, cut).net_revenue.sum())
    return Experiment(scenario, channels, weekly, without)


def _with_money(scenario: Scenario) -> Scenario:
    """The scenario with money for years."""
    budget = scenario.budget.model_copy(update={"total": _MONEY, "per_round": _MONEY // 1000})
    return scenario.model_copy(update={"budget": budget})


def _channels(scenario: Scenario) -> tuple[str, ...]:
    """The platforms whose advertising is open."""
    levers = catalogue_of(scenario, all_open=True).by_path
    return tuple(p for p in scenario.platforms if f"paid.{p}.budget" in levers)


def _randomised(scenario: Scenario, channels: Sequence[str], seed: int, weeks: int) -> Counts:
    """Spend in fen [W, P], each week and channel drawn on its own."""
    rng = Random(f"{seed}|experiment")
    usual = scenario.budget.per_round * SHARE / max(len(channels), 1)
    return np.array(
        [[int(usual * np.exp(SPREAD * rng.gauss(0, 1))) for _ in channels] for _ in range(weeks)]
    )


def live_steadily(
    scenario: Scenario, seed: int, weeks: int, watch: Watch, player: Policy | None = None
) -> None:
    """Weeks without events of what every brand does in its first, with somebody looking on."""
    quiet = scenario.model_copy(update={"events": {}})
    usual = tuple(_usual(quiet, seed, player))
    life = _Life(_with_money(quiet), seed, (), usual)
    _live(life, np.zeros((max(weeks, WARM_UP + 1), 0), np.int64), watch)


def _live(life: _Life, spend: Counts, watch: Watch | None = None) -> Weekly:
    """Weeks of the usual plans with this spend; money never runs out."""
    setting, streams = compile_setting(life.scenario), Streams(life.seed)
    state, rows = opening_state(setting), []
    for fen in spend:
        before = _books(state)
        passed = step(setting, state, _plans(life, fen), streams, watch=watch)
        acts = passed.channel[0, setting.span("paid")]
        after = _books(state)
        bought = (acts[:, METRICS.index("spend")], acts[:, METRICS.index("impressions")])
        rows.append((*(new - old for new, old in zip(after, before, strict=True)), *bought))
        state.spent[:] = 0
    columns = [np.rint(column).astype(np.int64) for column in zip(*rows[WARM_UP:], strict=True)]
    return Weekly(*columns)


def _plans(life: _Life, fen: Counts) -> list[Plan]:
    """The usual plans, with this week's spend by channel in the seat's."""
    paid: dict[str, Value] = {
        f"paid.{c}.budget": int(f) for c, f in zip(life.channels, fen, strict=True)
    }
    return [plan_from(flatten(life.usual[0]) | paid), *life.usual[1:]]


def _books(state: State) -> tuple[int, int, int]:
    """Orders, first orders and net revenue of the first seat so far."""
    ledger, totals = state.ledger[0], state.totals[0]
    net = int(ledger[LEDGER.index("gmv")] - ledger[LEDGER.index("refunds")])
    orders, first = (int(totals[TOTALS.index(n)]) for n in ("orders", "new_customers"))
    return orders, first, net


def _usual(scenario: Scenario, seed: int, player: Policy | None = None) -> list[Plan]:
    """What every brand does in a usual week: an even split for the seat, rivals by their style."""
    decide = player or policy("even_split")
    season = Season(scenario, seed, dict.fromkeys(scenario.seats, decide))
    season.run_week()
    return list(season.past[0].plans)
