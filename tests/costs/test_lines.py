"""What a plan costs, by example: money that is due, money set aside, and staff hours."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from simgame.costs.lines import Context
from simgame.costs.prices import fission_expected
from simgame.costs.sums import Costs, sum_of
from simgame.plan.lever import Value
from simgame.plan.values import plan_from
from tests.market.seasons import SHORT, scenario

NOBODY = Context({}, {})


def _costs(context: Context = NOBODY, **levers: Value) -> Costs:
    values: Mapping[str, Value] = {k.replace("__", "."): v for k, v in levers.items()}
    return sum_of(plan_from(values), scenario(SHORT), context)


def test_an_invitation_sets_aside_a_reward_for_whoever_may_be_brought() -> None:
    """1,000 members and ¥6.9 of ¥69: (5 % + 35 % × 0.1 / 0.25) × 14 % of them, and five more."""
    assert fission_expected(1_000, 690, 6_900) == 32
    assert fission_expected(1_000, 0, 6_900) == 0
    costs = _costs(Context({"wecom": 1_000}, {}), private__wecom__invite_reward=690)
    assert costs.reserved == {"private.wecom": 32 * 690}
    assert costs.total == 32 * 690


@pytest.mark.parametrize(("joined", "expected"), [(0, 20), (100, 145)])
def test_an_entry_gift_is_set_aside_for_somewhat_more_than_joined(
    joined: int, expected: int
) -> None:
    """A quarter more than last week, and twenty."""
    costs = _costs(Context({}, {"wecom": joined}), private__wecom__incentive=800)
    assert costs.reserved == {"private.wecom": expected * 800}
    assert costs.money == {}
