"""What falls due on one day stands side by side: no chip covers another, and none is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.pages.transit import Item, Lane, Transit
from simgame.plan.observation import Message
from simgame.scenario import load_or_raise
from simgame.tui.look import chips_in_rows
from simgame.tui.tabs.transit import TransitTab
from simgame.tui.tabs.transit_rows import lane_lines
from tests.tui.driver import driven, hand_app
from tests.tui.opened import open_play


@pytest.fixture(scope="module")
def play() -> Play:
    """The first Monday of a season."""
    season = Season(load_or_raise("tea-launch").scenario, 5)
    return Play(LocalSession.alone(season), MemoryDrafts(), "normal", 5)


def _said(lane: Lane, play: Play, lang: str, width: int, first: int = 0) -> str:
    transit = Transit((lane,), 14, pages.Page("transit", (), 1))
    lines = lane_lines(transit, play, texts(lang), width, first)
    return "\n".join("".join(span.text for span in line.row) for line in lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [78, 118, 178])
def test_posts_of_one_day_and_of_no_day_are_all_named(play: Play, width: int, lang: str) -> None:
    """Two on a Tuesday, one the day after, one whose day nobody knows."""
    kols = list(play.scenario.kols)[:4]
    items = tuple(Item(day, (kol,)) for day, kol in zip((-1, 1, 1, 2), kols, strict=True))
    said = _said(Lane("kol", "kol", 4, (), items), play, lang, width)
    for kol in kols:
        assert words.touch_name(play.scenario, "kol", (kol,), texts(lang)).split(" · ")[0] in said


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [78, 118])
@pytest.mark.parametrize("dated", [0, 1])
def test_those_whose_day_nobody_knows_are_all_named(
    play: Play, dated: int, width: int, lang: str
) -> None:
    """However many: the last were cut off."""
    kols = list(play.scenario.kols)
    items = tuple(Item(-1 if n >= dated else 3, (kol,)) for n, kol in enumerate(kols))
    said = _said(Lane("kol", "kol", len(kols), (), items), play, lang, width)
    told = " ".join(said.replace("─", " ").split())
    for kol in kols:
        name = words.touch_name(play.scenario, "kol", (kol,), texts(lang)).split(" · ")[0]
        assert name in told or (lang == "zh" and name in told.replace(" ", ""))


@pytest.mark.parametrize("width", [78, 118])
def test_events_that_are_on_together_are_all_named(play: Play, width: int) -> None:
    """The shorter title stood on the longer one, of which the end was left."""
    titles = "Cloud Leaf cuts its price", "Qingming outings", "Women's Day", "The works are full"
    items = tuple(
        Item(0, (title,), told=Message(code="event-holiday", hour=0, values={"title_en": title}))
        for title in titles
    )
    said = _said(Lane("event", "event", 4, (), items), play, "en", width)
    assert all(title in said for title in titles)
    _, _, *rows = said.rstrip().splitlines()
    assert len(rows) == {78: 2, 118: 1}[width]
    assert titles[0] not in _said(Lane("event", "event", 4, (), items), play, "en", width, 7)


@pytest.mark.parametrize(("lang", "said"), [("zh", "图文×6"), ("en", "Picture and text×6")])
def test_pieces_of_one_name_are_counted_together(play: Play, lang: str, said: str) -> None:
    """On whichever platform: `图文×2、图文×2、图文×2` told nothing."""
    platforms = list(play.scenario.platforms)[:3]
    items = tuple(Item(2, (platform, "picture-text"), 2) for platform in platforms)
    assert f" {said} " in _said(Lane("content", "content", 6, (), items), play, lang, 78)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_event_without_a_title_is_no_sentence_among_names(play: Play, lang: str) -> None:
    """`… by −15%., Women's Day`."""
    rival = next(iter(play.scenario.rivals))
    told = Message(code="event-rival-price", hour=0, values={"rival": rival, "change": -0.15})
    day = Message(
        code="event-hot-topic", hour=0, values={"title_en": "Women", "title_zh": "妇女节"}
    )
    items = (Item(0, ("price",), told=told), Item(0, ("day",), told=day))
    said = _said(Lane("event", "event", 2, (), items), play, lang, 118)
    assert "−15%" in said
    assert not any(wrong in said for wrong in (".,", "。、", "%.", "%。"))


async def test_later_days_have_the_room_that_they_need(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many rows as there are, whichever days are shown."""
    items = tuple(_titled(8 + n // 2, f"Event {n}") for n in range(8))
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("f5")
        lanes = (*d.app.screen._transit.lanes, Lane("event", "event", 8, (), items))
        full = replace(d.app.screen._transit, lanes=lanes)
        monkeypatch.setattr(TransitTab, "_transit", property(lambda _: full))
        await d.press("right", "left", "right")
        assert all(f"Event {n}" in d.text for n in range(8))


def _titled(day: int, title: str) -> Item:
    told = Message(code="event-holiday", hour=0, values={"title_en": f"{title} of a long name"})
    return Item(day, (title,), told=told)


def test_chips_of_one_day_are_joined_and_take_another_row_where_they_would_touch() -> None:
    """The cells of a day are seven: a chip of seven leaves no cell between."""
    chips = [(0, "four"), (2, "two"), (1, "fiver"), (2, "three"), (4, "cut at the end"), (9, "no")]
    chips += [(3, "far"), (3, "too many for one"), (3, "row")]
    rows = chips_in_rows(chips, 7, 5, "kol", "、")
    told = [[(day, "".join(span.text for span in row)) for day, row in events] for events in rows]
    assert told == [
        [(0, " four "), (1, " fiver "), (3, " far "), (4, " cut… ")],
        [(2, " two、three ")],
        [(3, " too many f… ")],
        [(3, " row ")],
    ]
