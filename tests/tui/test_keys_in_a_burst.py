"""Keys that come in one burst mean what they mean one by one, whatever screen they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.at_once import at_once
from tests.tui import opened
from tests.tui.driver import LARGE, Driver, driven, hand_app

# Keys that change the screen, or what has the focus, and keys for what is there then.
BURSTS = {
    "tab to plan": ("f3", "f2", "down", "down", "right"),
    "tab to tab": ("f3", "f4", "f6", "down", "down"),
    "tab, by its page keys": ("f3", "]", "]", "[", "escape", "down"),
    "list of creators": ("o", "down", "enter", "escape", "down"),
    "presets": ("p", "down", "down", "escape", "down"),
    "last look": ("r", "d", "escape", "escape", "down"),
    "diff": ("d", "escape", "down", "right", "right"),
    "find": ("slash", *"dou", "enter", "down"),
    "value": ("down", "down", *"12", "enter", "f3", "down", "escape", "down"),
    "card": ("f3", "down", "f1", "down", "escape", "down"),
    "help": ("question_mark", "down", "escape", "down", "down"),
    "review again": ("w", "escape", "down"),
    "week": ("r", "enter"),
    "week, to Sunday": ("r", "enter", "end"),
    "team": ("f7", "f2", "down"),
    "home and back": (
        "escape",
        "b",
        "2",
        "escape",
        "comma",
        "down",
        "right",
        "escape",
        "n",
        "down",
    ),
}
AT_ONCE = ("tab to plan", "tab to tab", "value", "help", "week")


async def _burst(d: Driver, *keys: str) -> None:
    """All of them before any is looked at, as a terminal hands on what it has read at once."""
    for key in keys:
        d.app.post_message(d._key(key))
    await d.settle()


def _shown(d: Driver) -> tuple[str, str, object]:
    play = d.app.play
    return d.screen_name, d.text, play and dict(play.values)


@pytest.mark.parametrize("name", at_once(BURSTS, AT_ONCE))
async def test_a_burst_does_what_its_keys_do_one_by_one(name: str, saves: Path) -> None:
    """On the same screen in the end, showing the same, with the same plan."""
    shown = []
    for whole in (True, False):
        async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
            await (opened.team_desk if name == "team" else opened.open_play)(d)
            await (_burst if whole else Driver.press)(d, *BURSTS[name])
            shown.append(_shown(d))
    assert shown[0] == shown[1]
