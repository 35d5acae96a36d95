"""The planner follows what was found for it and reacts; the copycat does what rivals do."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from simgame.game.season import Season
from simgame.plan.lever import Value
from simgame.plan.observation import Finding
from simgame.plan.values import flatten
from simgame.players import copycat, greedy_roi, planner
from simgame.players.fitting import Fitted
from tests.market.seasons import SHORT, TEA, everybody, scenario

WEEK: Mapping[str, Value] = {
    "paid.douyin.budget": 1_000_000,
    "content.douyin.short-video.count": 2,
    "forecast.orders": 100.0,
}
RNG = Random(1)


def after_a_week(values: Mapping[str, Value] = WEEK) -> Season:
    """The short season after a week of that plan."""
    decide = Fitted(planner.following(lambda _: values))
    season = Season(scenario(SHORT), 3, dict.fromkeys(scenario(SHORT).seats, decide))
    season.run_week()
    return season


def test_it_does_what_was_found() -> None:
    """In the first week nothing has been reported that it could react to."""
    season = after_a_week()
    assert season.reports("you")[0].plan == WEEK


def test_it_expects_more_where_more_was_reported() -> None:
    """Its forecasts follow last week's surprise, and not further than they should."""
    season = after_a_week()
    seen, brief = season.observe("you"), season.brief("you")
    expected = flatten(planner.following(lambda _: WEEK)(brief, seen, RNG))["forecast.orders"]
    assert seen.last is not None
    ratio = min(max(seen.last.kpis["orders"] / 100, 1 / 3), 3.0)
    assert expected == round(100 * ratio**0.8, 4)


def test_it_advertises_less_where_money_is_short() -> None:
    """Everything else it found stays as it is."""
    dear = {**WEEK, "paid.douyin.budget": 4_000_000}
    season = after_a_week(dear)
    plan = season.reports("you")[0].plan
    assert 0 < plan["paid.douyin.budget"] < dear["paid.douyin.budget"]
    assert plan["content.douyin.short-video.count"] == 2


def test_without_a_plan_it_follows_reported_return() -> None:
    """A scenario nobody has searched is played like `greedy_roi`."""
    season = after_a_week()
    seen, brief = season.observe("you"), season.brief("you")
    assert planner.decide(brief, seen, Random(1)) == greedy_roi.decide(brief, seen, Random(1))


def test_the_copycat_splits_as_rivals_do() -> None:
    """What was found of their spending decides how much each group gets."""
    season = Season(scenario(TEA), 3, everybody(scenario(TEA), "even_split"))
    season.run_week()
    seen, brief = season.observe("you"), season.brief("you")
    spent = {"paid": 9e6, "content": 1e6}
    found = tuple(
        Finding(
            kind="competitor_spend", keys=("cloud-leaf", group), value=fen, low=0, high=fen, hour=9
        )
        for group, fen in spent.items()
    )
    plan = flatten(copycat.decide(brief, seen.model_copy(update={"findings": found}), RNG))
    ads = sum(int(v) for p, v in plan.items() if p.endswith(".budget"))
    assert ads > 0.8 * seen.money_left / 7
    assert not any(path.startswith(("kol.", "private.")) for path in plan)
