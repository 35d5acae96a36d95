"""What a plan costs, by example: money that is sure, money set aside, and staff hours."""

from __future__ import annotations

import pytest

from simgame.costs.lines import Context, Line, lines_of
from simgame.costs.prices import (
    brought_at_most,
    gifts_at_most,
    rewarded_at_most,
    rise_at_most,
    worth_fen,
)
from simgame.costs.sums import Costs, sum_of
from simgame.plan.lever import Value
from simgame.plan.values import plan_from
from tests.market.seasons import SHORT, scenario


def _costs(values: dict[str, Value], context: Context | None = None) -> Costs:
    return sum_of(plan_from(values), scenario(SHORT), context or Context())


def _line(path: str, values: dict[str, Value], context: Context | None = None) -> Line:
    lines = lines_of(plan_from(values), scenario(SHORT), context or Context())
    return next(line for line in lines if line.path == path)


def test_an_invitation_sets_aside_a_reward_for_whoever_may_be_brought() -> None:
    """¥6.9 of ¥69: 5 % + 25 % × 0.1 / 0.15 of members invite; a fifth may come, and five more."""
    assert brought_at_most(1_000, 690, 6_900) == 48
    assert brought_at_most(1_000, 0, 6_900) == 0
    # Half the price is pushed: one in four of 28 % invents somebody, on top of the fifth.
    assert brought_at_most(1_000, 3_450, 6_900) == 130
    costs = _costs({"private.wecom.invite_reward": 690}, Context({"wecom": 1_000}))
    assert costs.reserved == {"private.wecom.invite_reward": 48 * 690}
    assert costs.money == {}


@pytest.mark.parametrize(
    ("gift", "joined", "people"),
    [(100, 0, 600), (800, 0, 300), (800, 400, 800), (300_000, 0, 1)],
)
def test_entry_gifts_are_set_aside_for_a_number_of_people(gift, joined, people) -> None:
    """For 600 at first, within 6 % of ¥40,000, or for twice as many as joined last week."""
    assert gifts_at_most(gift, joined, 4_000_000) == people
    context = Context(newcomers={"wecom": joined})
    costs = _costs({"private.wecom.incentive": gift}, context)
    assert costs.reserved == {"private.wecom.incentive": people * gift}


def test_rewards_for_posts_are_set_aside_by_the_hours_that_thank_for_them() -> None:
    """Twenty-four posts an hour, and an hour at least."""
    assert [rewarded_at_most(hours) for hours in (0.0, 1.0, 2.5)] == [24, 24, 60]


@pytest.mark.parametrize(
    ("counter", "fee", "commission", "rise"),
    [("decline", 10_000, 0.0, 0), ("small-rise", 10_000, 0.0, 2_000),
     ("accept", 10_000, 0.0, 4_286),
     ("small-rise", 0, 0.1, 0), ("accept", 0, 0.1, 1), ("accept", 10_000, 0.1, 8_572)],
)  # fmt: skip
def test_a_standing_order_says_what_a_kol_may_get_on_top(counter, fee, commission, rise) -> None:
    """Nothing, a fifth, or all up to what they may ask: 3/7 of the offer's worth to them."""
    kol = scenario(SHORT).kols["tea-sister"].model_copy(update={"followers": 10_000})
    worth = worth_fen(kol, fee, commission, 69_000)
    assert rise_at_most(counter, fee, worth) == rise


@pytest.mark.parametrize(
    ("path", "values", "due"),
    [
        ("compliance.permit", {"compliance.permit": True}, "now"),
        ("content.douyin.short-video", {"content.douyin.short-video.count": 2}, "now"),
        ("paid.douyin.budget", {"paid.douyin.budget": 10_000}, "by day"),
        ("private.wecom.touches", {"private.wecom.touches": 4.0}, "by day"),
        ("private.wecom.loyalty_tiers", {"private.wecom.loyalty_tiers": True}, "by day"),
        ("kol.tea-sister", {"kol.tea-sister.posts": 1}, "when it happens"),
        ("private.wecom.incentive", {"private.wecom.incentive": 100}, "when it happens"),
        ("private.wecom.invite_reward", {"private.wecom.invite_reward": 100}, "when it happens"),
        ("co_creation.douyin.reward", {"co_creation.douyin.reward": 500}, "when it happens"),
    ],
)  # fmt: skip
def test_each_line_says_when_it_is_due(path, values, due) -> None:
    """On Monday, over the days, or as it happens; only the last may set money aside on top."""
    line = _line(path, values, Context({"wecom": 100}, {}, {"wecom": 10}))
    assert line.due == due
    assert due == "when it happens" or not line.reserved


def test_perks_are_for_regulars() -> None:
    """Members of three weeks or more, not all."""
    context, path = Context({"wecom": 100}, {}, {"wecom": 10}), "private.wecom.loyalty_tiers"
    assert _line(path, {path: True}, context).fen == 200


@pytest.mark.parametrize(
    ("line", "money", "set_aside"),
    [
        (Line("tools.tracking", 500), 499, 0),
        (Line("tools.tracking", 500), 500, 500),
        (Line("content.douyin.video", 900, pieces=3), 800, 600),
        (Line("paid.douyin.budget", 900, due="by day"), 800, 800),
        (Line("kol.anan", 900, reserved=100, due="when it happens"), 950, 950),
        (Line("kol.anan", 900, reserved=100, due="when it happens"), 5_000, 1_000),
        (Line("tools.tracking", 500), -1, 0),
    ],
)
def test_too_little_money_is_set_aside_whole_or_in_part(line, money, set_aside) -> None:
    """What is due now is had whole, or by the piece; the rest as far as the money goes."""
    assert line.within(money) == set_aside
