"""Titles and briefs tell the figures of their level."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simgame.scenario import list_scenarios, load_levels
from simgame.scenario.loading import load_merged, load_source, load_source_levels
from tests.market.seasons import SHORT

BRIEF = "brief: {zh: 四周卖茶。, en: Sell tea in four weeks.}"
LEVELS = "\nlevels: {hard: {budget: {total: ¥95k, per_round: ¥30k}}}\n"


def told(zh: str, en: str) -> str:
    """The short scenario with another brief, and a level with less money."""
    text = Path(SHORT).read_text("utf-8")
    return text.replace(BRIEF, f"brief:\n  zh: '{zh}'\n  en: '{en}'") + LEVELS


def test_figures_that_are_named_are_those_of_the_level() -> None:
    """Money and weeks are filled in as each language tells them, at every level."""
    source = told(
        "<rounds> 周、<budget.total>，每周最多 <budget.per_round>，一份 <product.price>",
        "<budget.total> in <rounds> weeks, <budget.per_round> each, <product.price> a pack",
    )
    normal, hard = (load_source(source, "x.yaml", level) for level in ("normal", "hard"))
    assert normal.findings == hard.findings == []
    assert normal.scenario.brief.zh == "4 周、12 万元，每周最多 4 万元，一份 69 元"
    assert hard.scenario.brief.zh == "4 周、9.5 万元，每周最多 3 万元，一份 69 元"
    assert hard.scenario.brief.en == "¥95k in 4 weeks, ¥30k each, ¥69 a pack"
    assert "<budget.total>" in hard.merged["brief"]["en"]
    assert load_merged(hard.merged).brief == hard.scenario.brief


@pytest.mark.parametrize(
    ("total", "said"),
    [("¥1080k", "¥1.08M"), ("¥1.2M", "¥1.2M"), ("¥85500", "¥85,500"), ("¥90000", "¥90k")],
)
def test_money_is_told_as_it_is_read(total: str, said: str) -> None:
    """Never more than a thousand thousands, nor five digits in a row."""
    source = told("<budget.total>", "<budget.total>").replace("¥120k", total)
    assert load_source(source, "x.yaml").scenario.brief.en == said


def test_a_figure_that_there_is_not_is_an_error() -> None:
    """It is told where it stands, with the one that may be meant."""
    (found,) = load_source(told("<budget.totl>", "Tea."), "x.yaml").findings
    assert (found.code, found.line) == ("S328", 6)
    assert found.hints[0].values == {"meant": "budget.total"}


@pytest.mark.parametrize(
    ("zh", "write"),
    [
        ("给你 12 万元。", "<budget.total>"),
        ("给你¥120k。", "<budget.total>"),
        ("给你 120,000 元。", "<budget.total>"),
        ("每周最多花 4 万。", "<budget.per_round>"),
    ],
)
def test_figures_of_another_level_are_told(zh: str, write: str) -> None:
    """A level that changes a figure and keeps the text which writes it out gets a warning."""
    _, hard = load_source_levels(told(zh, "Tea."), "x.yaml")
    (found,) = hard.findings
    assert (found.code, found.line) == ("S329", 6)
    assert found.hints[0].values == {"write": write}


def test_a_level_with_a_text_of_its_own_is_left_alone() -> None:
    """What a level writes itself is its own affair, and so are figures that no level changes."""
    own = told("给你 12 万元。", "Tea.").replace(
        "hard: {", "hard: {brief: 给你 12 万元，省着花。, "
    )
    assert load_source_levels(own, "x.yaml")[1].findings == []
    same = told("一份 69 元。", "Tea.")
    assert load_source_levels(same, "x.yaml")[1].findings == []


@pytest.mark.parametrize("name", list_scenarios())
def test_shipped_briefs_tell_their_budget(name: str) -> None:
    """No shipped brief contradicts a level, and no name of a figure is left in one."""
    for loaded in load_levels(name):
        texts = loaded.scenario.brief.zh + loaded.scenario.brief.en + loaded.scenario.title.en
        assert "<" not in texts
        assert not [found for found in loaded.findings if found.code in ("S328", "S329")]


SALE = """
events:
  sale:
    type: rival-price
    rival: cloud-leaf
    at: round 2
    lasts: 14 days
    change: -15%
    text: {zh: 便宜 <change>，连卖 <lasts>, en: "<change> off for <lasts>"}
levels:
  hard:
    events:
      sale: {change: -20%, lasts: 7 days}
"""


def with_sale(text: str = SALE) -> str:
    """The short scenario with a sale of its own."""
    return re.sub(r"(?ms)^events:.*?(?=^\w)", "", Path(SHORT).read_text("utf-8")) + text


def test_an_event_tells_what_its_level_makes_of_it() -> None:
    """How much, without its sign, and how long."""
    normal, hard = (load_source(with_sale(), "x.yaml", level) for level in ("normal", "hard"))
    assert normal.findings == hard.findings == []
    told = [one.scenario.events["sale"].text for one in (normal, hard)]
    assert [text.zh for text in told] == ["便宜 15%，连卖 2 周", "便宜 20%，连卖 7 天"]
    assert [text.en for text in told] == ["15% off for 2 weeks", "20% off for 7 days"]
    assert load_merged(hard.merged).events["sale"].text == told[1]


def test_an_event_tells_the_figures_of_the_scenario_too() -> None:
    """A note of the boss may say how much money there is, also between wide marks."""
    note = (
        "events:\n  note: {type: message, at: round 2, text: 一共＜budget.total＞，<rounds> 周}\n"
    )
    loaded = load_source(with_sale(note), "x.yaml")
    assert loaded.findings == []
    assert loaded.scenario.events["note"].text.zh == "一共12 万元，4 周"


def test_an_event_names_no_figure_that_it_does_not_have() -> None:
    """What is not written with it is an error, at its place."""
    text = with_sale(SALE.replace("    lasts: 14 days\n", "").split("levels:")[0])
    found = load_source(text, "x.yaml").findings
    assert [one.code for one in found] == ["S328", "S328"]
    assert found[0].path == ("events", "sale", "text", "zh")
