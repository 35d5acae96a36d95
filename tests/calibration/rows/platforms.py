"""Platforms, data and innovation: what advertising buys, whom it finds and what is fake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
from joblib import Parallel, delayed

from simgame.game.season import Season
from simgame.market.draws import draws_from
from simgame.market.mechanism import Floats
from simgame.market.mechanisms import ad_response, kol, progression
from simgame.market.setting import AWARE, OPPORTUNITY, compile_setting
from simgame.market.state import TOTALS, State
from simgame.plan.lever import Value
from simgame.plan.observation import Observation
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import Brief
from tests.calibration.measure import (
    REFERENCE,
    above,
    direction,
    exact,
    in_band,
    share_of_seeds,
)
from tests.calibration.row import Measured, Row
from tests.market.seasons import figures, play, reference, scenario
from tests.market.trials import PROCESSES

BEAUTY = str(Path(__file__).parents[2] / "fixtures" / "beauty" / "scenario.yaml")
SEEDS = 12
SMALL = (
    "the reference market is large for its budgets: few of 60 million people see an ad in a week"
)


def season(
    levers: Mapping[str, Value], seed: int, name: str = REFERENCE, industry: str = ""
) -> Season:
    """The season of a scenario's own plan with `levers` set in every round; in another trade."""
    decide, played = reference(name), scenario(name)
    if industry:
        product = played.product.model_copy(update={"industry": industry})
        played = played.model_copy(update={"product": product})

    def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
        return plan_from(flatten(decide(brief, observation, rng)) | dict(levers))

    return play(played, changed, seed)


def _lost(tool: bool, seed: int) -> float:
    return float(season({"tools.risk_detection": tool}, seed).state.own["fraud.lost"][0])


def _detection() -> Measured:
    seeds = range(8)
    tasks = [delayed(_lost)(tool, seed) for tool in (False, True) for seed in seeds]
    lost = np.array(Parallel(n_jobs=PROCESSES)(tasks)).reshape(2, -1)
    return in_band(list(1 - lost[1] / lost[0]), 0.38, 0.46)


def _mean_of(parts: Mapping[str, Value], seeds: int, figure: Callable[[Season], float],
             name: str = REFERENCE) -> Sequence[float]:  # fmt: skip
    """One figure of every season in which `parts` are set."""
    tasks = [delayed(_figure)(parts, seed, figure, name) for seed in range(seeds)]
    found: list[float] = Parallel(n_jobs=PROCESSES)(tasks)
    return found


def _figure(
    parts: Mapping[str, Value], seed: int, figure: Callable[[Season], float], name: str
) -> float:
    return figure(season(parts, seed, name))


def share_of_orders(played: Season) -> float:
    """The first seat's part of all orders in the market."""
    orders = played.state.totals[:, TOTALS.index("orders")]
    return float(orders[0] / orders.sum())


def _late_with_try_on() -> Measured:
    late = np.array(_mean_of({}, 12, share_of_orders, BEAUTY))
    on_time = np.array(_mean_of({"innovation.try_on": True}, 12, share_of_orders, BEAUTY))
    return in_band(list(1 - late / on_time), 0.08, 0.16)


def stayed(played: Season) -> float:
    """Share of those who signed up on the virtual platform and are active 30 days later."""
    began, there = played.state.own["platform_users.month"].sum(axis=1)
    return float(there / began)


def _switches() -> Measured:
    setting = compile_setting(scenario(REFERENCE))
    people = setting.people[:, None] * setting.minutes
    visits = people / setting.visit_minutes
    return exact(60 * float(visits.sum() / people.sum()), 10.5, 13.5, "switches an hour")


def cpm_rise(played: Season) -> float:
    """CPM of the last four weeks against the first four, at the same budgets."""
    cpm = [report.kpis["cpm"] for report in played.seen[played.seats[0]].reports]
    return float(np.mean(cpm[-4:]) / np.mean(cpm[:4]) - 1)


def private_lead(played: Season) -> float:
    """CVR of private channels over that of public ones, less 1."""
    sums = {True: np.zeros(2), False: np.zeros(2)}
    for report in played.seen[played.seats[0]].reports:
        for row in report.channels:
            sums[row.group == "private"] += (row.orders, row.clicks)
    private, public = (sums[k][0] / sums[k][1] for k in (True, False))
    return float(private / public - 1)


