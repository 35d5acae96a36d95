"""Published evidence on advertising, adoption and KOLs, beside what the market shows."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np

from simgame.lab.trials import run_each
from simgame.market.mechanism import Floats
from simgame.market.mechanisms.ads import ad_response
from simgame.market.mechanisms.kol import kol
from simgame.market.run_week import Rules
from simgame.market.state import State
from simgame.market.totals import TOTALS
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Brief
from tests.calibration.measure import (
    REFERENCE,
    below,
    exact,
    in_band,
)
from tests.calibration.row import Measured, Row
from tests.market.rosters import PACKS, roster, slope
from tests.market.seasons import play, reference, scenario

SEEDS = 12


def _engagement_slope() -> Measured:
    """Log engagement rate on log followers, over the KOLs that ship."""
    slopes = [slope(roster(pack)) for pack in PACKS]
    return Measured(float(np.mean(slopes)), min(slopes), max(slopes),
                    -0.25 <= min(slopes) <= max(slopes) <= -0.10, "both packs")  # fmt: skip


def _engagement(followers: Floats) -> Floats:
    ones, params = np.ones_like(followers), kol.Params()
    views = kol.step(followers, 0 * ones, ones, 0.5 * ones, 0 * ones, params)
    acts: Floats = views * kol.engaged(followers, params)
    return acts


def _engagement_peak() -> Measured:
    followers = 1e4 * 2000 ** np.linspace(0, 1, 2000)
    peak = followers[np.argmax(_engagement(followers))]
    return exact(float(peak) / 1e6, 0.3, 3.0, "million followers")


def _first_exposure() -> Measured:
    first = ad_response.step(np.ones(1), np.ones(1), ad_response.Params().ec)[0]
    most = ad_response.step(np.ones(1), np.full(1, 1e6), ad_response.Params().ec)[0]
    return exact(float(first / most), 0.55, 0.80)


def _orders(levels: Sequence[float], seed: int) -> Floats:
    """Orders of every week when the paid budgets of week n are the plan's times `levels[n]`."""
    decide = reference(REFERENCE)

    def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
        level = levels[observation.round - 1]
        values = flatten(decide(brief, observation, rng))
        budgets = [path for path in values if path.startswith("paid.") and path.endswith("budget")]
        return plan_from(values | {path: round(level * int(values[path])) for path in budgets})

    played = play(scenario(REFERENCE), changed, seed)
    kept = TOTALS.index("orders")
    totals = [state.totals[0, kept] for state in (*played.mondays, played.state)]
    weekly: Floats = np.diff(np.array(totals, float))
    return weekly


def _elasticity(low: Sequence[float], high: Sequence[float], weeks: slice) -> list[float]:
    found: Floats = np.array(run_each(_orders, (low, high), range(SEEDS)))[:, :, weeks]
    few, many = found.sum(axis=2)
    return list(np.log(many / few) / np.log(1.2 / 0.8))


def _short_run() -> Measured:
    low, high = ([1.0] * 5 + [x] + [1.0] * 6 for x in (0.8, 1.2))
    return in_band(_elasticity(low, high, slice(5, 6)), 0.05, 0.20)


def _long_run() -> Measured:
    return in_band(_elasticity([0.8] * 12, [1.2] * 12, slice(8, 12)), 0.10, 0.40)


def _kept(name: str, seed: int) -> tuple[float, float]:
    """What a week's pulse of advertising leaves after a further week: ad stock, brand memory."""
    decide = reference(name)

    def states(pulse: bool) -> list[State]:
        def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
            plan = flatten(decide(brief, observation, rng))
            extra = {"paid.douyin.budget": 10_000_000} if pulse and observation.round == 4 else {}
            return plan_from(plan | extra)

        played = play(scenario(name), changed, seed)
        return [*played.mondays, played.state]

    with_, without = states(True), states(False)
    stock = [float((with_[w].exposure - without[w].exposure)[0].sum()) for w in (4, 5)]
    memory = [float((with_[w].memory - without[w].memory)[0].sum()) for w in (4, 5)]
    return stock[1] / stock[0], memory[1] / memory[0]


def _carried(which: int, low: float, high: float) -> Measured:
    (found,) = run_each(_kept, [REFERENCE], range(6))
    return in_band([kept[which] for kept in found], low, high)


def _first_purchases(off: tuple[str, ...], seed: int) -> Floats:
    """First purchases of every week of the reference plan, without the mechanisms `off`."""
    played = play(scenario(REFERENCE), reference(REFERENCE), seed, Rules(frozenset(off)))
    kept = TOTALS.index("new_customers")
    totals = [state.totals[0, kept] for state in (*played.mondays, played.state)]
    weekly: Floats = np.diff(np.array(totals, float))
    return weekly


def _imitated() -> Measured:
    """What first purchases lose without imitation; they must then come sooner, too."""
    found: Floats = np.array(run_each(_first_purchases, ((), ("imitation",)), range(SEEDS)))
    whole, less = found.sum(axis=2)
    with_, without = (found @ np.arange(1, found.shape[2] + 1)).sum(axis=1) / found.sum(axis=(1, 2))
    limit = -0.02 if without < with_ else -np.inf
    return below(list(less / whole - 1), limit, f"in week {with_:.2f}, without {without:.2f}")


ROWS: tuple[Row, ...] = (
    Row(
        "M-first-exposure",
        "First exposure's share of the most that repeating can do",
        "model:response",
        "55–80 %",
        _first_exposure,
        basis="set",
    ),
    Row(
        "M-elasticity-short",
        "Orders of a week against its ad spend",
        "model:response",
        "0.05–0.20",
        _short_run,
        basis="fitted",
    ),
    Row(
        "M-elasticity-long",
        "Orders against ad spend for good",
        "model:response",
        "0.10–0.40",
        _long_run,
        basis="fitted",
    ),
    Row(
        "M-carry-performance",
        "Ad stock that is left a week after a pulse",
        "model:carryover",
        "0–0.3",
        lambda: _carried(0, 0.0, 0.3),
        basis="fitted",
    ),
    Row(
        "M-carry-brand",
        "Brand memory that is left a week after a pulse",
        "model:carryover",
        "0.3–0.8",
        lambda: _carried(1, 0.3, 0.8),
        basis="fitted",
    ),
    Row(
        "M-adoption",
        "Without imitation fewer buy for the first time, and they do so sooner",
        "bass1969",
        "2 % fewer or less, and sooner",
        _imitated,
    ),
    Row(
        "M-kol-slope",
        "Log engagement rate on log followers",
        "model:kol",
        "−0.10 to −0.25",
        _engagement_slope,
        basis="set",
    ),
    Row(
        "M-kol-peak",
        "Followers at which total engagement is largest",
        "model:kol",
        "0.3–3 M",
        _engagement_peak,
        basis="set",
    ),
)
