"""Rules of forks: a season taken up at any week goes on as it went."""

from __future__ import annotations

import pytest

from simgame.game.season import Season
from simgame.players.policy import names, policy
from tests.game.weeks import live_as
from tests.market.laws import differences
from tests.market.seasons import SHORT, TEA, everybody, open_season, play, scenario

BOTS = [name if name != "single_channel" else "single_channel:douyin" for name in names()]
SHIPPED = (TEA, "beauty-community", "_library/reference")


def _to_the_end(season: Season) -> Season:
    while not season.finished:
        season.run_week()
    return season


@pytest.mark.parametrize("bot", BOTS)
@pytest.mark.parametrize("week", range(5))
def test_a_fork_with_nothing_changed_ends_alike(bot: str, week: int) -> None:
    """Every bot decides anew what it decided, rivals too, from every week."""
    whole = play(scenario(SHORT), bot, 3)
    fork = whole.fork(week)
    assert (fork.state.week, len(fork.past), fork.plans) == (week, week, {})
    assert _to_the_end(fork).digest() == whole.digest()
    assert [past.plans for past in fork.past] == [past.plans for past in whole.past]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("bot", ["greedy_roi", "random"])
@pytest.mark.unhurried
def test_forks_of_shipped_scenarios_end_alike(name: str, bot: str) -> None:
    """From the first week, the middle and the last."""
    played = scenario(name)
    whole = _to_the_end(Season(played, 5, everybody(played, bot)))
    for week in (0, played.rounds // 2, played.rounds - 1):
        assert _to_the_end(whole.fork(week)).digest() == whole.digest(), week


def test_a_fork_leaves_the_season_as_it_was() -> None:
    """Whatever the fork does; and what both know of the weeks before is the same."""
    season = play(scenario(SHORT), "even_split", 3)
    kept, reports = season.state.snapshot(), list(season.reports("you"))
    fork = season.fork(2, {"you": policy("random")})
    assert fork.reports("you") == reports[:2]
    assert _to_the_end(fork).digest() != season.digest()
    assert differences(kept, season.state) == []
    assert season.reports("you") == reports


def test_what_is_seen_after_a_fork_is_what_was_seen() -> None:
    """By a person, who hears what is said, and by every rival."""
    season, seen = Season(scenario(SHORT), 3), []
    while not season.finished:
        seen.append([season.observe(brand) for brand in season.setting.brands])
        live_as(season, "greedy_roi")
    for week, before in enumerate(seen):
        fork = season.fork(week)
        assert [fork.observe(brand) for brand in season.setting.brands] == before


def test_a_seat_may_be_left_to_a_bot() -> None:
    """Its weeks so far stay; from then on the bot decides, and nobody listens any more."""
    season = Season(scenario(SHORT), 3)
    live_as(season, "even_split")
    assert season.report("you", 1).heard
    fork = season.fork(1, {"you": policy("greedy_roi")})
    assert fork.report("you", 1) == season.report("you", 1).model_copy(update={"heard": ()})
    assert season.missing() == ("you",)
    assert _to_the_end(fork).past[0] is season.past[0]
    assert fork.digest() == _to_the_end(_with_bot(season)).digest()


def _with_bot(season: Season) -> Season:
    other = open_season(season.scenario, "greedy_roi", season.seed)
    other.plans = dict(zip(season.setting.brands, season.past[0].plans, strict=True))
    other.run_week()
    return other
