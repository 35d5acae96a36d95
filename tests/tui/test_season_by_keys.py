"""A whole season is played by keys, from home to the score, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.table.gateway_local import LocalGateway
from tests.tui.driver import BUDGET, COUNT, HAGGLE, SHORT, SMALL, driven, hand_app


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.unhurried)])
async def test_a_season_is_played_to_its_score(lang: str, saves: Path) -> None:
    """Every screen follows the one before, nothing is wider than the terminal."""
    async with driven(hand_app(lang=lang, scenario=SHORT, seed=7, saves=saves)) as d:
        seen = []
        for week in range(1, 5):
            assert d.desk.play.observation.round == week
            await d.set(COUNT, str(week))
            await d.set(BUDGET, "3000")
            if week == 3:
                await d.press("f3", "f4", "f5", "f2")
            assert d.widest <= SMALL[0]
            await d.run_week()
            seen.append(d.screen_name)
            assert d.widest <= SMALL[0]
            await d.press("enter")
        assert seen == ["Review"] * 4
        assert d.screen_name == "Debrief"
        assert "Goals" in d.text or "目标" in d.text
        assert d.widest <= SMALL[0]
        await d.press("escape")
        assert d.screen_name == "Home"
    (info,) = LocalGateway(saves).seasons()
    assert info.finished


async def test_a_new_season_starts_from_home(saves: Path) -> None:
    """Home, the scenarios, a level, a seed, the desk."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("n")
        assert d.screen_name == "Scenarios"
        await d.press("right", "s", "down", "enter")
        await d.type("42")
        await d.press("enter")
        assert "seed 42" in d.text
        await d.press("enter")
        play = d.desk.play
        assert (play.level, play.seed) == ("hard", 42)
        await d.press("escape")
        assert "⏎ Tutorial" in d.rows[-1]  # a season in which nothing was decided is none


async def test_the_tutorial_starts_with_one_key(saves: Path) -> None:
    """With its brief, which says what to do first; Enter goes on to the desk."""
    async with driven(hand_app(lang="zh", saves=saves)) as d:
        await d.press("t")
        assert d.screen_name == "Brief"
        assert "第 1 周：小红书发 12 条图文" in d.text
        await d.answer("enter")
        assert d.desk.play.scenario.id == "tutorial"


async def test_a_tutorial_under_way_is_asked_about(saves: Path) -> None:
    """`t` continues it, begins another, or does nothing, as the player says."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press("t")
        await d.answer("enter")
        first = d.desk.play.name
        await d.press("down", "right")
        await d.press("escape", "t")
        assert "under way" in d.text
        await d.press("escape")
        assert d.screen_name == "Home"
        await d.press("t", "enter")
        assert d.desk.play.name == first
        await d.press("escape", "t", "down", "enter")
        await d.answer("enter")
        assert d.desk.play.name != first
        await d.press("down", "right")
    assert len(LocalGateway(saves).seasons()) == 2


async def test_a_prompt_stops_the_week_and_takes_an_answer(saves: Path) -> None:
    """The clock stands still, figures can be looked at, and the answer lets it go on."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        d.desk.play.put(HAGGLE)
        await d.to_question()
        hour = d.app.screen.playback.hour
        assert "asks" in d.text
        await d.answer("f3")
        assert d.screen_name == "Figures"
        await d.press("escape")
        await d.wait(30)
        assert (d.app.screen.playback.hour, d.asked is not None) == (hour, True)
        await d.press("1", "1")
        assert d.asked is None
        await d.press("end")
        d.app.screen.end_banner()
        assert "is booked" in d.feed
        await d.press("enter")
        assert d.screen_name == "Review"


async def test_the_same_scenario_can_be_played_again(saves: Path) -> None:
    """From the score, with a new save."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        for _ in range(4):
            await d.run_week()
            await d.press("enter")
        await d.press("a")
        assert d.desk.play.observation.round == 1
        await d.set(COUNT, "1")
    assert len(LocalGateway(saves).seasons()) == 2


async def test_playback_pauses_speeds_up_and_goes_back(saves: Path) -> None:
    """The week is worked out at once, so any moment of it can be shown."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        await d.press("r", "enter", "space")
        playback = d.app.screen.playback
        assert d.app.screen.paused
        await d.press("right", "right")
        assert playback.hour == 48
        await d.press("left")
        assert playback.hour == 24
        await d.press("f")
        assert (d.app.screen.speed, d.app.screen.paused) == (4, False)
