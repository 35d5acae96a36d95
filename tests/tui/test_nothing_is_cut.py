"""What stands on the front pages is told whole where there is the usual room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simgame.locale import texts
from simgame.tui.cells import Line, Span, width_of
from simgame.tui.widgets.sheet import Page, Sheet
from tests.tui.driver import LARGE, SMALL, driven, hand_app
from tests.tui.looks import looked_at, seasons_in
from tests.tui.opened import open_play
from tests.tui.test_screens import kept_screens

# By the keys that lead there from home.
PAGES = {"home": (), "settings": ("comma",), "boards": ("b",), "daily": ("b", "2")}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", PAGES)
async def test_no_words_are_cut(page: str, lang: str, saves: Path) -> None:
    """No ellipsis at the end of what was cut, in either language."""
    async with driven(hand_app(lang=lang, saves=saves), LARGE) as d:
        await d.press(*PAGES[page])
        assert [row for row in d.rows if "…" in row] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scenario", ["tutorial", "tea-launch"])
async def test_first_pages_of_a_season_say_what_will_be_there(
    scenario: str, lang: str, saves: Path
) -> None:
    """Before a week was played too at least half of each main page says something."""
    async with driven(hand_app(lang=lang, scenario=scenario, saves=saves), LARGE) as d:
        for key in ("f3", "f4", "f5", "f6"):
            await d.press(key)
            assert sum(bool(row.strip()) for row in d.rows) >= LARGE[1] // 2, d.text


async def test_a_narrow_pane_tells_the_figures_of_channels(saves: Path) -> None:
    """Names give way to figures, not the other way round."""
    async with driven(hand_app(lang="zh", saves=saves)) as d:
        await open_play(d)
        await d.press("f3", "left")
        assert any(row.rstrip().endswith(" 110") or " 220" in row for row in d.rows), d.text


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_first_week_tells_of_holidays(lang: str, saves: Path) -> None:
    """Where nothing is under way yet, what the calendar holds."""
    async with driven(hand_app(lang=lang, scenario="tutorial", saves=saves), LARGE) as d:
        await d.press("f5")
        assert ("教师节" if lang == "zh" else "Teachers' Day") in d.text


async def test_no_row_is_cut_while_a_scroll_bar_comes(saves: Path) -> None:
    """Rows that no longer fit leave room for the bar at once, in the frame in which it appears."""
    async with driven(hand_app(lang="zh", saves=saves), LARGE) as d:
        await open_play(d)
        await d.press("r", "enter", "space")
        feed = d.app.screen.query_one("#feed", Page)
        feed.show(lambda width: [Line((Span("─" * width),))] * 3)
        await d.settle()
        whole = feed.row_width()
        feed.show(lambda width: [Line((Span("─" * width),))] * 50)
        drawn = feed.lines
        await d.settle()
        assert feed.show_vertical_scrollbar
        assert width_of(drawn[0].row) == feed.row_width() == whole - 2


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_how_to_go_on_stands_above_a_long_brief(lang: str, saves: Path) -> None:
    """At 80×24 a brief is longer than its window: the way on is seen all the same."""
    async with driven(hand_app(lang=lang, saves=saves)) as d:
        await d.press("t")
        assert texts(lang)("Enter goes to the desk.") in d.text


# What celebrates stands alone.
_ALONE = re.compile(r"^(final|celebration)-")


def test_large_windows_are_more_than_half_full() -> None:
    """At 200×50, also where little has happened yet, a class, a team's room and the settings."""
    kept = {name: rows for name, rows in kept_screens().items() if "-200x50-" in name}
    full = {name: sum(bool(row.strip()) for row in rows) / len(rows) for name, rows in kept.items()}
    little = {name: share for name, share in full.items() if share < 0.6}
    assert len(full) > 40
    assert {name: share for name, share in little.items() if not _ALONE.match(name)} == {}


# What is told whole beside or below a list.
_TOLD_BESIDE = re.compile(r"^inbox-|^palette-")


