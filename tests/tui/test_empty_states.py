"""What stands where there is nothing, and that it fits what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.game.session import LocalSession, Setup
from simgame.players.policy import for_seat
from simgame.scenario import load_or_raise
from simgame.tui.screens.figures import Figures
from tests.tui import opened
from tests.tui.driver import LARGE, SMALL, driven, hand_app
from tests.tui.opened import open_play


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_figures_in_the_first_week_say_that_there_are_none_yet(
    saves: Path, size: tuple[int, int]
) -> None:
    """While the week is held, and which figures there will be; the window is not empty."""
    async with driven(hand_app(lang="en", saves=saves), size) as d:
        await open_play(d, 1)
        await d.press("r", "enter", "space", "f3")
        assert isinstance(d.app.screen, Figures)
        assert "No figures yet" in d.text
        assert "GMV" in d.text


async def test_before_the_first_week_no_chart_can_be_turned(saves: Path) -> None:
    """The keys say why, rather than that all figures are there."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d, 1)
        await d.press("f3")
        for key in ("right", "left", "a"):
            await d.press(key)
            assert d.said == "! No week has been played yet."
            await d.press("escape")


@pytest.mark.parametrize(("scenario", "sold"), [("tea-launch", False), ("game-streamers", False),
                                                ("shared-market", True)])  # fmt: skip
async def test_a_market_promises_no_study_of_rivals_that_nobody_sells(
    saves: Path, scenario: str, sold: bool
) -> None:
    """Only where one is sold is it told that it narrows what is hidden."""
    async with driven(hand_app(lang="en", saves=saves, scenario=scenario, seed=8), LARGE) as d:
        while d.screen_name != "Desk":
            await d.press("enter")
        await d.press("f4")
        assert "orders, margins and members" in d.text
        assert ("A study narrows" in d.text) == sold
        assert ("sells no studies" in d.text) == (scenario == "tea-launch")


@pytest.mark.parametrize(("weeks", "last"), [(2, False), (3, True)])
async def test_in_the_last_week_nothing_is_missing_next_week(
    saves: Path, weeks: int, last: bool
) -> None:
    """There is no next week then, as the calendar says."""
    _played(saves, weeks)
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await d.press("c", "enter", "f5")
        assert "At the rates of the last weeks" in d.text
        assert ("is missing here next week." in d.text) == (not last)
        assert ("come after Sunday count no more." in d.text) == last


async def test_presets_offer_to_keep_a_plan_only_where_one_can_be_kept(saves: Path) -> None:
    """Where nothing is kept, that stands there; `s` says the same."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("p")
        assert "s keeps the plan" not in d.text
        assert "Nothing is kept here, so no plan can be. Esc goes back." in d.text


async def test_on_a_monday_nothing_that_is_out_is_told_not_to_be(saves: Path) -> None:
    """Last week's posts are, and this week's go out without a line in the feed."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await open_play(d)
        await d.press("r", "enter", "space")
        assert "Quiet so far. What happens and what is said comes here." in d.text
        assert "Nothing is out yet" not in d.text
        assert "No views yet this week." in d.text


async def test_a_season_under_way_is_not_told_never_to_have_been_played(saves: Path) -> None:
    """Home shows it above, and what was not played to its end below."""
    _played(saves, 1)
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        assert "Continue  Tutorial" in d.text
        assert "Not played to its end yet" in d.text
        assert "Not played yet" not in d.text


@pytest.mark.parametrize("keys", [("o",), ("o", "f5")])
async def test_where_nothing_can_be_chosen_enter_says_so(
    saves: Path, keys: tuple[str, ...]
) -> None:
    """On a list that is empty."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await d.press(*keys, "enter")
        assert d.said == "! There is nothing to choose here."


async def test_a_debrief_says_what_enter_does_to_a_line(saves: Path) -> None:
    """A part of the score opens; what was learned does not, and no key is named for it."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d, 5)
        assert "Open or fold" in d.rows[-1]
        for page in ("5", "6"):
            await d.press(page)
            assert "Open or fold" not in d.rows[-1]
            await d.press("enter")
            assert d.said == "! There is nothing to open here."
            await d.press("escape")


async def test_who_brought_it_is_asked_for_only_where_it_does_not_stand_yet(saves: Path) -> None:
    """A large window has the room for it."""
    _played(saves, 2)
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await d.press("c", "enter", "f5", "enter")
        assert d.said == "! Who brought it stands below already."


async def test_a_key_with_nothing_to_do_says_so(saves: Path) -> None:
    """Taking away a post that was not booked, reading letters that were read."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d, 1)
        await d.press("o", "delete")
        assert d.said == "! Book a post first: Enter."
        await d.press("escape", "escape", "f6", "R", "R")
        assert d.said == "! Every letter has been read."


@pytest.mark.parametrize("ways", [("end",), ("right",) * 7])
async def test_a_week_that_is_over_names_the_key_to_its_review(
    saves: Path, ways: tuple[str, ...]
) -> None:
    """And none that would go on with it; those say why not."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await open_play(d)
        await d.press("r", "enter", "space")
        assert "Pause or go on" in d.rows[-1]
        assert "A day back" not in d.rows[-1]
        await d.press("left")
        assert d.said == "! The week begins here."
        await d.press(*ways)
        assert d.rows[-1].startswith(" ⏎ To the review  F1 About this")
        assert "Pause" not in d.rows[-1]
        assert "A day on" not in d.rows[-1]
        for key in ("space", "n", "f", "right", "end"):
            await d.press("escape", key)
            assert d.said == "! The week is over: Enter opens the review."
        await d.press("left")
        assert "Pause or go on" in d.rows[-1]


async def test_help_explains_the_words_and_signs_of_its_screen(saves: Path) -> None:
    """Whatever stands there is told below the keys: figures, words of the trade, chips."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("f3", "question_mark")
        told = [line for line in _lines(d.app.screen) if line]
        below = told[told.index(next(one for one in told if "Words that stand here" in one)) :]
        assert "CTR                 Clicks ÷ impressions." in below
        await d.press("escape")
        await opened.team_room(d)
        await d.press("question_mark")
        told = [" ".join(line.split()) for line in _lines(d.app.screen)]
        assert any("Co Content" in line for line in told)
        assert any("Cm Compliance" in line for line in told)


def _played(saves: Path, weeks: int) -> None:
    """A season of the tutorial, of which so many weeks were played."""
    saves.mkdir()
    session = LocalSession.start(Setup(load_or_raise("tutorial", "normal"), 8), saves / "s.jsonl")
    for _ in range(weeks):
        session.submit(session.plan_of(for_seat("even_split")))
        session.advance()
    session.close()


def _lines(screen: object) -> list[str]:
    page = screen.query_one("Page")
    return ["".join(span.text for span in line.row).rstrip() for line in page.lines]
