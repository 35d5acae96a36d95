"""What is told before anything is under way: how long things take, and what comes in which week."""

from datetime import timedelta

import pytest

from simgame import pages
from simgame.costs.prices import research_terms
from simgame.game.offered_levers import catalogue_of
from simgame.market.kol_calendar import first_post
from simgame.plan.text import Text
from simgame.scenario import load_or_raise, public_view


@pytest.fixture(scope="module")
def view():
    """Return what players see of a scenario with KOLs, studies and levers that open later."""
    return public_view(load_or_raise("beauty-community").scenario)


@pytest.fixture(scope="module")
def specs(view):
    """Return its levers."""
    return catalogue_of(view).specs


def test_each_platform_with_posts_has_its_own_curve(view, specs):
    """By day from the day itself on; two weeks hold nearly all of it."""
    curves = {wait.keys[0]: wait.shares for wait in pages.waits(view, specs)
              if wait.group == "content"}  # fmt: skip
    assert set(curves) == {s.keys[0] for s in specs if s.path.endswith(".count")}
    assert all(0.9 < sum(shares) <= 1.0 for shares in curves.values()), curves
    fast, slow = (min(curves, key=lambda name: pick * view.platforms[name].half_life)
                  for pick in (1, -1))  # fmt: skip
    assert curves[fast][0] > curves[slow][0]


def test_what_is_ordered_is_there_when_calendars_and_shops_say(view, specs):
    """KOLs by how many posts they take in a week, parcels by shop, studies by their delay."""
    due = {wait.group: wait.due for wait in pages.waits(view, specs) if wait.due}
    for day, names in due["kol"]:
        assert {int(first_post(view.kols[name].posts_per_week) // 24) for name in names} == {day}
    assert sorted(n for _, names in due["kol"] for n in names) == sorted(view.kols)
    assert {n for _, names in due["service"] for n in names} == set(view.product.sold_at)
    for day, names in due["research"]:  # each comes in on a Sunday, however few days it takes
        assert day % 7 == 6
        assert {day - 6 < max(research_terms(view, name)[1], 1) <= day + 1 for name in names} == {
            True
        }


def test_the_calendar_has_what_opens_holidays_and_the_season_of_the_category(view, specs):
    """Each in its week; what has been open from the start opens in week 1."""
    day = (view.start + timedelta(days=10)).isoformat()
    category = view.product.category.model_copy(update={"season": {"round 3": 0.3}})
    product = view.product.model_copy(update={"category": category})
    changed = view.model_copy(
        update={"calendar": {day: Text(zh="茶日", en="Tea day")}, "product": product}
    )
    weeks = {week.number: week for week in pages.weeks_ahead(changed, specs, 1)}
    assert list(weeks) == list(range(1, view.rounds + 1))
    assert [(at, name.en) for at, name in weeks[2].holidays] == [(3, "Tea day")]
    assert {n: week.more for n, week in weeks.items() if week.more is not None} == {
        3: pytest.approx(0.3)
    }
    opens = {group: n for n, week in weeks.items() for group in week.opens}
    assert opens == {
        group: min(s.unlock_round for s in specs if s.group == group)
        for group in {s.group for s in specs}
    }
    assert max(opens.values()) > 1
