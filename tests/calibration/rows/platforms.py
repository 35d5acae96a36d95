"""Platforms, data and innovation: what advertising buys, whom it finds and what is fake."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random

import numpy as np

from simgame.game.season import Season
from simgame.lab.trial import figures
from simgame.lab.trials import run_each
from simgame.market.mechanism import Floats
from simgame.market.mechanisms.reach import attention
from simgame.market.setting import compile_setting
from simgame.market.totals import TOTALS
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
from tests.market.seasons import play, reference, scenario

BEAUTY = str(Path(__file__).parents[2] / "fixtures" / "beauty" / "scenario.yaml")


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
    lost: Floats = np.array(run_each(_lost, (False, True), range(8)))
    return in_band(list(1 - lost[1] / lost[0]), 0.38, 0.46)


def _mean_of(parts: Mapping[str, Value], seeds: int, figure: Callable[[Season], float],
             name: str = REFERENCE) -> Sequence[float]:  # fmt: skip
    """One figure of every season in which `parts` are set."""
    return run_each(partial(_figure, figure, name), [parts], range(seeds))[0]


def _figure(
    figure: Callable[[Season], float], name: str, parts: Mapping[str, Value], seed: int
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


def _sitting() -> Measured:
    """Minutes online to sittings a day, as many as leave those away who are away."""
    setting = compile_setting(scenario(REFERENCE))
    people, minutes = setting.people.astype(float), setting.minutes
    online = attention.step(people, minutes, np.ones(minutes.shape[1]), attention.Params())
    sittings = -np.log(1 - online / people[:, None])
    weight = people[:, None]
    return exact(float((minutes * weight).sum() / (sittings * weight).sum()), 11.0, 13.0, "minutes")


def cpm_rise(played: Season) -> float:
    """CPM of the last four weeks against the first four, at the same budgets."""
    cpm = [report.kpis["cpm"] for report in played.reports(played.seats[0])]
    return float(np.mean(cpm[-4:]) / np.mean(cpm[:4]) - 1)


def private_lead(played: Season) -> float:
    """CVR of private channels over that of public ones, less 1."""
    sums = {True: np.zeros(2), False: np.zeros(2)}
    for report in played.reports(played.seats[0]):
        for row in report.channels:
            sums[row.group == "private"] += (row.orders, row.clicks)
    private, public = (sums[k][0] / sums[k][1] for k in (True, False))
    return float(private / public - 1)


def _private_converts() -> Measured:
    return share_of_seeds([lead > 0 for lead in _mean_of({}, 12, private_lead)], 1.0)


def _in_trade(industry: str, levers: Mapping[str, Value], kpi: str) -> Measured:
    """By how much `levers` move a figure in the reference market of another trade."""
    found = run_each(partial(_of_trade, industry, kpi), ({}, levers), range(8))
    before, after = np.array(found)
    return above(list(after / before - 1), 0.0)


def _of_trade(industry: str, kpi: str, levers: Mapping[str, Value], seed: int) -> float:
    return figures(season(levers, seed, REFERENCE, industry))[kpi]


FILM = {"content.bilibili.long-video.count": 1, "innovation.try_on": True}
GUIDE = {"innovation.ar_guide": True, "innovation.virtual_ads": 1_000_000}

ROWS: tuple[Row, ...] = (
    Row(
        "T2-retention",
        "Of those who sign up on a virtual platform few are there in 30 days",
        "course:T2",
        "25–31 %",
        lambda: in_band(_mean_of({}, 6, stayed, BEAUTY), 0.25, 0.31),
        basis="set",
    ),
    Row(
        "T10-switches",
        "People switch platforms twelve times an hour, so a visit lasts 5 minutes",
        "course:T10",
        "10.5–13.5",
        _switches,
        basis="set",
    ),
    Row(
        "T10-sitting",
        "A sitting lasts 12 minutes",
        "course:T10",
        "11–13 minutes",
        _sitting,
        basis="set",
    ),
    Row(
        "T19-late",
        "Not adopting try-on loses share against rivals who do",
        "course:T19",
        "8–16 %",
        _late_with_try_on,
        basis="fitted",
    ),
    Row(
        "T21-fraud",
        "Risk detection cuts what fake traffic costs",
        "course:T21",
        "38–46 %",
        _detection,
        basis="set",
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
        "T9-asked",
        "With one profile, ads for those who asked bring more buyers than ads for everyone",
        "new_customers",
        "up",
        before={"tools.data_platform": 1, "paid.douyin.budget": 2_000_000},
        after={
            "tools.data_platform": 1,
            "paid.douyin.budget": 2_000_000,
            "paid.douyin.audience": "asked",
        },
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
)
