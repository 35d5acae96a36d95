"""Killed on any screen of a season, the app goes on there: same screen, same draft."""

from __future__ import annotations

import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from simgame.game.session import LocalSession, Setup
from simgame.game.table.gateway_local import LocalGateway
from simgame.players.policy import for_seat
from simgame.scenario import load_or_raise
from simgame.tui.where import EVERY_SECONDS
from tests.at_once import at_once
from tests.tui.driver import COUNT, HAGGLE, LARGE, SHORT, SMALL, Driver, driven, hand_app
from tests.tui.test_around import finish

Way = Callable[[Driver], Awaitable[None]]


def _by(*keys: str) -> Way:
    async def go(d: Driver) -> None:
        await d.press(*keys)

    return go


async def _letter(d: Driver) -> None:
    await d.press("f6", "down", "down")


# From the desk of a season in its third week.
WAYS: dict[str, Way] = {
    "desk": _by("down", "down", "down"),
    "desk, a heading opened": _by("enter", "down", "down"),
    "figures": _by("f3", "down", "down"),
    "card over the desk": _by("down", "down", "f1"),
    "card over figures": _by("f3", "down", "f1"),
    "market": _by("f4"),
    "in transit": _by("f5", "down"),
    "inbox": _letter,
    "KOLs": _by("o", "down"),
    "a KOL booked": _by("o", "enter", "right"),
    "last week's review": _by("w", "tab"),
    "the review before": _by("w", "left_square_bracket"),
    "a window over the desk": _by("down", "p"),
    "a window over figures": _by("f3", "down", "question_mark"),
}
# Those that `make test` looks at.
AT_ONCE = ("desk", "card over the desk", "inbox", "a KOL booked", "the review before",
           "a window over figures")  # fmt: skip
# Where it is come back to below a window that asks or lists something.
BELOW = {"a window over the desk": ["Desk"], "a window over figures": ["Desk", "DashboardTab"]}


@pytest.fixture(scope="module")
def two_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A season of which two weeks are over."""
    save = tmp_path_factory.mktemp("played") / "one.jsonl"
    session = LocalSession.start(Setup(load_or_raise(SHORT, "normal"), 7), save)
    for _ in range(2):
        session.submit(session.plan_of(for_seat("even_split")))
        session.advance()
    session.close()
    return save


@pytest.fixture
def at_review(two_weeks: Path, saves: Path) -> Path:
    """The folder of that season, in which its last review waits to be read."""
    saves.mkdir()
    shutil.copy(two_weeks, saves)
    return saves


def _rules_alike(text: str) -> str:
    """The text without scroll bars, which make the rules beside them shorter where they stand."""
    without = (re.sub("[▁-█]+$", "", line).rstrip() for line in text.splitlines())
    return re.sub("─+", "─", "\n".join(without))


def _stack(d: Driver) -> list[str]:
    return [type(screen).__name__ for screen in d.app.screen_stack[1:]]


async def _killed(d: Driver, saves: Path) -> Path:
    """The saves as a kill leaves them: nothing is closed, nothing more is written."""
    await d.wait(EVERY_SECONDS + 0.1)
    copy = saves.with_name(f"{saves.name}-left")
    shutil.copytree(saves, copy)
    return copy


def _again(saves: Path, lang: str = "en") -> object:
    (info,) = LocalGateway(saves).seasons()
    return hand_app(lang=lang, resume=info.name, saves=saves)


@pytest.mark.parametrize("way", at_once(WAYS, AT_ONCE))
async def test_a_kill_loses_no_screen_and_no_draft(way: str, at_review: Path) -> None:
    """To the letter, as far as no window lay over it; that is closed."""
    async with driven(_again(at_review)) as d:
        assert d.screen_name == "Review"
        await d.press("enter")
        await d.set(COUNT, "7")
        await WAYS[way](d)
        left = await _killed(d, at_review)
        stack, text, values = _stack(d), d.text, dict(d.app.play.values)
    async with driven(_again(left)) as d:
        assert dict(d.app.play.values) == values
        assert _stack(d) == BELOW.get(way, stack)
        if way not in BELOW:
            assert _rules_alike(d.text) == _rules_alike(text)


@pytest.mark.parametrize("hours", [("right",), ("right", "right", "right"), ("end",)])
async def test_a_week_is_watched_on_from_its_hour(hours: tuple[str, ...], at_review: Path) -> None:
    """Though it has been lived: its figures, its feed and its end come as they would have."""
    async with driven(_again(at_review), LARGE) as d:
        await d.press("enter")
        await d.set(COUNT, "7")
        await d.press("r", "enter", "space", *hours)
        d.app.screen.end_banner()
        await d.settle()
        hour, text = d.app.screen.playback.hour, d.text
        left = await _killed(d, at_review)
    async with driven(_again(left), LARGE) as d:
        assert d.screen_name == "Week"
        assert d.app.screen.playback.hour == hour
        d.app.screen.paused = True
        d.app.screen.relabel()
        await d.settle()
        assert d.text == text
        await d.press("end")
        d.app.screen.end_banner()
        await d.press("enter")
        assert d.screen_name == "Review"
        assert d.app.screen.week == 3
        await d.press("enter")
        assert d.desk.play.observation.round == 4


async def test_a_question_ahead_is_not_gone_to_by_a_kill(saves: Path) -> None:
    """The week stands at its hour; the question comes when its time does."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        d.desk.play.put(HAGGLE)
        await d.press("r", "enter", "space")
        assert d.asked is None
        left = await _killed(d, saves)
    async with driven(_again(left)) as d:
        await d.wait(0.2)
        assert d.asked is None
        await d.press("end")
        assert d.asked is not None
        left = await _killed(d, left)
    async with driven(_again(left)) as d:
        await d.wait(0.2)
        assert d.asked is not None


