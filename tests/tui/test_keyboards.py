"""Keys of other keyboards and terminals: full-width ones, and a plain key for each action."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.tui.keys import half_width
from simgame.tui.screens.debrief import Tree
from tests.tui.driver import BUDGET, SHORT, driven, hand_app
from tests.tui.opened import open_play
from tests.tui.test_actions import ACTORS

PLAIN = {"question_mark", "colon", "slash", "asterisk", "equals_sign", "space", "enter", "escape",
         "delete", "up", "down", "left", "right", "home", "end", "pageup", "pagedown",
         "less_than_sign", "greater_than_sign", "left_square_bracket",
         "right_square_bracket", "comma", "semicolon"}  # fmt: skip


def test_each_action_has_a_plain_key() -> None:
    """VS Code and GNOME Terminal keep Ctrl+P, Ctrl+Q, F1, F6 and F10; nobody keeps Ctrl+C."""
    every = {action for actor in ACTORS for action in actor.ACTIONS}
    assert len(every) > 150
    tabs = ("plan", "dashboard", "market", "inbox", "transit", "team")
    pages = {f"turn {tab}" for tab in tabs}  # `]` turns to them
    for action in every:
        keys = set(action.keys.split(","))
        plain = {key for key in keys if len(key) == 1 or key in PLAIN}
        assert plain or action.name in {"copy", *pages}, action


@pytest.mark.parametrize(
    ("pressed", "screen"),
    [("？", "Help"), ("：", "Palette"), ("ｄ", "Diff"), ("ｒ", "Confirm"), (":", "Palette"),
     ("ｗ", "Review")],
)  # fmt: skip
async def test_full_width_keys_do_the_same(pressed: str, screen: str, saves: Path) -> None:
    """An input method that was left on is no reason for silence."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press(pressed)
        assert d.screen_name == screen


@pytest.mark.parametrize("find", ["／", "、"])
async def test_full_width_keys_work_in_the_table(find: str, saves: Path) -> None:
    """Finding, filling and the pages; in a text they stay what was typed."""
    app = hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)
    async with driven(app) as d:
        await d.press(find)
        await d.type("茶、")
        assert "Find: 茶、" in d.text
        await d.press("escape")
        await d.point(BUDGET)
        await d.press("＝")
        assert d.desk.play.values[BUDGET] == 4_000_000
        await d.press("】")
        assert d.screen_name == "DashboardTab"


async def test_a_question_is_answered_by_a_full_width_digit(saves: Path) -> None:
    """As by a plain one: the same digit twice, of either width."""
    for again in ("２", "2"):
        async with driven(hand_app(lang="en", saves=saves)) as d:
            await open_play(d, asks=True)
            await d.to_question()
            answers = d.app.play.session.answers
            await d.answer("２")
            assert (d.asked.picked, answers) == ("2", [])
            await d.press(again)
            assert answers == ["decline"]


@pytest.mark.parametrize(
    ("typed", "half"),
    [("／", "/"), ("ｒ", "r"), ("５", "5"), ("《", "<"), ("「", "["), ("・", "/"),
     ("茶", "茶"), ("é", "é"), ("²", "²"),
     (None, "")],
)  # fmt: skip
def test_only_the_width_of_a_key_changes(typed: str | None, half: str) -> None:
    """Letters of other scripts are no keys of ours."""
    assert half_width(typed) == half


@pytest.mark.parametrize("keys", [("Q",), ("ctrl+q",), ("palette", "quit")])
async def test_quitting_has_a_plain_key(keys: tuple[str, ...], saves: Path) -> None:
    """A capital, so that no finger hits it by chance; in a text it is a letter."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("slash", "Q")
        assert "Find: Q" in d.text
        await d.press("escape")
        if keys[0] == "palette":
            await d.press(":", *"save and quit", "enter")
        else:
            await d.press(*keys)
        assert d.app.return_code == 0


@pytest.mark.parametrize("name", ["desk", "week", "question"])
async def test_language_and_colours_have_plain_keys(name: str, saves: Path) -> None:
    """On any screen."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d, asks=name == "question")
        theme = d.app.theme
        await d.press("L", "T")
        assert d.app.t.lang == "zh"
        assert d.app.theme != theme


async def test_lists_are_moved_over_as_in_vi(saves: Path) -> None:
    """Down and up, to the bottom and to the top; in a debrief `g` plays again."""
    async with driven(hand_app(lang="en", scenario=SHORT, seed=7, saves=saves)) as d:
        first = d.table.pointed
        await d.press("j", "j", "k")
        second = d.table.pointed
        await d.press("G")
        last = d.table.pointed
        await d.press("g")
        assert d.table.pointed == first
        await d.press("end")
        assert (d.table.pointed, len({first, second, last})) == (last, 3)
    known = Tree(lambda _: []).known_actions()
    assert "g" not in {key for action in known for key in action.keys.split(",")}
