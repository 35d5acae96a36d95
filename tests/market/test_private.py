"""Rules of how members who invite others reach the market."""

from __future__ import annotations

import numpy as np
import pytest

from simgame.market.setting import ACT, compile_setting
from simgame.market.state import LEDGER, opening_state
from simgame.market.week import Week
from tests.market.mondays import monday_with, run
from tests.market.seasons import SHORT, scenario

MEMBERS = 2_000
PRICE = 6_900
GIFT, PUSHED, ABUSED = 690, 2_415, 3_450


def _monday(reward: int, members: object = MEMBERS, seed: int = 7) -> Week:
    """A week in which both personas have so many members, who are offered a reward to invite."""
    state = opening_state(compile_setting(scenario(SHORT)))
    state.members[0, :, 0, 3] = members
    return monday_with(scenario(SHORT), {"private.wecom.invite_reward": reward}, state, seed)


def _week(reward: int, **given: int) -> Week:
    return run(_monday(reward, **given), "fission", "end_week")


def _brought(week: Week) -> int:
    return int(week.state.members[0, :, 0, 0].sum())


def test_nobody_invites_without_a_reward() -> None:
    """Nor joins."""
    assert _brought(_week(0)) == 0


def test_without_members_nobody_is_invited() -> None:
    """Not one, whatever the luck."""
    weeks = [_week(GIFT, members=0, seed=seed) for seed in range(8)]
    assert sum(int(w.state.own["fission.counted"][0].sum()) for w in weeks) == 0


def test_those_who_come_are_members_of_the_week_and_will_ask() -> None:
    """By persona, spread over the days; the rival's members invite nobody."""
    week = _week(GIFT)
    brought = _brought(week)
    assert brought > 0
    assert week.days.joined[:, 0].sum() == brought
    assert week.state.own["fission.coming"][0].sum() == brought
    assert week.state.own["fission.counted"][0, 1] == brought
    assert week.state.members[1].sum() == 0
    run(week, "fission", "show")
    assert week.days.intents[:, 0].sum() == pytest.approx(brought)


def test_as_many_are_invited_as_members_have_friends() -> None:
    """40,000 members × (5 % + 25 % × 0.1 ÷ 0.15) = 8,667, clustered; one in nine of them comes."""
    weeks = [_week(GIFT, members=20_000, seed=seed) for seed in range(8)]
    invited = np.mean([w.state.own["fission.counted"][0, 0] for w in weeks])
    converted = np.mean([_brought(w) for w in weeks])
    assert invited == pytest.approx(8_667, rel=0.05)
    chance = 0.13 * 0.1 / 0.12 * (0.5 + 0.5)
    assert converted == pytest.approx(invited * chance, rel=0.05)


def test_those_who_have_asked_have_fewer_left_to_ask() -> None:
    """As many invitations as members ask a friend each; a tenth are new friends each week."""
    week = _week(GIFT)
    asked = week.state.own["fission.asked"][0, 0]
    assert asked == pytest.approx(week.state.own["fission.counted"][0, 0] / (2 * MEMBERS))
    week.state.own["fission.asked"][0, 0] = 1.0
    before = int(week.state.own["fission.counted"][0, 0])
    run(week, "fission", "end_week")
    again = int(week.state.own["fission.counted"][0, 0]) - before
    assert again == pytest.approx(before * np.exp(-0.9), rel=0.15)


def test_whoever_muted_invites_nobody() -> None:
    """Members who do not listen are not asked."""
    week = _monday(GIFT)
    week.state.muted[0, :, 0] = MEMBERS
    run(week, "fission", "end_week")
    assert _brought(week) == 0


def test_customers_cannot_be_brought() -> None:
    """Who buys already is no stranger."""
    week = _monday(GIFT)
    week.state.stage[0, :, :, ACT] += week.state.stage[0, :, :, :ACT].sum(axis=-1)
    week.state.stage[0, :, :, :ACT] = 0
    run(week, "fission", "end_week")
    assert _brought(week) == 0


def test_everybody_is_a_member_once() -> None:
    """Where nearly all are members, the last can join and no more."""
    week = _monday(GIFT, members=np.array([2_400_000, 1_600_000]) - 3)
    run(week, "fission", "end_week")
    assert week.state.members[0, :, 0].sum(axis=1).tolist() == week.setting.people.tolist()
    assert week.days.joined[:, 0].sum() == 6


@pytest.mark.parametrize("reward", [GIFT, ABUSED])
def test_each_who_came_is_paid_for(reward: int) -> None:
    """And from a quarter of the price on some who are nobody."""
    week = _week(reward)
    invited, brought = week.state.own["fission.counted"][0].tolist()
    fakes = int(invited * max(reward / PRICE - 0.25, 0))
    paid = (brought + fakes) * reward
    assert week.state.ledger[0, LEDGER.index("private")] == paid > 0
    assert week.state.spent[0] == week.state.ledger[0, LEDGER.index("private")]


def test_a_pushed_reward_brings_people_who_do_not_come() -> None:
    """Beyond 15 % of the price, more are invited of whom fewer convert."""
    rates = []
    for reward in (1_035, PUSHED):
        invited, came = _week(reward).state.own["fission.counted"][0]
        rates.append((invited, came / invited))
    (some, rate), (more, lower) = rates
    assert more > some
    assert lower < rate
