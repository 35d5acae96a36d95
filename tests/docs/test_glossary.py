"""That the glossary says what the product says."""

import pytest

from simgame.market.setting import STAGES
from simgame.plan.kpis import KNOWN, KPIS
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.scenario.courses import COURSE_ROWS
from simgame.words.cards import figure_cards, terms
from tests.tools import glossary


def test_the_page_is_current():
    """The page is what its sources make of it; `python -m tests.tools.glossary update` mends it."""
    assert glossary.PAGE.read_text("utf-8") == glossary.page()


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.id)
def test_every_figure_is_defined_in_both_languages(kpi):
    """A figure has its names and its one definition, in Chinese and English."""
    page = glossary.page()
    texts = (kpi.label.en, kpi.label.zh, kpi.definition.en, kpi.definition.zh)
    assert [text for text in texts if not text or text not in page] == []


def test_every_stage_has_its_meaning():
    """The stages explained are those of the market, in its order."""
    assert list(terms().stages) == list(STAGES)


def test_every_figure_has_a_card_whose_references_exist():
    """Both languages, levers of the Plan, course rows, and other figures."""
    cards = figure_cards()
    assert set(cards) == set(KNOWN)
    starts = {".".join(map(str, p.segments[:n])) for p in patterns(Plan) for n in (1, 2)}
    for kpi, card in cards.items():
        assert {mover.lever for mover in card.moves} <= starts, kpi
        assert set(card.courses) <= set(COURSE_ROWS), kpi
        assert set(card.near) <= set(KNOWN) - {kpi}, kpi
        said = (card.leads, card.compare, *(mover.why for mover in card.moves))
        assert all(text.zh and text.en for text in said), kpi


def test_every_word_has_both_languages():
    """A word without its Chinese, or without a meaning, is not in the glossary."""
    lacking = [w for w, term in terms().terms.items() if not (term.name and term.en and term.zh)]
    assert lacking == []


def test_a_scenario_has_one_word_in_chinese():
    """It is the word of the glossary wherever Chinese is written."""
    assert terms().terms["scenario"].name == "场景"
    root = glossary.DOCS.parent
    kinds = ("**/*.md", "**/*.yaml", "**/*.po", "**/*.py")
    written = [
        file
        for folder in ("docs", "scenarios", "simgame")
        for kind in kinds
        for file in (root / folder).glob(kind)
    ]
    others = [f.name for f in [*written, root / "README.zh.md"] if "剧本" in f.read_text("utf-8")]
    assert others == []
