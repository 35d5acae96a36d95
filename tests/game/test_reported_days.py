"""Rules of a week as it is watched: it shows what will be reported, and no truth."""

from tests.game.plays import bot_plan


def test_a_week_that_is_watched_adds_up_to_its_report(start):
    """The days of the week view are those of the review, noise and all."""
    session = start()
    session.submit(bot_plan(session))
    progress = session.advance()
    report = session.observe().reports[-1]
    assert progress.days == report.days
    assert abs(sum(day.saves for day in progress.days) - report.kpis["saves"]) <= len(report.days)
