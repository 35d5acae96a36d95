"""The week as it is played back: its figures, its celebrations, and that none is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame import pages, words
from simgame.locale import texts
from simgame.settings import KeptSettings
from simgame.tui.look import hero
from simgame.tui.week.banner import SECONDS, banner
from simgame.tui.week.feed import MOODS
from simgame.tui.week.hero import _digits
from simgame.tui.week.stopping import news
from simgame.words.texts import texts_of
from tests.tui.driver import COUNT, LARGE, SHORT, Driver, driven, hand_app
from tests.tui.opened import FLIES, open_play, seen_before


async def _celebrated(d: Driver) -> None:
    """A week in which something is celebrated on Tuesday."""
    await open_play(d)
    await d.press("r", "enter", "space")
    d.app.screen.showing.moments.append(pages.Moment(30, "first"))


async def test_end_leads_to_sunday_from_a_celebration_too(saves: Path) -> None:
    """It is no key that one presses to have done with what is shown."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await _celebrated(d)
        await d.press("n")
        assert "never heard of you" in d.text
        await d.press("end")
        assert d.app.screen.playback.at_end


async def test_a_celebration_ends_by_itself_or_with_the_first_key(saves: Path) -> None:
    """Of the space bar and Enter, which do no more than that."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await _celebrated(d)
        await d.press("n")
        assert "never heard of you" in d.text
        paused = d.app.screen.paused
        await d.press("space")
        assert "never heard of you" not in d.text
        assert d.app.screen.paused == paused
        assert "The first sale of the season!" in d.text


async def test_a_celebration_is_over_after_a_while(saves: Path) -> None:
    """The chart comes back without a key."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await _celebrated(d)
        await d.press("n")
        await d.wait(SECONDS + 0.2)
        assert "never heard of you" not in d.text


async def test_without_motion_nothing_is_celebrated(saves: Path) -> None:
    """The line in the feed stays."""
    settings = KeptSettings()
    settings.put("motion", "off")
    async with driven(hand_app(lang="en", saves=saves, settings=settings), LARGE) as d:
        await _celebrated(d)
        await d.press("n")
        assert "never heard of you" not in d.text
        assert "The first sale of the season!" in d.text


@pytest.mark.unhurried
async def test_a_week_takes_as_long_as_is_set(saves: Path) -> None:
    """In seconds at usual speed; four times as fast it takes a quarter; 0 is at once."""
    for seconds, speed, wait in (("12", 1, 12.2), ("12", 4, 3.2), ("0", 1, 0)):
        settings = KeptSettings()
        settings.put("week", seconds)
        async with driven(hand_app(lang="en", saves=saves, settings=settings)) as d:
            await open_play(d)
            await d.press("r", "enter", *(["f"] if speed == 4 else []))
            assert not wait or not d.app.screen.playback.over
            await d.wait(wait)
            assert d.app.screen.playback.over


