"""That the words which stand on screens are explained by the help of the screen they stand on."""

import re

import pytest
from babel.messages.pofile import read_po

from simgame.locale import texts
from simgame.plan.kpis import DERIVED, KPIS
from simgame.words import explained
from tests.tools.texts import PACKAGE, po_file

_SHOWN = tuple(
    f"simgame/{folder}" for folder in ("tui", "words", "pages", "plan", "profile", "locale")
)
# No words of the trade: parts of commands, headings in capitals, and of computers.
_OTHERS = {"URL", "CODE", "FOLDER", "OFFER", "CRISIS", "QUESTION", "ASCII", "KB"}


def _abbreviations(text: str) -> set[str]:
    """The words in capitals, placeholders left out."""
    said = re.sub(r"\{[^}]*\}", "", text)
    return set(re.findall(r"(?<![A-Za-z_])(?:[A-Z0-9]*[A-Z]{2,}|\dA)(?![A-Za-z_])", said))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_abbreviation_that_the_app_writes_is_explained(lang):
    """Whatever text it stands in, and by the abbreviation alone."""
    with po_file(PACKAGE).open("rb") as file:
        shown = [m for m in read_po(file) if any(p.startswith(_SHOWN) for p, _ in m.locations)]
    forms = (m.id if lang == "en" else m.string for m in shown)
    said = [text for form in forms for text in ((form,) if isinstance(form, str) else form)]
    said += [text.of(lang) for kpi in (*KPIS, *DERIVED) for text in (kpi.label, kpi.definition)]
    found = set().union(*map(_abbreviations, said)) - _OTHERS
    assert {"GMV", "KOL", "AI"} <= found or lang == "zh"
    assert [one for one in sorted(found) if not explained(one, texts(lang))] == []


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "CTR|CVR|CPM|CAC|AOV|ROAS|GMV|CPO|SOV|KOL|KOC|5A|AI"),
        ("en", "appeal share|exits|seed|provisional|last click|half-life|median|band|touches"),
        ("en", "floor|target|stretch|seeding|hard sell|private traffic|standing orders"),
        (
            "zh",
            "点击率|转化率|千次曝光成本|获客成本|客单价|成交额|吸引人群占比|退群人数|平台归因投产比",
        ),
        ("zh", "种子|暂定|最后一次点击|半衰期|中位|底线|目标值|挑战值|种草|硬广|私域|达人|素人"),
    ],
)
def test_words_of_the_trade_are_explained(lang, shown):
    """Each of them, and each once where all of them stand."""
    t = texts(lang)
    assert [one for one in shown.split("|") if not explained(one, t)] == []
    found = explained(shown.replace("|", ", "), t)
    assert len({word.meaning for word in found}) == len(found)


def test_a_word_is_explained_where_it_stands_for_itself():
    """Not where it is a part of another, nor where it has its everyday meaning."""
    said = {
        word.name
        for word in explained("Exclusive exits. A practice on the Channels tab.", texts("en"))
    }
    assert said == {"Exits"}
