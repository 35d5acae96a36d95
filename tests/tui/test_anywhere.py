"""What holds on every screen: language, help, palette, colours, footer, tiny windows."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color

from simgame.settings import KeptSettings
from simgame.tui import themes
from simgame.tui.screens.help import Help
from simgame.tui.styles import ALIASES, style_of, without_colour
from tests.at_once import at_once
from tests.tui.driver import driven, hand_app
from tests.tui.opened import open_play
from tests.tui.test_screens import SCREENS, kept_screens

ENGLISH = re.compile(r"[A-Za-z]{3,}")
# Names and keys that are the same in Chinese.
SAME = {"simgame", "Enter", "Esc", "Home", "End", "PgUp", "PgDn", "Tab", "English", "KOL", "KOC",
        "Ctrl", "CAC", "CTR", "CVR", "CPM", "AOV", "GMV", "Shift"}  # fmt: skip
FULL = ["home", "desk", "dashboard", "week", "review", "final"]


@pytest.mark.parametrize("name", FULL)
async def test_the_language_is_switched_in_place(name: str, saves: Path) -> None:
    """One key, on any screen, and no English is left behind."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await SCREENS[name](d)
        shown = d.screen_name
        await d.press("f10")
        assert d.screen_name == shown
        left = {word for word in ENGLISH.findall(d.text) if word not in SAME}
        assert left == set()
        await d.press("f10")
        assert "中文" in d.text or "F10" not in d.text


@pytest.mark.parametrize("name", FULL)
async def test_help_is_about_what_has_the_focus(name: str, saves: Path) -> None:
    """`?` opens it with the keys that work here, `?` or Escape closes it."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await SCREENS[name](d)
        about = getattr(d.app.screen.focused, "about", "")
        assert about
        await d.press("?")
        assert isinstance(d.app.screen, Help)
        shown = " ".join(re.sub(r"[│╭╮╰╯─▁-█]", " ", d.text).split())
        assert " ".join(about.split()[:6]) in shown
        await d.press("?")
        assert not isinstance(d.app.screen, Help)


@pytest.mark.parametrize("opened", ["f1", "d", "r"])
async def test_a_window_closes_once(opened: str, saves: Path) -> None:
    """Keys that come faster than it goes do not close what lies below it."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press(opened)
        await d.press_at_once("escape", "escape", "escape")
        assert d.screen_name == "Desk"


async def test_a_question_mark_is_help_unless_it_is_typed(saves: Path) -> None:
    """On a screen it opens help, and closes it; in a field or a search it is a character."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("?")
        assert isinstance(d.app.screen, Help)
        await d.press("?")
        assert not isinstance(d.app.screen, Help)
        await d.press("slash", "?")
        assert "Find: ?" in d.text
        await d.press("escape", "ctrl+p", "?")
        assert d.screen_name == "Palette"
        assert "No command is called that" in d.text


def test_the_footer_is_never_clipped() -> None:
    """At 80 columns it takes at most 78 cells and ends in a whole word."""
    kept = kept_screens()
    for name, lang in product(FULL, ("zh", "en")):
        footer = kept[f"{name}-80x24-{lang}"][-1].strip()
        assert cell_len(footer) <= 78, name
        assert "F1" in footer, name
        assert "…" not in footer, name


async def test_the_palette_finds_and_does(saves: Path) -> None:
    """By a few letters of the name; what is not possible says why."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.press("ctrl+p")
        await d.type("dash")
        await d.press("enter")
        assert "Business" in d.text
        await d.press("escape", "ctrl+p")
        await d.type("redo")
        assert "Nothing has been undone" in d.text
        await d.press("escape", "ctrl+p")
        await d.type("no such thing")
        assert "No command is called that" in d.text


@pytest.mark.parametrize("size", [(40, 10), (10, 4), (79, 12), (30, 40)])
async def test_a_tiny_window_says_so_and_loses_nothing(size: tuple[int, int], saves: Path) -> None:
    """It asks for more room instead of drawing nonsense, and comes back when there is."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        await d.pilot.resize_terminal(*size)
        await d.settle()
        assert "larger" in " ".join(d.text.split()) or size[0] < 12
        assert "Douyin" not in d.text
        await d.pilot.resize_terminal(80, 24)
        await d.settle()
        assert "Douyin" in d.text


async def test_colours_go_round(saves: Path) -> None:
    """Dark, light, high contrast, and back."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        seen = []
        for _ in themes.THEMES:
            seen.append(d.app.theme)
            await d.press("f9")
        assert seen == [theme.name for theme in themes.THEMES]
        assert d.app.theme == themes.DARK.name


