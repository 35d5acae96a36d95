"""Texts read as people write: separators in numbers, articles, dates within the season."""

from __future__ import annotations

import pytest

from simgame import words
from simgame.locale import Texts, texts
from simgame.plan.lever import patterns
from simgame.plan.observation import TransitRow
from simgame.plan.plan import Plan
from simgame.words.texts import all_texts
from tests.market.seasons import SHORT, scenario

EN, ZH = texts("en"), texts("zh")


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
def test_numbers_in_sentences_have_separators(t: Texts) -> None:
    """A number in a plural as any other: `7,146`."""
    row = TransitRow(kind="search", keys=(), amount=7146, due_hour=30)
    assert "7,146" in words.transit_row(scenario(SHORT), row, t)


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
def test_what_comes_too_late_has_no_date(t: Texts) -> None:
    """No week is named that the season does not have."""
    view = scenario(SHORT)
    row = TransitRow(kind="parcels", keys=(), amount=3, due_hour=168 * view.rounds + 90)
    said = words.transit_row(view, row, t)
    assert str(view.rounds + 1) not in said


def test_who_will_search_is_told_by_when() -> None:
    """How many this week, in later weeks and after the season; what is nought is left out."""
    view = scenario(SHORT)
    monday = 7 * (view.rounds - 2)
    days = (100, 50, 0, 0, 0, 0, 7, 30, 0, 0, 0, 0, 0, 2, 4)
    row = TransitRow(kind="search", keys=(), amount=sum(days), days=days,
                     due_hour=24 * (monday + len(days)))  # fmt: skip
    assert words.transit_row(view, row, ZH) == "193 人将会搜索：这周 157、以后几周 32、季后 4"
    soon = row.model_copy(update={"days": days[:7], "due_hour": 24 * (monday + 7)})
    assert words.transit_row(view, soon, EN) == "193 people will search: 157 this week"


def test_what_is_under_way_is_told_by_its_last_day() -> None:
    """Parcels by the day on which the last one comes, studies by the Sunday on which they do.

    Not by the day after it, which for those of the last Sunday is after the season.
    """
    view = scenario(SHORT)
    parcels = TransitRow(kind="parcels", keys=(), amount=9, days=(4, 3, 2), due_hour=24 * 10)
    assert words.transit_row(view, parcels, EN).endswith("by Wed of week 2")
    last = 7 * view.rounds
    sunday = parcels.model_copy(update={"days": (9,), "due_hour": 24 * last})
    assert words.transit_row(view, sunday, EN).endswith(f"by Sun of week {view.rounds}")
    for due in (24 * 8, 24 * 10, 24 * 14):
        study = TransitRow(kind="study", keys=("forecast",), amount=1, due_hour=due)
        assert words.transit_row(view, study, EN).endswith("by Sun of week 2")


def test_nobody_says_what_kind_of_people_they_are() -> None:
    """That stands before what they say; people do not call themselves office workers."""
    every = [one for written in all_texts().values() for one in written]
    assert not [one for one in every if "{persona}" in one.zh + one.en]


def test_no_help_of_a_share_speaks_of_0_to_1() -> None:
    """A lever shows percent, so its help does, too; no choice is spoken of as empty."""
    for pattern in patterns(Plan):
        help_ = pattern.lever.help
        if pattern.lever.unit == "share":
            assert not help_.en.startswith(("0 is", "1 is"))
            assert not help_.zh.startswith(("0 为", "1 为"))
        assert "empty means" not in help_.en
        assert "留空" not in help_.zh
