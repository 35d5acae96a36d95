"""A crisis that the scenario tells in its own words is told once, and then asked about."""

import pytest

from simgame.locale import texts
from simgame.plan.observation import Option, Prompt
from simgame.words import prompt_words

OWN = {
    "crisis": "quality", "behind": "fault",
    "title_zh": "钻绒", "title_en": "Down through the seams",
    "text_zh": "买家晒出一身白毛。", "text_en": "Buyers show themselves covered in white.",
}  # fmt: skip


SAID_EN = (
    "Down through the seams: Buyers show themselves covered in white. "
    "What is said seems to be true. How do you answer?"
)


def _asked(values, view, lang):
    option = Option(id="stay-silent")
    prompt = Prompt(id="crisis", kind="crisis", seat="you", hour=9, deadline_hour=33,
                    options=(option,), values=values, default=option.id)  # fmt: skip
    return prompt_words(view, prompt, texts(lang)).question


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "钻绒：买家晒出一身白毛。看起来属实。你怎么回应？"),
        ("en", SAID_EN),
    ],
)  # fmt: skip
def test_own_words_stand_once(view, lang, said):
    """Its title, what happened, what is behind it, and the question."""
    assert _asked(OWN, view, lang) == said


def test_without_own_words_its_kind_is_told(view):
    """As every crisis is."""
    said = _asked({"crisis": "quality", "behind": "fault"}, view, "zh")
    assert said.startswith("危机：")
