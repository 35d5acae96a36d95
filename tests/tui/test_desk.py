"""The desk beside its table: the goal strip, plans to start from, the week ahead, next steps."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from simgame.game.desk import presets
from simgame.game.desk.play import Play
from simgame.game.session import LocalSession, Setup
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.locale.days import DAYS
from simgame.plan.kpis import KNOWN
from simgame.scenario import load_or_raise
from simgame.settings import KeptSettings
from simgame.tui.app import SimgameApp
from simgame.tui.cells import width_of
from simgame.tui.pages.week_ahead import week_ahead
from simgame.tui.plan_rows import ended, plan_changes
from simgame.tui.tabs.card_rows import card_lines
from simgame.tui.widgets.sheet import Page
from tests.tui.driver import BUDGET, COUNT, LARGE, SHORT, SMALL, driven, hand_app
from tests.tui.opened import open_play

At = Callable[..., SimgameApp]


async def test_the_goal_strip_moves_with_the_plan(saves: Path) -> None:
    """Spending nothing on what brought orders takes the projection away."""
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await open_play(d)
        before = d.rows[1]
        assert "░" in before
        await d.point(BUDGET)
        await d.press("x")
        assert d.rows[1] != before


async def test_a_plan_is_looked_at_before_it_is_taken(at_desk: At) -> None:
    """Esc leaves the draft; Enter takes it over as one change."""
    async with driven(at_desk(), LARGE) as d:
        await d.press("p")
        assert "evenly over all" in d.text
        await d.press("escape")
        await d.set(COUNT, "4")
        await d.run_week()
        await d.press("enter")
        await d.set(COUNT, "9")
        await d.press("p", "enter")
        assert d.screen_name == "TakeOver"
        await d.press("escape", "escape")
        assert d.desk.play.values[COUNT] == 9
        await d.press("p", "enter", "enter")
        assert d.desk.play.values[COUNT] == 4
        await d.press("u")
        assert d.desk.play.values[COUNT] == 9


async def test_a_first_week_has_plans_to_start_from(at_desk: At) -> None:
    """Even ones that may run: a week's share of the money, and about half as much."""
    async with driven(at_desk(), LARGE) as d:
        play = d.desk.play
        share, half = presets.evenly(play), presets.evenly(play, 0.5)
        assert share is not None
        assert half is not None
        assert 0.3 < play.cost_of(half) / play.cost_of(share) < 0.7
        await d.press("p", "enter", "enter")
        assert play.values == share
        assert not play.sums().blocks


async def test_a_beginner_may_take_over_what_the_steps_advise(saves: Path) -> None:
    """All of this week's steps at once, but for the forecast."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves)) as d:
        await d.press("p")
        assert "this week's steps advise" in d.text
        await d.press("enter", "enter")
        assert "4/4" in d.text


async def test_room_below_a_short_table_shows_the_goals(saves: Path) -> None:
    """With their bounds, as long as the table leaves so much."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves), LARGE) as d:
        assert "points so far" in d.text
        await d.pilot.resize_terminal(120, 30)
        await d.settle()
        assert "points so far" not in d.text


async def test_a_plan_of_ones_own_is_there_in_the_next_season(saves: Path, tmp_path: Path) -> None:
    """Kept under a name, offered from the first week on, and gone once it is forgotten."""
    settings = KeptSettings(tmp_path / "settings.json")
    for seed in (7, 8):
        app = hand_app(lang="en", scenario=SHORT, seed=seed, saves=saves, settings=settings)
        async with driven(app, LARGE) as d:
            if seed == 7:
                await d.set(COUNT, "4")
                await d.press("p", "s", *"ab", "enter", "escape")
            else:
                await d.press("p")
                assert "Yours: ab" in d.text
                assert "Delete forgets one of yours." in d.text
                await d.press("enter", "enter")
                assert d.desk.play.values[COUNT] == 4
                await d.press("p", "x")
                assert "Yours" not in d.text
                await d.press("escape", "p")
                assert "s keeps the plan of the moment here. Esc goes back." in d.text


async def test_what_is_left_is_spread_over_ads(at_desk: At) -> None:
    """Never more than there is."""
    async with driven(at_desk(), LARGE) as d:
        await d.set(COUNT, "4")
        await d.set(BUDGET, "5000")
        await d.run_week()
        await d.press("enter")
        play = d.desk.play
        spread = presets.with_rest_spread(play)
        assert spread is not None
        assert spread[BUDGET] > 500_000
        assert 0.9 * play.sums().free < play.cost_of(spread) <= play.sums().free


async def test_the_same_kols_can_be_booked_again(at_desk: At) -> None:
    """With what was offered; where there were none it says so."""
    async with driven(at_desk()) as d:
        await d.press("K")
        assert "No KOL was booked" in d.said
        await d.set("kol.campus-kai.posts", "1")
        await d.run_week()
        await d.press("enter")
        assert "kol.campus-kai.posts" not in d.desk.play.values
        await d.press("K")
        assert d.desk.play.values["kol.campus-kai.posts"] == 1


