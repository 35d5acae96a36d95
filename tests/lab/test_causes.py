"""Rules of causes: they add up, nothing comes of nothing, and rivals have a line of their own."""

from __future__ import annotations

import pytest

from simgame.game.score import score_season
from simgame.game.season import Season
from simgame.lab.again import Again, NotOver
from simgame.lab.causes import causes
from simgame.lab.coalitions import Coalitions
from simgame.lab.why import ANSWERS, SCORE
from tests.golden.seasons import EVENTFUL
from tests.lab.played import WEEKS, decide, kept_silent, played, reacting_rival
from tests.market.seasons import SHORT, play, scenario

CAUSES = causes(played(), processes=1)


@pytest.mark.parametrize("one", CAUSES.causes, ids=lambda one: one.kpi)
def test_base_parts_and_rivals_add_up_to_what_was_reached(one) -> None:
    """Over the season, and in each week."""
    assert one.base + sum(p.value for p in one.parts) + one.rivals.value == pytest.approx(
        one.reached
    )
    assert one.is_exact
    for part in (*one.parts, one.rivals):
        assert sum(part.by_week) == pytest.approx(part.value)


def test_what_was_reached_is_what_the_season_shows() -> None:
    """The score to the rounding, KPIs as they are."""
    season = played()
    reports = season.reports("you")
    shown = score_season(season.setting, season.state, "you", reports).total
    assert round(CAUSES.of(SCORE).reached) == shown
    assert CAUSES.of("orders").reached == season.past[-1].kpis[0]["orders"]


def test_the_base_is_a_season_of_doing_nothing() -> None:
    """As the bot that does nothing plays it on the same seed."""
    idle = play(scenario(SHORT), "do_nothing", 3)
    for name in ("net_contribution", "orders"):
        assert CAUSES.of(name).base == idle.past[-1].kpis[0][name]


def test_a_group_without_effect_gets_exactly_nothing() -> None:
    """Standing orders for a crisis that never came, among all coalitions and among a few orders."""
    weeks = [{**week, "standing.crisis": "be-silent"} for week in WEEKS]
    season = played(weeks=weeks)
    for why in (causes(season, processes=1), causes(season, processes=1, runs=1)):
        for one in why.causes:
            (idle,) = (part for part in one.parts if part.group == "standing")
            assert (idle.value, idle.error, set(idle.by_week)) == (0.0, 0.0, {0.0})


def test_sampled_parts_are_within_their_error_of_the_exact_ones() -> None:
    """On a season of this size orders in pairs are exact but for what three groups do together."""
    exact, sampled = CAUSES, causes(played(), processes=1, runs=1)
    for one in sampled.causes:
        assert one.base + sum(p.value for p in one.parts) + one.rivals.value == pytest.approx(
            one.reached
        )
        for part, true in zip(one.parts, exact.of(one.kpi).parts, strict=True):
            assert part.group == true.group
            assert abs(part.value - true.value) <= part.error + 1e-9
    assert not sampled.of("orders").is_exact


def test_removing_what_was_not_used_changes_nothing() -> None:
    """No part of it is told, and the season is the same to the last integer."""
    again = Again(played())
    assert {part.group for part in CAUSES.of(SCORE).parts} == {"content", "paid", "price"}
    plans = [plan.model_copy(update={"kol": {}}) for plan in again.plans_of("you")]
    assert again.live(plans, again.held).digest() == played().digest()


def test_forecasts_have_the_points_of_calibration() -> None:
    """And no part in anything else."""
    short = scenario(SHORT)
    easy = {k: goal.model_copy(update={"floor": -1e12}) for k, goal in short.goals.items()}
    weeks = [WEEKS[0], *({**week, "forecast.orders": 80.0} for week in WEEKS[1:])]
    season = played(weeks=weeks, short=short.model_copy(update={"goals": easy}))
    why = causes(season, processes=1)
    parts = {part.group: part for part in why.of("orders").parts}
    assert parts["forecast"].value == 0
    assert parts["paid"].value == {p.group: p for p in CAUSES.of("orders").parts}["paid"].value
    score = score_season(season.setting, season.state, "you", season.reports("you"))
    (forecast,) = (part for part in why.of(SCORE).parts if part.group == "forecast")
    assert 1 < forecast.value < score.part("calibration").points


def test_answers_to_prompts_have_a_part_of_their_own() -> None:
    """It is what the same plans would have come to under the standing order."""
    season = kept_silent()
    why, again = causes(season, processes=1), Again(season)
    (answers,) = (part for part in why.of("trust").parts if part.group == ANSWERS)
    assert answers.value
    left = again.live(again.plans_of("east"), again.held, again.unanswered)
    assert not any(asked.in_person for past in left.past for asked in past.passed.asked)
    moved = zip(left.past, season.past, strict=True)
    assert any(then.kpis[0]["trust"] != was.kpis[0]["trust"] for then, was in moved)
    idle = play(scenario(EVENTFUL), "do_nothing", 3)
    assert why.of("trust").base == idle.past[-1].kpis[0]["trust"]


def test_rivals_that_react_have_their_own_line() -> None:
    """It is what they took by doing otherwise than had the seat done nothing."""
    season = played(rival=reacting_rival)
    game = Coalitions(Again(season), ("orders",))
    (one,) = (c for c in causes(season, processes=1).causes if c.kpi == "orders")
    unmoved = game.figures_of(game.live(game.everything))[0, -1]
    assert one.rivals.value == one.reached - unmoved
    assert one.rivals.value < 0


def test_returns_are_what_is_lost_without_a_group() -> None:
    """By playing the season again without advertising; reported figures are the platforms'."""
    without = [
        {path: v for path, v in week.items() if not path.startswith("paid")} for week in WEEKS
    ]
    less, season = played(weeks=without), played()
    (paid,) = (row for row in CAUSES.returns if row.group == "paid")
    lost = {
        k: season.past[-1].kpis[0][k] - less.past[-1].kpis[0][k]
        for k in ("net_revenue", "net_contribution")
    }
    assert (paid.revenue, paid.contribution) == (lost["net_revenue"], lost["net_contribution"])
    assert paid.spend == pytest.approx(3_600_000)
    assert paid.incremental_roas == pytest.approx(lost["net_revenue"] / 3_600_000)
    assert paid.reported_spend == 3_600_000


def test_nobody_knows_before_the_end() -> None:
    """A season that goes on is refused."""
    season = Season(scenario(SHORT), 3, {"you": decide(WEEKS)})
    season.run_week()
    with pytest.raises(NotOver):
        causes(season)


def test_as_many_processes_as_one_likes_come_to_the_same() -> None:
    """To the last digit, and every season is told of once."""
    told: list[tuple[int, int]] = []
    assert causes(played(), processes=2, told=lambda *n: told.append(n)) == CAUSES
    assert told == [(n, len(told)) for n in range(1, len(told) + 1)]
