"""That the glossary says what the product says."""

import pytest
import yaml

from simgame.market.setting import STAGES
from simgame.plan.kpis import KPIS
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
    words = yaml.safe_load(glossary.WORDS.read_text("utf-8"))
    assert list(words["stages"]) == list(STAGES)


def test_every_word_has_both_languages():
    """A word without its Chinese, or without a meaning, is not in the glossary."""
    terms = yaml.safe_load(glossary.WORDS.read_text("utf-8"))["terms"]
    assert [
        word for word, term in terms.items() if not all(map(term.get, ("name", "en", "zh")))
    ] == []


def test_a_scenario_has_one_word_in_chinese():
    """It is the word of the glossary wherever Chinese is written."""
    terms = yaml.safe_load(glossary.WORDS.read_text("utf-8"))["terms"]
    assert terms["scenario"]["name"] == "场景"
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
