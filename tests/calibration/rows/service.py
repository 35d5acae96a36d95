"""The service desk: people and machines who answer, and what comes of it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from simgame.market.mechanisms.team.service_desk import step as erlang_a
from tests.calibration.case import Case, levers
from tests.calibration.measure import Figure, Measure, change, exact, interior, values
from tests.calibration.mutation import with_param, without
from tests.calibration.row import DOWN, ONE, UP, Estimate, Row, Target
from tests.calibration.seen import Seen
from tests.calibration.world import MANY, World
from tests.market.queue_model import Served, serve

NO_SERVICE, SERVED = levers({"service.staff": 0}), levers({"service.staff": 6})
PATIENT = with_param(service_desk__patience_minutes=2.0)


def repeats(one: Seen) -> float:
    """Orders by earlier buyers."""
    return one.kpis["orders"] - one.kpis["new_customers"]


# Agents, against those who would just have time for all contacts: enough of them, and too few.
ENOUGH, FEW = 1.4, 0.5


def _at_desk(figure: str | Figure, manned: float) -> Measure:
    """By what share a figure changes when AI answers most of what a desk of people answered."""

    def measure(world: World) -> Estimate:
        little, much = (_desk_of(world, manned, part) for part in (0.1, 0.8))
        return change(figure, much, little, 6)(world)

    return measure


def _desk_of(world: World, manned: float, part: float) -> Case:
    """So many agents, of those who are needed, and a share of AI."""
    contacts = values(world, lambda one: one.own["service_desk.contacts"], SERVED, 3).mean()
    params = world.params("service_desk")
    pace = params.handled * params.shift  # type: ignore[attr-defined]
    return levers(
        {"service.staff": max(round(manned * contacts / pace), 1), "service.ai_share": part}
    )


def _some_ai(world: World) -> Estimate:
    """Orders that some AI brings at a desk of too few, above the better of none and much."""
    return interior("orders", [_desk_of(world, FEW, part) for part in (0.0, 0.4, 0.8)], MANY)(world)


@lru_cache(maxsize=1)
def _desk() -> tuple[Served, float]:
    """A desk of 8 agents for 40,000 contacts, and contacts an hour."""
    rng = np.random.default_rng(18)
    n, pace = 40_000, 85.0
    gaps, work = rng.exponential(1 / pace, n), rng.exponential(0.1, n)
    return serve(gaps.tolist(), work.tolist(), rng.exponential(8 / 60, n).tolist(), 8), pace


def _formula(world: World, pace: float) -> tuple[float, float]:
    """Hours of waiting and share who give up, by the formula at the game's patience."""
    params = world.params("service_desk")
    wait, gone = erlang_a(
        np.array(pace), np.array(8.0), np.array(params.handled), params.patience_minutes / 60
    )  # type: ignore[attr-defined]
    return float(wait), float(gone)


def _abandonment(world: World) -> Estimate:
    served, pace = _desk()
    return exact(served.abandonment / _formula(world, pace)[1])


def _little(world: World) -> Estimate:
    """Mean queue by the clock against arrivals × mean wait by the formula."""
    served, pace = _desk()
    return exact(served.waited / served.until / (pace * _formula(world, pace)[0]))


ROWS: tuple[Row, ...] = (
    Row("T18-faster", "sign", "With a larger share of AI, answers come faster: minutes",
        "course:T18", DOWN, _at_desk(lambda one: one.own["service_desk.minutes"], FEW),
        without("service_desk")),
    Row("T18-repeat", "emerges", "With a larger share of AI, fewer come back", "course:T18", DOWN,
        _at_desk(repeats, ENOUGH), with_param(service_desk__ai_resolves=0.92,
        service_desk__ai_harder=0.0)),
    Row("T18-best", "emerges", "Too few agents do best with some AI: more orders than with "
        "none or with much", "course:T18", Target(low=0.0, unit="%"), _some_ai,
        with_param(service_desk__ai_resolves=0.999, service_desk__ai_harder=0.0,
        service_desk__left_over=1.0)),
    Row("service-counts", "emerges", "Where nobody answers, fewer come back", "course:F5", UP,
        change(repeats, SERVED, NO_SERVICE), without("service_desk")),
    Row("desk-abandonment", "set", "A desk of processes and Erlang-A: who gives up, ratio",
        "garnett2002", Target(0.97, 1.03), _abandonment, PATIENT, ONE),
    Row("desk-little", "set", "A desk of processes keeps Little's law, ratio", "garnett2002",
        Target(0.97, 1.03), _little, PATIENT, ONE),
)  # fmt: skip