def test_no_kept_screen_cuts_what_it_says() -> None:
    """At 80×24, 120×40 and 200×50, in both languages."""
    cut = [
        (name, row)
        for name, rows in kept_screens().items()
        if not _TOLD_BESIDE.search(name)
        for row in rows
        if "…" in row
    ]
    assert cut == []


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_what_is_said_in_a_week_is_told_whole(lang: str, tmp_path: Path) -> None:
    """Also by whom a long name leaves little room, in a small window."""
    seasons_in(tmp_path / "saves")
    async for size, d in looked_at("week", lang, tmp_path / "saves", (SMALL, LARGE)):
        feed = d.app.screen.query_one("#feed", Page)
        said = ["".join(span.text for span in line.row) for line in feed.lines]
        assert len(said) > 5
        assert [row for row in said if "…" in row] == [], size


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_debrief_is_told_whole_below_the_fold(lang: str, tmp_path: Path) -> None:
    """What a small window shows once it is scrolled down to."""
    seasons_in(tmp_path / "saves")
    for page in (1, 5, 6, 7):
        async for _, d in looked_at(f"debrief-{page}", lang, tmp_path / "saves", (SMALL,)):
            said = ["".join(span.text for span in line.row)
                    for sheet in d.app.screen.query(Sheet) for line in sheet.lines]  # fmt: skip
            assert len(said) > 15
            assert [row for row in said if "…" in row] == [], page


async def test_a_trend_is_told_whole_beside_a_forecast(saves: Path) -> None:
    """Also in the narrow pane of a small window."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.point("forecast.orders")
        assert "▲100%" in d.text


@pytest.mark.parametrize("scenario", ["tea-launch", "beauty-community"])
async def test_names_of_kols_are_told_whole(scenario: str, saves: Path) -> None:
    """Also in a small window and in English: figures that stand beside give way."""
    async with driven(hand_app(lang="en", scenario=scenario, saves=saves)) as d:
        await d.press("enter", "o")
        assert d.app.play is not None
        named = [kol.name.of("en") for kol in d.app.play.scenario.kols.values()]
        said = " ".join(
            span.text for line in d.app.screen.query_one("#rows", Sheet).lines for span in line.row
        )
        assert [name for name in named if name not in said] == []


@pytest.mark.unhurried
async def test_large_pages_draw_how_a_season_went(tmp_path: Path) -> None:
    """Home, the score, and a page that is not there yet: none stands mostly empty."""
    seasons_in(tmp_path / "saves")
    for name in ("home", "debrief-1", "debrief-4"):
        async for size, d in looked_at(name, "en", tmp_path / "saves", ((200, 50),)):
            weeks = [row for row in d.rows if "wk 1" in row and "wk 8" in row]
            assert len(weeks) == 1, d.text
            if name != "debrief-4":
                assert sum(bool(row.strip()) for row in d.rows) >= 0.8 * size[1], d.text


@pytest.mark.parametrize(("heard", "stands"), [(2, " Running "), (3, "heard 2")])
async def test_something_stands_below_a_question(
    heard: int, stands: str, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feed goes on below the form that takes its place; while it is quiet, what is running."""
    rows = [(Span(f"heard {n}"),) for n in range(heard)]
    monkeypatch.setattr("simgame.tui.week.asking.feed", lambda *_: rows)
    async with driven(hand_app(lang="en", saves=saves), (200, 50)) as d:
        await open_play(d, asks=True)
        asked = await d.to_question()
        form = d.app.screen.query_one("#form", Sheet).lines
        told = ["".join(span.text for span in line.row) for line in form]
        assert [line.key for line in form if line.key] == list(asked.digits)
        assert any(stands in row for row in told), told


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_a_pane_that_cannot_be_scrolled_shows_all_it_has(lang: str, tmp_path: Path) -> None:
    """What stands below others is there as a whole, or is not there."""
    seasons_in(tmp_path / "saves")
    for name in ("home", "seasons", "boards", "scenarios", "settings"):
        async for size, d in looked_at(name, lang, tmp_path / "saves", (SMALL, LARGE)):
            panes = [one for one in d.app.screen.query(Sheet) if one.display and one.size.height]
            assert len(panes) > 1
            fixed = [one for one in panes if one.styles.overflow_y == "hidden"]
            assert [one for one in fixed if one.max_scroll_y] == [], (name, size)
