"""A name is told whole, or in the short form that the scenario declares, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from simgame import words
from simgame.locale import texts
from simgame.plan.kpis import KNOWN
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.scenario import load_or_raise
from simgame.scenario.library import list_shipped
from simgame.scenario.schema import Scenario
from tests.tui.driver import LARGE, SHORT, SMALL, driven, hand_app
from tests.tui.looks import LOOKS, SCENARIO, looked_at, seasons_in
from tests.tui.test_screens import kept_screens

_LEAST = 3  # characters of a name that tell it from the beginning of a sentence


def names_in(scenario: Scenario, lang: str) -> set[str]:
    """What platforms, channels, people, products, figures, groups and levers are called."""
    t = texts(lang)
    shelves = (scenario.platforms, scenario.private_channels, scenario.kols, scenario.personas,
               scenario.rivals, scenario.content_types, scenario.product.sold_at)  # fmt: skip
    found = {part.name.of(lang) for shelf in shelves for part in shelf.values()}
    found |= {scenario.product.name.of(lang), scenario.title.of(lang)}
    found |= {words.kpi_name(kpi, t) for kpi in KNOWN}
    levers = tuple(patterns(Plan))
    found |= {words.group_name(str(lever).partition(".")[0], t) for lever in levers}
    return found | {lever.lever.label.of(lang) for lever in levers}


def cut_names(rows: Iterable[str], names: set[str]) -> list[str]:
    """The rows in which a name ends before its end."""
    starts = {name[:n] for name in names for n in range(_LEAST, len(name))}
    ends = (re.escape(start) for start in sorted(starts - names, key=len, reverse=True))
    cut = re.compile(rf"(?:^|\s\s|[^\w\s]\s|\d\s|\s[A-Z一-鿿][\w+]?\s)(?:{'|'.join(ends)})\s?…")
    return [row for row in rows if cut.search(row)]


def test_a_cut_name_is_found() -> None:
    """At the beginning of what is said, by whatever was kept of it; in a sentence it is none."""
    names = {"WeChat Official Account", "Douyin"}
    rows = [" + WeChat Official Accou… ¥2,815", " + Douyin  ¥3", "3 WeC…", "Look at Dou…"]
    assert cut_names(rows, names) == [rows[0], rows[2]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_kept_screens_tell_names_whole(lang: str) -> None:
    """At 80×24, 120×40 and 200×50, lists among them whose texts are told beside."""
    names = names_in(load_or_raise(SHORT, "normal").scenario, lang)
    kept = {name: rows for name, rows in kept_screens().items() if name.endswith(lang)}
    assert {name: cut for name, rows in kept.items() if (cut := cut_names(rows, names))} == {}


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("scenario", list_shipped())
async def test_tabs_of_every_scenario_tell_names_whole(
    scenario: str, lang: str, saves: Path
) -> None:
    """The desk with every lever open, the market, the creators and what they may write."""
    names = names_in(load_or_raise(scenario, "normal").scenario, lang)
    for size in (SMALL, LARGE):
        async with driven(hand_app(lang=lang, scenario=scenario, saves=saves), size) as d:
            await d.press("enter", "asterisk")
            before, rows = "", list[str]()
            while before != d.text:
                before = d.text
                rows += d.rows
                await d.press("pagedown")
            for key in ("f3", "f4", "f5", "f6", "o"):
                await d.press(key)
                rows += d.rows
            assert cut_names(rows, names) == [], size


@pytest.mark.unhurried
@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_every_screen_tells_names_whole(lang: str, tmp_path: Path) -> None:
    """In a season that is under way, at 80×24, 120×40 and 200×50."""
    seasons_in(tmp_path / "saves")
    names = names_in(load_or_raise(SCENARIO, "normal").scenario, lang)
    names |= names_in(load_or_raise(SHORT, "normal").scenario, lang)
    found = [
        (name, size, cut)
        for name in LOOKS
        async for size, d in looked_at(name, lang, tmp_path / "saves")
        if (cut := cut_names(d.rows, names))
    ]
    assert found == []