async def test_the_end_of_a_week_may_be_asked_for_before_it_is_worked_out(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is kept while the week is worked out, and Sunday is shown at once."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await open_play(d)
        advance, waits = d.app.tasks.advance, []
        monkeypatch.setattr(d.app.tasks, "advance", waits.append)
        await d.press("r", "enter", "end")
        assert d.app.screen.playback.end == 0
        advance(waits[0])
        await d.settle()
        assert d.app.screen.playback.over


async def test_offers_may_be_left_to_the_standing_order(saves: Path) -> None:
    """Where the setting says not to stop at them."""
    settings = KeptSettings()
    settings.put("stop_offer", "off")
    async with driven(hand_app(lang="en", saves=saves, settings=settings)) as d:
        await open_play(d, asks=True)
        await d.press("r", "enter", "end", "end")
        assert d.asked is None
        assert d.app.play.session.answers == [""]


@pytest.mark.parametrize("stops", ["on", "off"])
@pytest.mark.unhurried
async def test_a_week_stops_for_a_rival_where_it_is_set_to(saves: Path, stops: str) -> None:
    """At the hour of the news, and otherwise goes on."""
    settings = KeptSettings()
    settings.put("stop_rival", stops)
    async with driven(hand_app(lang="en", saves=saves, settings=settings)) as d:
        await open_play(d)
        await d.press("r", "enter")
        await d.wait(20)
        assert d.app.screen.paused == (stops == "on")
        assert (116 <= d.app.screen.playback.hour < 118) == (stops == "on")


async def test_a_week_stops_once_it_runs_off_its_forecast(saves: Path) -> None:
    """As soon as what was said lies outside of where the pace leads, and not again."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.set("forecast.orders", "9000")
        await d.press("r", "enter", "right", "space")
        showing = d.app.screen.showing
        assert "forecast" in set(news(showing, 0, was_off=False))
        assert "forecast" not in set(news(showing, 0, was_off=True))


async def test_what_is_shown_is_what_was_reported(saves: Path) -> None:
    """On Sunday the running figures are the sums of the report."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves), LARGE) as d:
        d.desk.play.put({COUNT: 5})
        await d.press("r", "enter", "end")
        showing = d.app.screen.showing
        report = d.app.play.session.report(1)
        for metric in showing.hours:
            assert showing.now(metric) == sum(getattr(day, metric) for day in report.days)


@pytest.mark.parametrize("cause", sorted(texts_of("comments")))
def test_every_comment_has_a_mood(cause: str) -> None:
    """So that its face is no guess."""
    assert cause in MOODS


async def test_nothing_beside_the_chart_runs_together(saves: Path) -> None:
    """On a small screen a goal's name gives way to its figure and to when it is counted."""
    async with driven(hand_app(lang="en", scenario="tea-launch", seed=7, saves=saves)) as d:
        await d.press("enter")
        await d.set("content.xiaohongshu.picture-text.count", "4")
        await d.press("r", "enter")
        assert "¥0 on Sunday" in d.text
        axis = [row[:7].strip() for row in d.rows[7:15] if row[:7].strip().isdigit()]
        assert len(axis) == len(set(axis))


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_celebration_is_told_whole_in_a_small_window(saves: Path, lang: str) -> None:
    """The longest of them, in the fewest cells that there are for it."""
    async with driven(hand_app(lang=lang, saves=saves)) as d:
        await open_play(d)
        await d.press("r", "enter", "space")
        told = _banner_in(d, (50, 10))
        assert not any("…" in text for text in told), told
        assert any("1,204" in text for text in told), told
        assert any("█" in text for text in told), told


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_post_that_flies_is_drawn(saves: Path, lang: str) -> None:
    """Hour by hour, at the right end of its banner, where there is the usual room."""
    async with driven(hand_app(lang=lang, saves=saves)) as d:
        await open_play(d)
        await d.press("r", "enter", "right", "space")
        plain = _banner_in(d, (75, 15))
        seen_before(d.app.screen.showing)
        drawn = _banner_in(d, (75, 15))
        dotted = [row for row in drawn if set(row[-30:]) & _DOTS]
        assert len(dotted) > 4, drawn
        assert not any(set(row) & _DOTS for row in plain), plain
        assert [row for row in drawn if "…" in row] == []


_DOTS = set(map(chr, range(0x2801, 0x2900)))


def _banner_in(d: Driver, size: tuple[int, int]) -> list[str]:
    rows = banner(d.app.screen.showing, FLIES, SECONDS, "off", d.app.t, size)
    return ["".join(span.text for span in row) for row in rows]


async def test_a_figure_that_nothing_can_move_is_not_shown(saves: Path) -> None:
    """Where nobody can join, the week tells of views in place of members."""
    async with driven(hand_app(lang="en", scenario="tutorial", saves=saves)) as d:
        await d.press("enter", "r", "enter", "space")
        assert "New members" not in d.text
        assert "Impressions" in d.text
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("r", "enter", "space")
        assert "New members" in d.text


def test_big_digits_of_money_move_with_every_order() -> None:
    """To the yuan where that fits, else short; a figure that stands still tells nothing."""
    t = texts("zh")
    for fen, drawn in ((3_002_400, "¥30,024"), (3_009_300, "¥30,093")):
        assert _digits("gmv", fen, t, 29) == hero(drawn)
    assert _digits("gmv", 123_456_700, t, 29) == hero(words.money_short(123_456_700, t))
