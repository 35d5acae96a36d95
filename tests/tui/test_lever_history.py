"""Rules of a lever week by week: what it was set to stands beside what came of it."""

from __future__ import annotations

import pytest

from simgame.game.desk.play import Play
from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.drafts import MemoryDrafts
from simgame.locale import texts
from simgame.plan.observation import ChannelRow
from simgame.plan.values import plan_from
from simgame.scenario import load_or_raise
from simgame.tui.cells import Row, width_of
from simgame.tui.levers.by_week import by_week
from simgame.tui.levers.results import Results
from simgame.tui.levers.working import history
from tests.game.plays import play_week

POSTS = "content.xiaohongshu.picture-text.count"


def _told(rows: list[Row]) -> list[list[str]]:
    return ["".join(span.text for span in row).split() for row in rows]


@pytest.fixture(scope="module")
def play() -> Play:
    """A season whose first weeks were planned otherwise each."""
    session = LocalSession.alone(Season(load_or_raise("_library/reference").scenario, 7))
    for count, depth in ((6, 0.0), (0, 0.2), (12, 0.1)):
        play_week(session, plan_from({POSTS: count, "price.coupon_depth": depth}))
    return Play(session, MemoryDrafts(), "normal", 7)


def _history(play: Play, path: str, width: int = 38) -> list[list[str]]:
    spec = play.catalogue.by_path[path]
    return _told(list(history(play, Results(play), spec, texts("en"), width)))


def test_what_a_lever_was_set_to_stands_beside_what_came_of_it(play: Play) -> None:
    """Also in the week that it was left alone, in which its posts still brought something."""
    _, head, *weeks = _history(play, POSTS)
    assert head[2:5] == ["set", "saves", "orders"]
    assert [week[2] for week in weeks] == ["6", "0", "12"]


def test_a_lever_without_a_touchpoint_has_a_history_too(play: Play) -> None:
    """Of a coupon nobody reports orders, but it was given in some weeks and in others not."""
    _, head, *weeks = _history(play, "price.coupon_depth")
    assert head[2:] == ["set"]
    assert [week[-1] for week in weeks] == ["0%", "20%", "10%"]


def test_what_was_never_moved_has_none(play: Play) -> None:
    """There is nothing to tell of it."""
    assert _history(play, "paid.weibo.budget") == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", range(22, 56))
def test_the_columns_fill_the_pane_and_stand_apart(lang: str, width: int) -> None:
    """However narrow: what there is no room for is left out, and nothing is cut."""
    row = ChannelRow(group="paid", keys=("douyin",), spend=12_345_600, saves=14_294, orders=1_062)
    weeks, values = [row, None] * 6, ["¥12.3k", "¥0"] * 6
    _, *rows = by_week(weeks, "paid", texts(lang), width, values)
    assert len(rows) == 13
    assert {width_of(one) for one in rows} == {width}
    assert all("…" not in span.text for one in rows for span in one)
    assert all(span.text.startswith(" ") for one in rows[1:] for span in one[2:] if span.text)
