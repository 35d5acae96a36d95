"""An experiment no market allows: randomised spend for years, and the same years without a channel.

Idea: a brand plays its usual week again and again, but what it spends on each advertising channel
is drawn, independently, in flights of some weeks. Because all randomness goes by name, the same
weeks can be lived once more without one channel: the difference is what the channel truly added.

Not here: how the result is written, and what models make of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

import numpy as np
from numpy.typing import NDArray

from simgame.game.offered_levers import catalogue_of
from simgame.game.season import Season
from simgame.lab.trials import run_each
from simgame.market.remembered import Mood
from simgame.market.run_week import Watch, step
from simgame.market.setting import compile_setting
from simgame.market.state import LEDGER, State, opening_state
from simgame.market.streams import Streams
from simgame.market.totals import TOTALS
from simgame.market.week import METRICS
from simgame.plan.lever import Value
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Policy, policy
from simgame.scenario.schema import Scenario

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

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
    how kindly people spoke of the brand when the week began, 0 as usual.
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


@dataclass(frozen=True, slots=True)
class _Life:
    """What all lives of an experiment share: the market and every brand's usual plan."""

    scenario: Scenario
    seed: int
    channels: tuple[str, ...]
    usual: tuple[Plan, ...]


def run_experiment(scenario: Scenario, seed: int, weeks: int, markets: int = MARKETS) -> Experiment:
    """Live `weeks` of randomised spend in several like markets, and again without each channel."""
    quiet = scenario.model_copy(update={"events": {}})
    channels = _channels(quiet)
    lives = [_begin(quiet, seed + n, channels) for n in range(markets)]
    spends = [_randomised(quiet, channels, life.seed, WARM_UP + weeks) for life in lives]
    cuts = [np.ones(len(channels), np.int64), *(1 - np.eye(len(channels), dtype=np.int64))]
    rows = run_each(partial(_live_with, lives, spends), cuts, range(markets))
    without = {
        channel: sum(int(weekly.net_revenue.sum()) for weekly in row)
        for channel, row in zip(channels, rows[1:], strict=True)
    }
    return Experiment(scenario, channels, tuple(rows[0]), without)


def _begin(quiet: Scenario, seed: int, channels: tuple[str, ...]) -> _Life:
    return _Life(_with_money(quiet), seed, channels, tuple(_usual(quiet, seed)))


def _with_money(scenario: Scenario) -> Scenario:
    """The scenario with money for years."""
    budget = scenario.budget.model_copy(update={"total": _MONEY, "per_round": _MONEY // 1000})
    return scenario.model_copy(update={"budget": budget})


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


def _live_with(lives: Sequence[_Life], spends: Sequence[Counts], cut: Counts, n: int) -> Weekly:
    return _live(lives[n], spends[n] * cut)


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
        before, mood = _books(state), _mood(state)
        passed = step(setting, state, _plans(life, fen), streams, watch=watch)
        acts = passed.channel[0, setting.span("paid")]
        after = _books(state)
        bought = (acts[:, METRICS.index("spend")], acts[:, METRICS.index("impressions")])
        rows.append((*(new - old for new, old in zip(after, before, strict=True)), *bought, mood))
        state.spent[:] = 0
    orders, first, net, spent, seen, moods = zip(*rows[WARM_UP:], strict=True)
    return Weekly(_whole(orders), _whole(first), _whole(net), _whole(spent), _whole(seen),
                  np.array(moods))  # fmt: skip


def _whole(column: Sequence[object]) -> Counts:
    counts: Counts = np.rint(np.array(column, float)).astype(np.int64)
    return counts


def _mood(state: State) -> float:
    """How kindly people speak of the first seat, −1 to 1."""
    talk = Mood(state)
    return float(talk.fast[0].mean() + talk.slow[0].mean())


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
