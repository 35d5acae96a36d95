"""What stands between a mechanism's step and a season: who is moved, by whom, and by how much."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from simgame.market.board.trust import Trust
from simgame.market.mechanisms.ads import search_ads
from simgame.market.mechanisms.private import private_acquisition
from simgame.market.mechanisms.reach import hot_topics
from simgame.market.mechanisms.team import service_desk
from simgame.market.run_week import _open
from simgame.market.setting import compile_setting
from simgame.market.state import opening_state
from simgame.market.streams import Streams
from simgame.market.week import HOURS_A_WEEK, Week
from simgame.plan.plan import Plan
from simgame.scenario.market_events import Crisis, HotTopic
from tests.market.seasons import scenario

REFERENCE = scenario("_library/reference")
SETTING = compile_setting(REFERENCE)


def _week(**first: object) -> Week:
    """The first week of the reference market; the first brand does what is given."""
    plans = [Plan.model_validate(first), *[Plan()] * (len(SETTING.brands) - 1)]
    return _open(SETTING, opening_state(SETTING), plans, Streams(3), {}, frozenset())


def test_customers_who_were_answered_well_come_back_more_readily() -> None:
    """And those who were answered as usual come back as usual."""
    week, params = _week(), service_desk.Params()
    service_desk.Memory(week.state).pleased[0] = params.usual + 0.1
    service_desk.start_week(week, params)
    assert week.factors.repurchase[0] == pytest.approx(1 + 0.1 * params.again)
    assert (week.factors.repurchase[1:] == 1).all()


def test_work_in_hand_ends_later_at_a_slower_pace() -> None:
    """What is left of it is stretched from Monday morning on, and not from the season's start."""
    week = _week()
    week.state.week, role = 2, SETTING.roles[0]
    week.pace = np.full_like(week.pace, 2 * week.hours_each(0, role))
    assert week.resumed(2 * HOURS_A_WEEK + 10.0, 0, role) == 2 * HOURS_A_WEEK + 20.0


def test_only_hot_topics_are_topics() -> None:
    """A crisis, or a rival's price, is nothing that a post can ride on."""
    topic = {"type": "hot-topic", "at": "round 2", "lasts": "5 days", "change": "+80%"}
    rumour = {"type": "crisis", "at": "round 3", "change": "+0%"}
    events = {"topic": HotTopic.model_validate(topic), "rumour": Crisis.model_validate(rumour)}
    setting = compile_setting(REFERENCE.model_copy(update={"events": events, "calendar": []}))
    plans = [Plan()] * len(setting.brands)
    week = _open(setting, opening_state(setting), plans, Streams(3), {}, frozenset())
    week.state.week += 1
    found = hot_topics._topics(week, hot_topics.Params())
    assert [(t.opens, t.lasts, t.pull) for t in found] == [(7, 5.0, 0.8)]


def test_searches_cost_what_they_are_worth_whatever_money_is_counted_in() -> None:
    """Twice the money at twice the price catches the same searches, also beside a rival."""
    week, params = _week(), search_ads.Params()
    money = np.zeros((len(SETTING.brands), len(SETTING.platforms)))
    money[:2, 0] = 40_000.0, 90_000.0
    where = np.full(len(SETTING.platforms), 0.5)
    dearer = search_ads.Params(click_price=2 * params.click_price)
    caught = search_ads._caught(week, money, where, 5e3, params)
    twice = search_ads._caught(week, 2 * money, where, 5e3, dearer)
    assert 0 < caught[0, 0] < caught[1, 0] < 1
    assert twice == pytest.approx(caught)


def test_a_rival_makes_searches_dearer() -> None:
    """The same money catches less when another brand pays for the same searches."""
    week, params = _week(), search_ads.Params()
    money = np.zeros((len(SETTING.brands), len(SETTING.platforms)))
    money[0, 0] = 40_000.0
    where = np.full(len(SETTING.platforms), 0.5)
    alone = search_ads._caught(week, money, where, 5e3, params)[0, 0]
    money[1, 0] = 90_000.0
    assert search_ads._caught(week, money, where, 5e3, params)[0, 0] < alone


def test_channels_that_nobody_uses_take_no_seats() -> None:
    """Staff look after the channels in use, and after no others."""
    first, second = SETTING.channels[:2]
    shape = (7, len(SETTING.brands), len(SETTING.channels))
    crowd = np.full(shape, 1e9)
    one, two = (
        private_acquisition._room(_week(private=used), crowd).sum(axis=0)[0, 0]
        for used in (
            {first: {"touches": 4.0}},
            {first: {"touches": 4.0}, second: {"touches": 4.0}},
        )
    )
    members = opening_state(SETTING).members.sum(axis=(1, 3))[0, 0] / 1e9
    assert one + members == pytest.approx(2 * (two + members))


def test_trust_is_settled_once_and_within_bounds() -> None:
    """What is earned and lost follows each other; Monday's trust is felt until then."""
    state = opening_state(SETTING)
    state.trust = np.full_like(state.trust, 0.5)
    account = Trust(state)
    account.earn(np.full_like(state.trust, 0.2))
    account.lose(0.5, 0)
    account.move(np.full_like(state.trust, 0.7))
    assert (state.trust == 0.5).all()
    assert (account.monday == 0.5).all()
    account.settle(state)
    assert state.trust[0] == pytest.approx(1.0)
    assert (state.trust[1:] == 1.0).all()
    account.lose(1.0)
    account.move(np.full_like(state.trust, -0.3))
    account.settle(state)
    assert (state.trust == 0.0).all()


def test_seasons_of_a_scenario_share_its_arrays() -> None:
    """What follows from a scenario is worked out once; a copy is another scenario."""
    setting = compile_setting(REFERENCE)
    assert compile_setting(REFERENCE) is setting
    assert compile_setting(REFERENCE.model_copy()) is not setting


def test_arrays_of_a_board_are_apart() -> None:
    """They lie in one piece of memory, and what is written into one stands in no other."""
    days = _week().days
    arrays = [getattr(days, one.name) for one in fields(days)]
    for number, array in enumerate(arrays, 1):
        array[...] = number
    assert [np.unique(array).tolist() for array in arrays] == [
        [n] for n in range(1, len(arrays) + 1)
    ]