def _private_converts() -> Measured:
    return share_of_seeds([lead > 0 for lead in _mean_of({}, 12, private_lead)], 1.0)


def _engagement_slope() -> Measured:
    """Log engagement rate on log followers of accounts as unequal as accounts are (Pareto 1)."""
    followers = 1e4 * 500 ** np.linspace(0, 1, 400)
    slope = np.polyfit(np.log(followers), np.log(_engagement(followers) / followers), 1,
                       w=np.sqrt(1 / followers))[0]  # fmt: skip
    return exact(float(slope), -0.25, -0.10)


def _engagement(followers: Floats) -> Floats:
    ones, params = np.ones_like(followers), kol.Params()
    views = kol.step(followers, 0 * ones, ones, 0.5 * ones, 0 * ones, params)
    acts: Floats = views * kol.engaged(followers, params.peak_followers)
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
    tasks = [delayed(_orders)(levels, seed) for levels in (low, high) for seed in range(SEEDS)]
    found = np.array(Parallel(n_jobs=PROCESSES)(tasks)).reshape(2, SEEDS, -1)[:, :, weeks]
    few, many = found.sum(axis=2)
    return list(np.log(many / few) / np.log(1.2 / 0.8))


def _short_run() -> Measured:
    low, high = ([1.0] * 5 + [x] + [1.0] * 6 for x in (0.8, 1.2))
    return in_band(_elasticity(low, high, slice(5, 6)), 0.05, 0.20)


def _long_run() -> Measured:
    return in_band(_elasticity([0.8] * 12, [1.2] * 12, slice(8, 12)), 0.10, 0.40)


def _kept(seed: int) -> tuple[float, float]:
    """What a week's pulse of advertising leaves after a further week: ad stock, brand memory."""
    decide = reference(REFERENCE)

    def states(pulse: bool) -> list[State]:
        def changed(brief: Brief, observation: Observation, rng: Random) -> Plan:
            plan = flatten(decide(brief, observation, rng))
            extra = {"paid.douyin.budget": 10_000_000} if pulse and observation.round == 4 else {}
            return plan_from(plan | extra)

        played = play(scenario(REFERENCE), changed, seed)
        return [*played.mondays, played.state]

    with_, without = states(True), states(False)
    stock = [float((with_[w].exposure - without[w].exposure)[0].sum()) for w in (4, 5)]
    memory = [float((with_[w].memory - without[w].memory)[0].sum()) for w in (4, 5)]
    return stock[1] / stock[0], memory[1] / memory[0]


def _carried(which: int, low: float, high: float) -> Measured:
    found = Parallel(n_jobs=PROCESSES)(delayed(_kept)(seed) for seed in range(6))
    return in_band([kept[which] for kept in found], low, high)


def _spread(imitation: float) -> Floats:
    """New adopters by week where a little advertising and imitation spread something new."""
    stage = np.zeros((1, 6), np.int64)
    stage[0, 0] = 1_000_000
    moves = progression.MOVES
    aware = moves.index((OPPORTUNITY, AWARE))
    draws = draws_from(np.full((1, len(moves)), 0.5))
    known = [0]
    for _ in range(7 * 104):
        hazards = np.zeros((1, len(moves)))
        hazards[0, aware] = 0.003 / 7 + imitation / 7 * stage[0, 1:].sum() / 1e6
        stage = progression.step(stage, hazards, draws)
        known.append(int(stage[0, 1:].sum()))
    weekly: Floats = np.diff(np.array(known[::7], float))
    return weekly


def _s_shaped() -> Measured:
    """The week in which most adopt, with imitation; without, it must be the first."""
    peak = int(np.argmax(_spread(progression.Params().imitation_weekly)))
    alone = int(np.argmax(_spread(0.0)))
    return exact(float(peak), 8 if alone <= 1 else np.inf, 90, f"without imitation week {alone}")


def _in_trade(industry: str, levers: Mapping[str, Value], kpi: str) -> Measured:
    """By how much `levers` move a figure in the reference market of another trade."""
    seeds = range(8)
    tasks = [delayed(_of_trade)(industry, x, kpi, s) for x in ({}, levers) for s in seeds]
    before, after = np.array(Parallel(n_jobs=PROCESSES)(tasks)).reshape(2, -1)
    return above(list(after / before - 1), 0.0)


