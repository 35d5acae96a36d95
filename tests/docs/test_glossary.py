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
