"""A lever's value is read alike wherever it is written; a forecast has the unit of its figure."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from simgame.game.offered_levers import catalogue_of
from simgame.plan.catalogue import Spec
from simgame.plan.kpis import BELOW_ZERO, KPIS
from simgame.plan.lever_values import read_value, typed_value, written_value
from tests.market.seasons import SHORT, scenario

LEVERS = catalogue_of(scenario(SHORT)).by_path
ORDERS = LEVERS["forecast.orders"]
BUDGET, SERVICE = LEVERS["paid.douyin.budget"], LEVERS["private.wecom.service"]
TOUCHES, HOURS = LEVERS["private.wecom.touches"], LEVERS["private.wecom.rules_hours"]


def _forecast(kpi: str) -> Spec:
    lever = ORDERS.lever._replace(low=-1e12 if kpi in BELOW_ZERO else 0)
    return ORDERS._replace(path=f"forecast.{kpi}", keys=(kpi,), lever=lever)


@pytest.mark.parametrize(
    ("spec", "text", "value"),
    [
        (BUDGET, "8000", 800_000),
        (BUDGET, "¥8000", 800_000),
        (SERVICE, "70", 0.7),
        (SERVICE, "70%", 0.7),
        (SERVICE, "1", 0.01),
        (TOUCHES, "2.5", 2.5),
        (HOURS, "3", 3),
        (HOURS, "90分钟", 1.5),
        (_forecast("gmv"), "5万", 5_000_000),
        (_forecast("net_contribution"), "-¥2万", -2_000_000),
        (_forecast("cvr"), "3.2", 0.032),
        (_forecast("reported_roas"), "2.5", 2.5),
        (_forecast("orders"), "1.2k", 1_200),
    ],
)
def test_bare_numbers_are_typed_in_the_unit_that_is_shown(
    spec: Spec, text: str, value: float
) -> None:
    """Yuan, percent, hours; with their unit they are the same."""
    assert typed_value(spec, text) == value


@pytest.mark.parametrize(
    ("spec", "text"),
    [
        (BUDGET, "5%"),
        (BUDGET, "-5"),
        (BUDGET, "1.500"),
        (SERVICE, "0.7"),
        (SERVICE, "¥5"),
        (TOUCHES, "50%"),
        (HOURS, "¥3"),
        (_forecast("orders"), "¥500"),
        (_forecast("orders"), "1.5"),
        (_forecast("members"), "0.5"),
        (_forecast("gmv"), "5%"),
    ],
)
def test_another_unit_is_never_dropped(spec: Spec, text: str) -> None:
    """Nor is a sign, nor a fraction that may be thousands."""
    with pytest.raises(PydanticCustomError):
        typed_value(spec, text)


@pytest.mark.parametrize("kpi", [kpi.id for kpi in KPIS])
@pytest.mark.parametrize("value", [0.0, 0.25, 12.5, 312.125, 1_234_567.0])
def test_a_forecast_written_in_a_file_is_read_back(kpi: str, value: float) -> None:
    """In yuan, percent or as a number, whatever its figure is counted in."""
    if value > 1 and _is_share(kpi):
        return
    assert read_value(_forecast(kpi), written_value(_forecast(kpi), value)) == value


def _is_share(kpi: str) -> bool:
    return next(k.unit for k in KPIS if k.id == kpi) == "share"


@pytest.mark.parametrize(
    ("spec", "value"), [(BUDGET, 8000), (SERVICE, 0.7), (_forecast("gmv"), 50_000)]
)
def test_bare_money_and_shares_are_refused_in_files(spec: Spec, value: float) -> None:
    """A file is read where no unit stands beside it."""
    with pytest.raises(PydanticCustomError) as caught:
        read_value(spec, value)
    assert caught.value.type == "unit_missing"
