"""Rules of what is reported: days, rows, what is under way, hours, stages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simgame.market.in_transit import in_transit
from simgame.market.observe import staff_hours, stages
from simgame.market.run_week import step
from simgame.market.setting import Setting, compile_setting
from simgame.market.state import State, opening_state
from simgame.market.streams import Streams
from simgame.market.told_days import day_reports
from simgame.market.under_way import Booking, Job, Note, Study
from simgame.plan.plan import Plan
from tests.market.seasons import SHORT, scenario


@pytest.fixture
def setting() -> Setting:
    """Return the short season."""
    return compile_setting(scenario(SHORT))


@pytest.fixture
def state(setting: Setting) -> State:
    """Return its second Monday, as it opened."""
    state = opening_state(setting)
    state.week = 1
    return state


def _rows(setting: Setting, state: State, brand: int = 0) -> list[tuple[object, ...]]:
    return [(r.kind, r.keys, r.amount, r.due_hour) for r in in_transit(setting, state, brand)]


def test_nothing_is_under_way_at_the_opening(setting: Setting, state: State) -> None:
    """An empty list."""
    assert _rows(setting, state) == []


def test_work_under_way_is_listed_with_its_hour(setting: Setting, state: State) -> None:
    """−1 where it is not settled; each brand sees its own."""
    job = _job(touch=2, publish_hour=190.0)
    state.jobs = (job, job._replace(publish_hour=-1.0), job._replace(brand=1))
    booking = Booking("b", 0, 1, 0, 0, 100, 0.5, True, 0.1, 0.5, 0.5, 1.0)
    state.bookings = (booking._replace(publish_hour=200.7), booking._replace(brand=1))
    state.studies = (Study("s", 0, "persona_survey", 250), Study("t", 1, "interviews", 260))
    assert _rows(setting, state) == [
        ("content", ("xiaohongshu", "picture-text"), 1, 190),
        ("content", ("xiaohongshu", "picture-text"), 1, -1),
        ("kol", ("campus-kai",), 1, 200),
        ("study", ("persona_survey",), 1, 250),
    ]
    assert [row[0] for row in _rows(setting, state, 1)] == ["content", "kol", "study"]


def _job(**fields: object) -> Job:
    usual = {"ident": "j", "brand": 0, "touch": 0, "role": "content", "hours": 4.0,
             "finish_hour": -1.0, "publish_hour": -1.0}  # fmt: skip
    known = dict.fromkeys(Job._fields) | usual | fields
    return Job(**known)


def test_people_who_were_hired_are_listed_until_they_come(setting: Setting, state: State) -> None:
    """By role and the Monday on which they come."""
    state.own["team.coming"][:, :] = 0
    state.own["team.coming"][1, 0, 0] = 2
    assert _rows(setting, state) == [("hire", ("content",), 2, 2 * 168)]
    assert _rows(setting, state, 1) == []


def test_searches_and_parcels_are_due_with_their_last_day(setting: Setting, state: State) -> None:
    """Rings by the day of the season modulo 15: day 9 is in two days' time, day 18 in eleven."""
    state.seeding[0, 0, 9] = 5
    state.parcels[0, 1, [7, 18 % 15]] = 3, 4
    assert _rows(setting, state) == [
        ("search", (), 5, (9 + 1) * 24),
        ("parcels", (), 7, (18 + 1) * 24),
    ]


def test_hours_are_of_the_team_and_of_those_hired(setting: Setting, state: State) -> None:
    """Who comes on this Monday works this week; who comes later does not yet."""
    assert staff_hours(setting, state, 0) == {"content": 120, "media": 40, "community": 80}
    state.own["team.hired"][0, 1] = 1
    state.own["team.coming"][0, 0, 0] = 2
    state.own["team.coming"][1, 0, 2] = 5
    assert staff_hours(setting, state, 0) == {"content": 200, "media": 80, "community": 80}
    assert staff_hours(setting, state, 1) == {"content": 120, "media": 40, "community": 80}


def test_stages_are_exact_at_the_opening_and_add_up(setting: Setting, state: State) -> None:
    """Later as platforms estimate them; whoever is in no other stage is an opportunity."""
    opened = opening_state(setting)
    told = stages(setting, opened, Streams(7), 0)
    true = opened.stage[0].sum(axis=(0, 1)).tolist()
    assert list(told.values()) == true
    assert list(told) == ["opportunity", "aware", "appeal", "ask", "act", "advocate"]
    later = stages(setting, state, Streams(7), 0)
    assert sum(later.values()) == setting.people.sum()
    assert list(later.values()) != true
    assert later["aware"] == pytest.approx(told["aware"], rel=0.2)
    assert later == stages(setting, state, Streams(7), 0)


def test_messages_are_told_on_their_days(setting: Setting) -> None:
    """Of the second week, from midnight to midnight, to whom they concern."""
    state = opening_state(setting)
    plans = [Plan() for _ in setting.brands]
    step(setting, state, plans, Streams(7))
    passed = step(setting, state, plans, Streams(7))
    first = 7 * 24
    notes = tuple(
        Note(brand, hour, f"h{hour - first}")
        for brand, hour in ((0, first), (0, first + 23), (0, first + 24), (1, first + 5),
                            (0, first + 167))
    )  # fmt: skip
    passed = replace(passed, notes=notes)
    figures = np.rint(passed.days[:, 0]).astype(np.int64)
    days = day_reports(passed, 0, figures)
    assert [[m.code for m in day.messages] for day in days] == [
        ["h0", "h23"], ["h24"], [], [], [], [], ["h167"],
    ]  # fmt: skip
    assert [day.day for day in days] == list(range(7))
    assert [len(day_reports(passed, 0, figures[:n])) for n in (0, 3)] == [0, 3]
    assert [m.code for m in day_reports(passed, 1, figures)[0].messages] == ["h5"]
    assert np.array([d.impressions for d in days]).sum() == pytest.approx(
        passed.days[:, 0, 0].sum(), abs=7
    )
