"""Rules of what research has found: study by study, the newest first, each figure in its unit."""

import pytest

from simgame import pages
from simgame.plan.observation import Finding
from tests.market.seasons import SHORT, scenario


def _found(kind, *keys, week=1, value=2.0):
    hour = 168 * week
    return Finding(kind=kind, keys=keys, value=value, low=value - 1, high=value + 1, hour=hour)


def _told(*found, **only):
    return pages.studies(scenario(SHORT), found, **only)


def test_the_newest_study_stands_first():
    """By week; what came in together stays as it came."""
    told = _told(_found("forecast"), _found("lift_test", week=3), _found("kol_audit", "tea-sister"))
    assert [(s.week, s.rows[0].keys[0]) for s in told] == [
        (3, "lift_test"), (1, "forecast"), (1, "kol_audit"),
    ]  # fmt: skip


def test_one_week_or_kind_is_asked_for():
    """As a review asks for its week, and a lever for its study."""
    found = _found("forecast"), _found("forecast", week=2), _found("lift_test", week=2)
    assert [s.week for s in _told(*found, kind="forecast")] == [2, 1]
    assert [s.rows[0].keys for s in _told(*found, week=2)] == [("forecast",), ("lift_test",)]
    assert _told(*found, week=1, kind="lift_test") == []


@pytest.mark.parametrize(
    ("kind", "keys", "unit"),
    [
        ("third_party_data", ("you",), "share"),
        ("kol_audit", ("tea-sister",), "share"),
        ("satisfaction", (), "share"),
        ("competitor_spend", ("cloud-leaf", "paid"), "fen"),
        ("lift_test", (), "count"),
        ("forecast", (), "count"),
        ("persona_survey", ("student", "douyin"), "count"),
        ("persona_survey", ("student", "short-video"), "ratio"),
        ("interviews", ("student", "price_sensitivity"), "ratio"),
        ("tool_trial", (), "ratio"),
    ],
)
def test_a_figure_has_the_unit_of_its_study(kind, keys, unit):
    """Minutes on a platform are counted; what is compared with the usual is a ratio."""
    ((row,),) = (section.rows for section in _told(_found(kind, *keys)))
    fact = row["value"]
    assert (row.keys, fact.unit, fact.value, fact.interval) == (
        (kind, *keys),
        unit,
        2.0,
        (1.0, 3.0),
    )