async def test_a_debrief_opens_at_its_page(saves: Path) -> None:
    """After a kill; who left it by its key begins at the score."""
    finish(saves, "one", 7)
    async with driven(_again(saves), LARGE) as d:
        await d.press("6")
        left = await _killed(d, saves)
        await d.press("escape")
    async with driven(_again(left), LARGE) as d:
        assert d.app.screen.page == "lessons"
    async with driven(_again(saves), LARGE) as d:
        assert d.app.screen.page == "score"


async def test_a_review_that_was_not_read_to_its_end_opens_at_its_page(at_review: Path) -> None:
    """On a small screen it has three."""
    async with driven(_again(at_review), SMALL) as d:
        await d.press("tab", "tab")
        shown = d.app.screen.shown
        left = await _killed(d, at_review)
    async with driven(_again(left), SMALL) as d:
        assert d.screen_name == "Review"
        assert d.app.screen.shown == shown == 2


async def test_who_quits_comes_back_to_where_they_were_at_once(at_review: Path) -> None:
    """Without a moment's rest on the screen; through home it is the desk."""
    async with driven(_again(at_review)) as d:
        await d.press("enter")
        await d.set(COUNT, "7")
        await d.press("f4", "Q")
    async with driven(_again(at_review)) as d:
        assert _stack(d) == ["Desk", "MarketTab"]
        await d.press("escape", "escape")
        assert d.screen_name == "Home"
        await d.press("enter")
        assert _stack(d) == ["Desk"]


@pytest.mark.parametrize(
    "place",
    [
        '{"place": [3, [["plan", "no.such.lever"], ["no-such-screen", ""]], ["x"]]}',
        '{"place": [3, [["plan", ""], ["creators", "nobody"], ["card", "no-such-figure"]], []]}',
        '{"place": [2, [["week", "900"]], []]}',
        '{"place": [2, [["week", "Tuesday"]], []]}',
        '{"place": [9, [["debrief", "score"]], []]}',
        '{"place": "nowhere"}',
        "no notes at all",
    ],
)
async def test_notes_that_make_no_sense_do_no_harm(place: str, at_review: Path) -> None:
    """Written by another version, or by hand: the season opens where it stands."""
    save = at_review / "one.jsonl"
    save.with_name(f"{save.name}.you.notes.json").write_text(place, "utf-8")
    async with driven(_again(at_review)) as d:
        assert d.screen_name in ("Review", "Week")
        await d.press("end", "enter")
        if d.screen_name == "Review":
            await d.press("enter")
        assert d.desk.play.observation.round == 3