def _of_trade(industry: str, levers: Mapping[str, Value], kpi: str, seed: int) -> float:
    return float(figures(season(levers, seed, REFERENCE, industry))[kpi])


FILM = {"content.bilibili.long-video.count": 1, "innovation.try_on": True}
GUIDE = {"innovation.ar_guide": True, "innovation.virtual_ads": 1_000_000}

ROWS: tuple[Row, ...] = (
    Row(
        "T2-retention",
        "Of those who sign up on a virtual platform few are there in 30 days",
        "course:T2",
        "25–31 %",
        lambda: in_band(_mean_of({}, 6, stayed, BEAUTY), 0.25, 0.31),
    ),
    Row(
        "T10-switches",
        "People switch platforms twelve times an hour, so a visit lasts 5 minutes",
        "course:T10",
        "10.5–13.5",
        _switches,
    ),
    Row(
        "T19-late",
        "Not adopting try-on loses share against rivals who do",
        "course:T19",
        "8–16 %",
        _late_with_try_on,
    ),
    Row(
        "T21-fraud",
        "Risk detection cuts what fake traffic costs",
        "course:T21",
        "38–46 %",
        _detection,
    ),
    Row(
        "T23-dear",
        "Ads get dearer through the season",
        "course:T23",
        "CPM rises",
        lambda: above(_mean_of({}, 8, cpm_rise), 0.0),
    ),
    Row(
        "T30-liquor",
        "Drinks: try-on with a brand film gets attention",
        "course:T30",
        "engagement up",
        lambda: _in_trade("liquor", FILM, "engagement_rate"),
    ),
    Row(
        "T30-tech",
        "Technology: ads in virtual spaces with an AR guide sell",
        "course:T30",
        "new customers up",
        lambda: _in_trade("tech", GUIDE, "new_customers"),
    ),
    Row(
        "T38-cvr",
        "Private traffic converts better than public, on every seed",
        "course:T38",
        "all seeds",
        _private_converts,
    ),
    direction(
        "T9-data",
        "One profile finds people better",
        "saves",
        "up",
        after={"tools.data_platform": 3},
    ),
    direction(
        "T16-tracking-saves",
        "Tracking finds people better",
        "saves",
        "up",
        after={"tools.tracking": True},
    ),
    direction(
        "F7-research",
        "A survey of personas sharpens what is made for them",
        "saves",
        "up",
        after={"research.persona_survey": True},
    ),
    direction(
        "F11-consent-trust",
        "Asking for consent earns trust",
        "trust",
        "up",
        after={"compliance.consent_policy": "explicit"},
    ),
    Row(
        "M-first-exposure",
        "First exposure's share of the most that repeating can do",
        "model:response",
        "55–80 %",
        _first_exposure,
    ),
    Row(
        "M-elasticity-short",
        "Orders of a week against its ad spend",
        "model:response",
        "0.05–0.20",
        _short_run,
        SMALL,
    ),
    Row(
        "M-elasticity-long",
        "Orders against ad spend for good",
        "model:response",
        "0.10–0.40",
        _long_run,
        SMALL,
    ),
    Row(
        "M-carry-performance",
        "Ad stock that is left a week after a pulse",
        "model:carryover",
        "0–0.3",
        lambda: _carried(0, 0.0, 0.3),
    ),
    Row(
        "M-carry-brand",
        "Brand memory that is left a week after a pulse",
        "model:carryover",
        "0.3–0.8",
        lambda: _carried(1, 0.3, 0.8),
    ),
    Row(
        "M-adoption",
        "Adoption is S-shaped with imitation, and not without",
        "bass1969",
        "the peak comes after week 8",
        _s_shaped,
    ),
    Row(
        "M-kol-slope",
        "Log engagement rate on log followers",
        "model:kol",
        "−0.10 to −0.25",
        _engagement_slope,
    ),
    Row(
        "M-kol-peak",
        "Followers at which total engagement is largest",
        "model:kol",
        "0.3–3 M",
        _engagement_peak,
    ),
)
