"""Rules of the desk: shifts, who answers without one, and when more people are worth their wage."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.costs.prices import AGENT_FEN
from simgame.lab.trial import Trial, figures_of
from simgame.market.mechanism import Floats
from simgame.market.mechanisms.team import service_desk
from simgame.market.week import Week
from tests.market.mondays import monday_with, run
from tests.market.seasons import SHORT, scenario

YOU, RIVAL = 0, 1
DAILY = np.array([0.01] * 8 + [0.06] * 12 + [0.05] * 4)
DAILY /= DAILY.sum()


def _served(orders: int, **levers: object) -> Week:
    """A week of the short season in which both brands have so many orders a day."""
    week = monday_with(scenario(SHORT), {f"service.{k}": v for k, v in levers.items()})  # type: ignore[misc]
    week.days.orders[:, [YOU, RIVAL], 0, 0, 0] = orders
    return run(week, "service_desk", "end_week")


def _pleased(orders: int, **levers: object) -> Floats:
    return service_desk.Memory(_served(orders, **levers).state).pleased


def test_an_agent_works_forty_hours_a_week_for_a_plausible_wage() -> None:
    """Between ¥25 and ¥45 an hour."""
    hours = service_desk.Params().shift
    assert hours == 40
    assert 2_500 <= AGENT_FEN / hours <= 4_500


@pytest.mark.parametrize("hours", [0.5, 1.0, 5.7, 12.3, 24.0, 57.0])
def test_people_on_duty_work_as_many_hours_as_there_are(hours: float) -> None:
    """Wherever somebody writes somebody is on duty, and nobody works more than is paid."""
    staff, share = service_desk.on_duty(np.array([hours]), DAILY)
    assert staff.sum() == pytest.approx(hours)
    assert share.sum() == pytest.approx(1)
    assert ((staff > 0) == (share > 0)).all()
    assert (staff[staff > 0] >= min(hours, 1.0) - 1e-9).all()


def test_a_small_desk_is_open_when_most_is_to_do() -> None:
    """Eight hours are spent in the busiest hours; with more hours the night is manned too."""
    small, _ = service_desk.on_duty(np.array([8.0]), DAILY)
    large, _ = service_desk.on_duty(np.array([40.0]), DAILY)
    assert np.flatnonzero(small[0]).tolist() == list(range(8, 16))
    assert (large[0] > 0).all()


def test_community_staff_answer_alone_as_far_as_their_hours_go() -> None:
    """Few orders: as usual. Many: most get no answer. A rival is never asked."""
    few, many = _pleased(20), _pleased(2_000)
    usual = service_desk.Params().usual
    assert few[YOU] == pytest.approx(usual)
    assert many[YOU] < 0.4 * usual
    assert few[RIVAL] == many[RIVAL] == usual


@pytest.mark.parametrize("orders", [20, 300, 2_000])
def test_an_agent_more_never_pleases_fewer(orders: int) -> None:
    """A desk adds to what the community staff answer, however small it is."""
    found = [_pleased(orders, staff=n)[YOU] for n in range(7)]
    assert (np.diff(found) > -0.01).all()
    assert found[-1] > found[0]


def test_a_machine_is_needed_where_orders_are_many() -> None:
    """Two agents and many orders: more are pleased with a machine; with few orders fewer are."""
    many, few = (
        [_pleased(orders, staff=2, ai_share=share)[YOU] for share in (0.0, 0.4)]
        for orders in (2_000, 20)
    )
    assert many[1] > many[0]
    assert few[1] < few[0]


def test_agents_pay_where_orders_are_many_and_cost_where_they_are_few() -> None:
    """Six agents earn in the reference market and lose in a launch, over the season."""

    def earned(name: str, agents: int) -> float:
        trial = Trial(name, levers=(("service.staff", agents),))
        return sum(figures_of(trial, seed)["net_contribution"] for seed in (5001, 5002))

    assert earned("_library/reference", 6) > 1.05 * earned("_library/reference", 0)
    assert earned("beauty-community", 6) < earned("beauty-community", 0)