async def test_language_and_colours_are_remembered(saves: Path) -> None:
    """What was chosen by keys holds the next time, without asking for it."""
    file = saves / "settings.json"
    async with driven(hand_app(lang="en", saves=saves, settings=KeptSettings(file))) as d:
        await d.press("f9", "f10")
        assert d.app.theme == themes.LIGHT.name
    kept = KeptSettings(file)
    assert (kept.now.language, kept.now.colours) == ("zh", "light")
    async with driven(hand_app(lang="zh", saves=saves, settings=kept)) as d:
        assert d.app.theme == themes.LIGHT.name


async def test_settings_that_cannot_be_read_are_told_and_set_aside(saves: Path) -> None:
    """The first screen names the file they are in now."""
    saves.mkdir()
    (saves / "settings.json").write_text("{", "utf-8")
    kept = KeptSettings(saves / "settings.json")
    async with driven(hand_app(lang="en", saves=saves, settings=kept)) as d:
        assert "settings.json.broken" in d.said


# Grounds, and what is no text: rules, dots and the labels of axes.
_NO_TEXT = {"bg", "surface", "panel", "cursor", "resting", "alarm", "band", "faint"}


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_tones_can_be_read(theme: themes.Theme) -> None:
    """Every colour of text has a contrast of at least 4.5 with its background; 7 where promised."""
    least = 7.0 if theme is themes.CONTRAST else 4.5
    for name, colour in theme.variables.items():
        if name not in _NO_TEXT:
            assert contrast(colour, theme.background) >= least, name
    grounds = {name: theme.variables[name] for name in _NO_TEXT - {"faint"}}
    for name, ground in grounds.items():
        assert contrast(theme.variables["dim"], ground) >= 4.5, name
    for name in ("bg", "surface"):
        assert contrast(theme.variables["faint"], grounds[name]) >= 3.0, name


@pytest.mark.parametrize("lang", at_once(["zh", "en"], ["en"]))
@pytest.mark.parametrize("name", ["home", "settings", "desk", "dashboard", "market", "transit"])
async def test_no_word_is_faint(name: str, lang: str, saves: Path) -> None:
    """Rules, dots, bars and numbers of axes are; what is read has the contrast of text."""
    async with driven(hand_app(lang=lang, saves=saves), (200, 50)) as d:
        await SCREENS[name](d)
        faint = Color.parse(themes.colours_of(d.app.theme)["faint"])
        drawn = [seg for strip in d.app.screen._compositor.render_strips() for seg in strip]
        told = [seg.text for seg in drawn if seg.style and seg.style.color == faint]
        assert told
        assert [text for text in told if re.search(r"[^\W\d]{2}", text)] == []


@pytest.mark.parametrize("alias", ALIASES)
def test_short_tones_are_colours_of_every_theme(alias: str) -> None:
    """A word that stands for others can be drawn; one that nobody knows is refused."""
    assert all(style_of(alias, theme.name).color for theme in themes.THEMES)
    with pytest.raises(KeyError):
        style_of(alias + "x", themes.DARK.name)


def contrast(one: str, other: str | None) -> float:
    """The WCAG contrast of two colours."""
    lights = sorted(_light(colour) for colour in (one, other or "#000000"))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


async def test_without_colour_everything_is_still_said(
    saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR: the cursor, the page and what is over budget are marked by signs and words."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d, 1)
        await d.set("paid.douyin.budget", "90000")
        assert ">" in d.text
        assert "[Plan]" in d.text
        assert "Over" in d.text
        styles = [s.style for strip in d.app.screen._compositor.render_strips() for s in strip]
        assert d.app.no_color
        assert styles
        # A chip stands out by itself, as it does in colour.
        ad = [s for strip in d.app.screen._compositor.render_strips() for s in strip
              if s.text == "Ad"]  # fmt: skip
        assert ad
        assert all(s.style is not None and s.style.reverse for s in ad)


async def test_pages_of_the_desk_are_turned_by_brackets(saves: Path) -> None:
    """Forwards and backwards, round and round."""
    async with driven(hand_app(lang="en", saves=saves)) as d:
        await open_play(d)
        seen = []
        for key in (*["right_square_bracket"] * 5, *["left_square_bracket"] * 2):
            await d.press(key)
            seen.append(getattr(d.app.screen, "TAB", "plan"))
        there = ["dashboard", "market", "transit", "inbox"]
        assert seen == [*there, "plan", "inbox", "transit"]


@pytest.mark.parametrize(
    ("tone", "without"),
    [("bad", "bright bold"), ("content bold", "bright bold"), ("bg bold on kol", "reverse bold"),
     ("entry", "bright bold underline"), ("gold bold on panel", "bright bold on panel"),
     ("content", "content"), ("dim", "dim"), ("bright bold", "bright bold")],
)  # fmt: skip
def test_what_stands_out_by_its_colour_stands_out_without(tone: str, without: str) -> None:
    """A loss in grey would be darker than the figures beside it; bars keep their greys."""
    assert without_colour(tone) == without
