"""A plain set of signs for terminals that draw some of ours two cells wide."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from rich.cells import cell_len

from simgame.tui.symbols import safe, spelled
from tests.tui.driver import LARGE, driven, hand_app
from tests.tui.test_screens import SCREENS, kept_screens


def test_no_sign_has_an_unsure_width() -> None:
    """Borders, bars, marks and texts of every screen; rows stay as wide as they were."""
    for name, rows in kept_screens().items():
        for row in rows:
            plain = safe(row)
            unsure = {
                c for c in plain if unicodedata.east_asian_width(c) == "A" and not c.isalnum()
            }
            assert (unsure, cell_len(plain)) == (set(), cell_len(row)), name


async def test_the_app_draws_the_plain_set(saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is asked for, in everything that is drawn: tables, borders, a chart."""
    monkeypatch.setenv("SIMGAME_SYMBOLS", "safe")
    async with driven(hand_app(lang="zh", saves=saves), LARGE) as d:
        await SCREENS["dashboard"](d)
        assert d.text == safe(d.text)
        assert d.widest <= LARGE[0]


@pytest.mark.parametrize("text", ["▲ 12.5 · ¥3 − ¥4", "███▌····", "“好”…", "╭──╮", "plain", "‹ 1×"])
def test_the_width_is_kept(text: str) -> None:
    """A sign for a sign."""
    assert cell_len(safe(text)) == cell_len(text)
    assert safe(safe(text)) == safe(text)


def test_no_sentence_is_left_with_an_arrow() -> None:
    """Whatever keys it names: they are read as words, with blanks around them."""
    po = (files("simgame.locale") / "zh" / "LC_MESSAGES" / "simgame.po").read_text("utf-8")
    said = re.findall(r'^(?:msgid |msgstr )?"(.*[←→↑↓].*)"$', po, re.M)
    assert len(said) > 40
    for text in said:
        lang = "en" if cell_len(text) == len(text) else "zh"
        found = spelled(text, lang)
        assert not set("←→↑↓⏎␣⇧") & set(found), found
        assert not re.search(r"[a-z](Up|Down|Left|Right)|键[上下左右]键", found), found
    assert spelled("¥12 → ¥18", "en") == "¥12 -> ¥18"


@pytest.mark.parametrize(("lang", "said"), [("en", "Down to Xiaohongshu"), ("zh", "下键 到小红书")])
async def test_arrow_keys_are_spelled_out(
    saves: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    """In sentences, footers and lists of keys: a plain `v` is the key of that letter."""
    monkeypatch.setenv("SIMGAME_SYMBOLS", "safe")
    async with driven(hand_app(lang=lang, scenario="tutorial", saves=saves), LARGE) as d:
        assert said in d.text
        assert "Enter " in d.rows[-1]
        await d.press("question_mark")
        keys = [
            row.split("|")[1].split()[0]
            for row in d.rows
            if "|" in row and row.split("|")[1].strip()
        ]
        assert not {"v", "^", "<"} & set(keys), d.text
