"""Rules of the tabs: what keys do on them, what is remembered, and what stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame import pages
from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.scenario import load_or_raise
from simgame.scenario.schema import Scenario
from simgame.tui.cells import width_of
from simgame.tui.tabs.inbox import READ_SECONDS
from simgame.tui.tabs.inbox_rows import letter_rows
from simgame.tui.tabs.market_rows import table_rows, voice_rows
from tests.game.weeks import live_as
from tests.tui.driver import Driver, driven, hand_app
from tests.tui.opened import open_play


async def _open(d: Driver, *keys: str, week: int = 3) -> None:
    await open_play(d, week)
    await d.press(*keys)


async def test_a_letter_is_read_once_it_was_open_for_a_second(saves: Path) -> None:
    """Not when it was only passed by; the count on the tab follows, and opening again remembers."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "f6")
        every = d.app.screen._inbox.unread
        await d.press("down", "down")
        await d.wait(READ_SECONDS / 2)
        assert d.app.screen._inbox.unread == every
        await d.wait(READ_SECONDS)
        assert len(d.app.screen._inbox.unread) == len(every) - 1
        assert f"Inbox{len(every) - 1}" in d.rows[0]
        await d.press("escape", "f6")
        assert len(d.app.screen._inbox.unread) == len(every) - 1


async def test_what_is_new_on_the_market_is_marked_until_it_was_seen(saves: Path) -> None:
    """A move of last week stands as `!` on the tab."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        assert "Market!" in d.rows[0]
        await d.press("f4", "escape")
        assert "Market!" not in d.rows[0]
        assert "Market" in d.rows[0]


async def test_escape_leads_from_any_tab_back_to_the_plan(saves: Path) -> None:
    """However many were opened after one another."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "f3", "f4", "o", "f5", "f6", "escape")
        assert d.screen_name == "Desk"


async def test_booking_from_the_list_is_a_change_of_the_draft(saves: Path) -> None:
    """At the usual fee; the desk shows it, and undo takes it back."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "o", "enter")
        kol, play = d.app.screen.kol, d.app.play
        assert play.values[f"kol.{kol}.posts"] == 1
        assert play.values[f"kol.{kol}.fee"] == play.scenario.kols[kol].fee
        await d.press("right")
        assert play.values[f"kol.{kol}.fee"] > play.scenario.kols[kol].fee
        await d.press("escape", "u", "u")
        assert f"kol.{kol}.posts" not in play.values


async def test_what_cannot_be_done_says_why(saves: Path) -> None:
    """An offer to somebody who is not booked cannot be changed."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "o", "right")
        assert "Book a post first" in d.said


async def test_f1_on_a_figure_opens_its_card_and_enter_goes_on(saves: Path) -> None:
    """From the dashboard to the card, to the lever that moves it; F1 and Escape close it."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "f3", "f1")
        assert d.screen_name == "Card"
        assert "Orders placed" in d.text
        await d.press("f1")
        assert d.screen_name == "DashboardTab"
        await d.press("f1", "enter")
        assert d.screen_name == "Desk"
        assert d.table.node.group == "content"


async def test_the_palette_goes_to_places(saves: Path) -> None:
    """A KOL by name, a figure's card, a group of levers."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "ctrl+p")
        await d.type("kol kai")
        await d.press("enter")
        assert d.app.screen.kol == "campus-kai"
        await d.press("ctrl+p")
        await d.type("figure trust")
        await d.press("enter")
        assert d.screen_name == "Card"
        await d.press("escape", "ctrl+p")
        await d.type("lever paid")
        await d.press("enter")
        assert d.screen_name == "Desk"
        assert d.table.node.group == "paid"


async def test_tabs_without_a_week_say_what_to_do(saves: Path) -> None:
    """Empty states name the key; nothing fails before the first week."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await _open(d, "f3", week=1)
        assert "Run a week first" in d.text
        await d.press("f4")
        assert "From the first on" in " ".join(d.text.split())
        await d.press("f6")
        assert "The brief" in d.text


def _market(scenario: str, seat: int) -> tuple[pages.Market, Scenario]:
    """What a seat knows of the market after two weeks."""
    season = Season(load_or_raise(scenario).scenario, 5)
    for _ in range(2):
        live_as(season, "even_split")
    own = season.seats[seat]
    seen, reports = season.observe(own), season.reports(own)
    return pages.market(season.view, seen, reports, {}, (), own), season.view


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_columns_of_the_market_stand_apart(lang: str) -> None:
    """However wide: `▼5` of a voice and `16% at the start` read as `▼516%`.

    And what is known from the start alone never looks like what is known now.
    """
    (market, view), t = _market("double-eleven", 0), texts(lang)
    brands = market.page["table"]
    for width in range(40, 80):
        _, _, *rows = table_rows(market, view, t, width)
        for brand, row in zip(brands, rows, strict=False):
            *_, voice, known = row
            assert width_of(row) == width
            assert known.text.startswith(" "), (width, voice.text + known.text)
            noted = len(rows) > len(brands) or t("at the start") in known.text
            assert noted or brand.note != "brief", width


@pytest.mark.parametrize(
    ("lang", "said", "way"), [("zh", "说的是：", "去看"), ("en", "This is about ", "Lever")]
)
def test_what_a_voice_speaks_of_is_named_as_itself(lang: str, said: str, way: str) -> None:
    """And not as the way there, which stands below under what can be done."""
    season, t = Season(load_or_raise("tea-launch").scenario, 5), texts(lang)
    live_as(season, "even_split")
    play = Play(LocalSession.alone(season), MemoryDrafts(), "normal", 5)
    inbox = pages.inbox(play.scenario, play.observation, play.reports(), ())
    told = ["".join(span.text for row in letter_rows(letter, play, t, 200) for span in row)
            for letter in inbox.letters if letter.heard is not None]  # fmt: skip
    assert any(said in text for text in told)
    assert not any(said + way in text for text in told)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_among_other_seats_one_is_told_apart_on_the_market(lang: str) -> None:
    """By name, tone and line: every seat was drawn as oneself, and none was called you."""
    (market, view), t = _market("shared-market", 1), texts(lang)
    rows = table_rows(market, view, t, 60)[2:]
    assert [row[1].text.strip() for row in rows if row[1].tone == "brand bold"] == [t("You")]
    drawn = voice_rows(market, view, t, 70, 16)
    own = [span.text for row in drawn for span in row if span.tone == "brand bold"]
    assert len(own) == 1
    assert own[0].endswith(t("You"))
