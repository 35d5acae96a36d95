"""Rules of re-runs: a week lived again is the same week."""

from simgame.lab.rerun import lived_weeks
from tests.market.seasons import SHORT, play, scenario


def test_a_week_lived_again_ends_as_it_ended():
    """Integers and what was reported are the same."""
    season = play(scenario(SHORT), "greedy_roi", 3)
    after = [*season.mondays[1:], season.state]
    lived = list(lived_weeks(season))
    assert [week.after.digest() for week in lived] == [state.digest() for state in after]


def test_somebody_may_look_at_every_day():
    """The seven days, and Sunday night."""
    season, days = play(scenario(SHORT), "even_split", 3), []
    list(lived_weeks(season, lambda week, day: days.append((week.state.week, day))))
    assert days == [(w, d) for w in range(season.scenario.rounds) for d in range(8)]
