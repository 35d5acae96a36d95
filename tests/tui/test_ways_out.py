"""Escape takes back one thing at a time, and home leads where its signs say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from simgame.game.table.gateway_local import LocalGateway
from simgame.profile import Daily, Finished, Profile
from simgame.tui.app import SimgameApp
from simgame.tui.front.first_step import what_helps
from simgame.tui.front.shelf import Shelf
from simgame.tui.screens.debrief import Debrief
from simgame.tui.screens.desk import Desk
from simgame.tui.screens.home import Home
from simgame.tui.widgets.lever_table import LeverTable
from simgame.tui.widgets.notice import Notice
from tests.tui.driver import BUDGET, COUNT, LARGE, SMALL, Driver, driven, hand_app
from tests.tui.test_around import finish

At = Callable[..., SimgameApp]


@pytest.mark.parametrize("keys", [("-", "5", "enter"), ("K",), ("w",)])
async def test_escape_on_the_desk_clears_a_warning_first(
    at_desk: At, keys: tuple[str, ...]
) -> None:
    """Then it leads home; a word that warns of nothing keeps nobody."""
    async with driven(at_desk()) as d:
        await d.set(COUNT, "3")
        await d.point(BUDGET)
        await d.press(*keys)
        assert d.said.startswith("!")
        await d.press("escape")
        assert isinstance(d.app.screen, Desk)
        assert not d.app.screen.query_one(Notice).display
        await d.press("escape")
        assert isinstance(d.app.screen, Home)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_desk_names_the_key_that_leaves(
    at_desk: At, lang: str, size: tuple[int, int]
) -> None:
    """In its footer, whatever the size."""
    async with driven(at_desk(lang), size) as d:
        assert "Esc" in d.rows[-1]


async def test_home_goes_on_with_what_was_left_before_it_has_read_the_list(saves: Path) -> None:
    """It stands on the card at once, and Enter means it, were a newer save found meanwhile."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves)) as d:
        first = d.desk.play
        await d.press(*"jj2", "enter")
        assert first.begun
        await d.press("escape")
        left = d.app.left_season
        assert left is not None
        assert left.name == first.name
        await unread(d)
        assert "► Continue" in d.text
        assert left.about(d.app.t) in d.text
        await d.press("enter")
        assert d.desk.play.name == first.name


async def unread(d: Driver) -> None:
    """Put home back to where it has read nothing yet."""
    home = d.app.screen
    assert isinstance(home, Home)
    home.shelf = home.card = home.profile = None
    home.reading = True
    home.relabel()
    await d.settle()


async def test_a_season_that_is_over_is_not_gone_on_with(saves: Path) -> None:
    """What Enter does instead, the footer says: the same luck after a low grade."""
    save = finish(saves, "one", 7, "do_nothing")
    async with driven(hand_app(lang="en", resume=str(save), saves=saves), LARGE) as d:
        assert isinstance(d.app.screen, Debrief)
        await d.press("escape")
        assert d.app.left_season is None
        assert "Continue" not in d.rows[-1]
        played = d.app.screen.profile.played
        assert played[-1].result.grade in "DE"
        assert "⏎ Tutorial" in d.rows[-1]
        await d.press("down")
        assert "Choose" in d.rows[-1]
    assert LocalGateway(saves).seasons()


def test_after_a_low_grade_the_same_luck_helps_more_than_the_daily_season() -> None:
    """And after a tutorial that went well another scenario does."""

    class Result:
        def __init__(self, scenario: str, grade: str) -> None:
            self.scenario, self.grade = scenario, grade

    class Done:
        def __init__(self, scenario: str, grade: str) -> None:
            self.result = Result(scenario, grade)

    shelf = Shelf(daily=cast(Daily, object()))

    def after(*done: tuple[str, str]) -> str:
        played = cast(tuple[Finished, ...], tuple(Done(*one) for one in done))
        return what_helps(shelf, Profile(played=played))

    assert after(("tutorial", "E")) == "same_luck"
    assert after(("tutorial", "B")) == "new"
    assert after(("tutorial", "B"), ("tea-launch", "D")) == "same_luck"
    assert after(("tea-launch", "B")) == after() == "daily"


def test_letters_of_the_debrief_mean_nothing_else_on_the_desk() -> None:
    """A hand used to the desk sends nothing away and writes no file."""
    desk = {key for part in (Desk, LeverTable) for a in part.ACTIONS for key in a.keys.split(",")}
    for action in Debrief.ACTIONS:
        if action.name in ("send", "page_file", "same_luck", "new_luck", "replay", "copy"):
            assert desk.isdisjoint(action.keys.split(",")), action.name


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_is_still_counted_is_not_told_as_never_played(
    saves: Path, size: tuple[int, int]
) -> None:
    """Before seasons are played again home neither says "nothing" nor sends into the tutorial."""
    finish(saves, "one", 7, scenario="tutorial")
    async with driven(hand_app(lang="en", saves=saves), size) as d:
        home = d.app.screen
        assert isinstance(home, Home)
        assert home.shelf is not None
        assert ("Badges 0" not in d.text, what_helps(home.shelf, Profile())) == (True, "tutorial")
        home.show_profile(Profile(waiting=1))
        await d.settle()
        assert "1 season is being counted" in d.text
        assert "nothing played" not in d.text
        assert "Badges 0" not in d.text
        assert what_helps(home.shelf, home.profile or Profile()) != "tutorial"
        home.profile = None
        home.relabel()
        await d.settle()
        assert "nothing played" not in d.text