async def test_a_beginner_is_told_the_next_step(saves: Path) -> None:
    """Ticked off by what is planned, where that is what was asked for."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves)) as d:
        assert "1/4" in d.text
        d.desk.play.put({"content.xiaohongshu.picture-text.count": 12})
        d.desk.on_lever_table_moved()
        await d.settle()
        assert "2/4" in d.text


async def test_the_week_ahead_fills_what_would_be_empty(saves: Path) -> None:
    """Only where the table leaves the room."""
    async with driven(hand_app(lang="en", saves=saves), (120, 80)) as d:
        await open_play(d)
        assert "The week ahead" in d.text
        await d.pilot.resize_terminal(120, 30)
        await d.settle()
        assert "The week ahead" not in d.text


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_day_of_the_week_ahead_is_cut(
    saves: Path, lang: str, size: tuple[int, int]
) -> None:
    """All seven days show whole, and a holiday's name, wherever there is room for it."""
    app = hand_app(lang=lang, scenario="tutorial", seed=7, saves=saves)
    async with driven(app, size) as d:
        title = next(n for n, row in enumerate(d.rows) if d.app.t("The week ahead") in row)
        ahead = " ".join(d.rows[title + 1 :])
        assert all(re.search(rf"{d.app.t(day)} ?\d", ahead) for day in DAYS)
        assert {"en": "Teachers' Day", "zh": "教师节"}[lang] in ahead


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_days_without_room_for_their_dates_are_whole(saves: Path, lang: str) -> None:
    """As in the room of a team in a small window."""
    async with driven(hand_app(lang=lang, scenario="tutorial", seed=7, saves=saves)) as d:
        assert d.app.play is not None
        for width in (44, 48, 52):
            rows = week_ahead(d.app.play, d.app.t, width)
            days = "".join(span.text for span in rows[1])
            assert all(d.app.t(day) in days for day in DAYS), days
            assert "…" not in days
            assert all(width_of(row) <= width for row in rows)


async def test_an_empty_plan_is_not_called_ready(at_desk: At) -> None:
    """The row over the footer tells how to begin, until something is planned."""
    async with driven(at_desk()) as d:
        assert "Nothing is planned yet" in d.text
        assert "Ready" not in d.text
        await d.set(COUNT, "4")
        assert "Ready: r runs the week." in d.text


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_money_of_the_season_and_the_hours_in_use_are_told(
    saves: Path, lang: str, size: tuple[int, int]
) -> None:
    """Whatever the size; a role for which there is no work here is not spoken of."""
    app = hand_app(lang=lang, scenario="tutorial", seed=7, saves=saves)
    async with driven(app, size) as d:
        count = next(s.path for s in d.desk.play.catalogue.specs if s.path.endswith(".count"))
        await d.set(count, "5")
        assert {"zh": "一季剩 ¥4万", "en": "season ¥40k"}[lang] in d.rows[2]
        assert {"zh": "内容 ", "en": "Content "}[lang] in d.rows[2]
        assert not {"媒介", "社群", "Media", "Community"} & set(d.rows[2].split())
        await d.press("r")
        assert {"zh": "团队工时", "en": "Your team's hours"}[lang] in d.text


async def test_help_says_why_a_key_does_nothing_and_leaves_out_what_never_can(saves: Path) -> None:
    """No KOLs are spoken of where there are none."""
    async with driven(hand_app(lang="en", scenario="tutorial", seed=7, saves=saves), LARGE) as d:
        await d.press("question_mark")
        shown = "\n".join(
            span.text for line in d.app.screen.query_one(Page).lines for span in line.row
        )
        assert "KOL" not in shown
        assert "Undo: Nothing has been changed yet." in shown
        await d.press("escape", "p")
        assert "KOL" not in d.text


@pytest.mark.parametrize(
    ("room", "shown"),
    [(60, "Content · WeChat Official Account · Article · Posts"),
     (45, "… · WeChat Official Account · Article · Posts"), (20, "… · Article · Posts"),
     (3, "… · Posts")],
)  # fmt: skip
def test_a_long_name_of_a_change_keeps_its_end(room: int, shown: str) -> None:
    """What was moved is said last."""
    assert ended("Content · WeChat Official Account · Article · Posts", room) == shown


def test_terms_of_no_offer_are_no_change_of_plan() -> None:
    """A fee that is left behind when its post is taken back costs nothing, and is not listed."""
    tea = load_or_raise(Path(__file__).parents[2] / "scenarios" / "tea-launch" / "scenario.yaml")
    play = Play(LocalSession.start(Setup(tea, 7)), MemoryDrafts(), "normal", 7)
    kol = "kol.xiaoman-tea-diary"
    play.put({f"{kol}.posts": 1, f"{kol}.fee": 320_000})
    assert len(plan_changes(play, texts("en"))) == 2
    play.put({f"{kol}.posts": 0})
    assert plan_changes(play, texts("en")) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_no_page_offers_what_the_scenario_does_not(saves: Path, lang: str) -> None:
    """Keys, places of the palette, and what a figure's card says moves it."""
    async with driven(hand_app(lang=lang, scenario="tutorial", seed=7, saves=saves), LARGE) as d:
        play = d.desk.play
        for tab in ("f3", "f4", "f5", "f6"):
            await d.press(tab, "question_mark")
            shown = d.app.screen.query_one(Page).lines
            told = "".join(span.text for line in shown for span in line.row)
            keys, _, meanings = told.partition(d.app.t("Words that stand here"))
            assert "KOL" not in keys, tab
            assert not any(one in meanings for one in ("opinion leader", "影响购买")), tab
            await d.press("escape")
        assert [one.name for one in d.app._places() if "KOL" in one.name] == []
        moving = 0
        for kpi in KNOWN:
            lines = card_lines(play, kpi, d.app.t, 80)
            movers = [line.key for line in lines if line.key.startswith("lever:")]
            said = d.app.t("what moves it") in "".join(s.text for ln in lines for s in ln.row)
            assert said == bool(movers)
            assert all(play.catalogue.first_of(key.removeprefix("lever:")) for key in movers)
            moving += len(movers)
        assert moving > 20
