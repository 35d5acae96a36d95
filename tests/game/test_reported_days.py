"""Rules of a week as it is watched: it shows what will be reported, and no truth."""

from simgame.game.season import Season
from simgame.plan.values import plan_from
from simgame.scenario.market_events import Crisis
from tests.game.plays import HAGGLE, bot_plan
from tests.market.seasons import SHORT, scenario

CRISIS = {"type": "crisis", "at": "round 1", "change": "-10%"}


def test_a_week_that_is_watched_adds_up_to_its_report(start):
    """The days of the week view are those of the review, noise and all."""
    session = start()
    session.submit(bot_plan(session))
    progress = session.advance()
    report = session.season.reports("you")[-1]
    assert progress.days == report.days
    for name in ("saves", "impressions", "orders"):
        told = [getattr(day, name) for day in progress.days]
        assert sum(told) == report.kpis[name], f"{name}: {told}"


def test_days_before_a_prompt_have_the_errors_of_the_week(monkeypatch):
    """What is watched up to a question is no truth either, and near what is reported at the end."""
    played = scenario(SHORT).model_copy(update={"events": {"c": Crisis.model_validate(CRISIS)}})
    season = Season(played, 7)
    seat = season.seats[0]
    season.submit(seat, plan_from({**HAGGLE, "kol.campus-kai.posts": 0}))
    (prompt,) = season.run_week(waiting=(seat,))
    watched = season.days(seat)
    with monkeypatch.context() as exact:
        exact.setattr("simgame.market.told_days.NOISE", 0.0)
        season.run_week(waiting=(seat,))
        true = season.days(seat)
    season.run_week({prompt.id: "apologise-fast"})
    told = season.days(seat)
    assert sum(day.saves for day in told) == season.reports(seat)[-1].kpis["saves"]
    assert len(watched) == 1
    assert watched[0].impressions != true[0].impressions
    assert abs(watched[0].impressions / told[0].impressions - 1) < 0.02
