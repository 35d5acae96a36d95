"""The hours of one's own staff count in net contribution, and take nothing from the budget."""

import numpy as np
import pytest

from simgame.costs.own_hours import own_hours_fen
from simgame.game.season import Season
from simgame.lab.trial import Trial, play, scenario_of
from simgame.market.kpis import season_kpis
from simgame.market.state import LEDGER
from simgame.plan.values import plan_from
from simgame.scenario.work_hours import content_hours

TEA = scenario_of(Trial("tea-launch"))
CONTENT = TEA.team.roles["content"]
POSTS = {"content.douyin.short-video.count": 2, "content.douyin.short-video.quality": 0.7}


def test_hours_are_worth_the_wage_of_their_role() -> None:
    """An hour costs what an hour of that role is paid; a role without work costs nothing."""
    assert own_hours_fen(TEA, {"content": 10.0}, {}) == {"content": 10 * CONTENT.wage}
    assert own_hours_fen(TEA, {"content": 0.0, "media": 0.0}, {}) == {}
    assert own_hours_fen(TEA, {"nobody": 10.0}, {}) == {}


def test_hired_people_are_not_paid_twice() -> None:
    """Their share of the work is in their wages already."""
    alone = own_hours_fen(TEA, {"content": 10.0}, {})["content"]
    doubled = own_hours_fen(TEA, {"content": 10.0}, {"content": CONTENT.people})["content"]
    assert doubled == round(alone / 2)


def one_week(values: dict[str, object]) -> Season:
    """Tea launch after a week of this plan."""
    season = Season(TEA, 1)
    season.submit(season.seats[0], plan_from(values))
    season.run_week()
    return season


def booked(season: Season, account: str) -> int:
    """What stands on an account of the player's, in fen."""
    return int(season.state.ledger[0, LEDGER.index(account)])


def test_net_contribution_is_less_by_them_and_the_budget_is_not() -> None:
    """What the posts' hours are worth is missing from net contribution, and nothing else is."""
    idle, busy = one_week({}), one_week(POSTS)
    hours = 2 * content_hours(TEA.content_types["short-video"], 0.7, ahead=False)
    assert booked(idle, "staff") == 0
    assert booked(busy, "staff") == round(hours * CONTENT.wage)
    assert int(busy.state.spent[0]) == booked(busy, "content")
    brand = busy.setting.brands.index(busy.seats[0])
    accounts = ("goods", "delivery", "shop_commission", "refunds", "content", "staff")
    left = booked(busy, "gmv") - sum(booked(busy, account) for account in accounts)
    assert season_kpis(busy.setting, busy.state, brand)["net_contribution"] == left


def test_better_posts_take_more_of_them() -> None:
    """The last bit of quality takes longest: a fifth more costs more than the fifth before."""
    worth = [
        booked(one_week(POSTS | {"content.douyin.short-video.quality": quality}), "staff")
        for quality in (0.6, 0.8, 1.0)
    ]
    assert np.diff(worth, n=2).min() > 0


@pytest.mark.parametrize("player", ["even_split", "reference"])
def test_a_season_of_work_is_counted(player: str) -> None:
    """A season costs some weeks of the team's time, and no more than they have."""
    season = play(Trial("tea-launch", player), 3)
    whole = TEA.rounds * sum(r.people * r.hours * r.wage for r in TEA.team.roles.values())
    assert 0 < booked(season, "staff") < whole
