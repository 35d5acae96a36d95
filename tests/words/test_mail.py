"""What colleagues write says how figures moved as people do."""

from __future__ import annotations

import pytest

from simgame.locale import texts
from simgame.plan.observation import Heard
from simgame.scenario import load_or_raise
from simgame.words.heard import heard_text
from simgame.words.texts import all_texts, texts_of


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (0.533, "涨了 53%", "up 53%"),
        (-0.12, "跌了 12%", "down 12%"),
        (1.69, "是上周的 2.7 倍", "2.7 times last week's"),
    ],
)
def test_mail_says_growth_with_a_verb(change: float, zh: str, en: str) -> None:
    """In every text that says it: no bare `+53.3%` that reads as a telegram."""
    view = load_or_raise("tutorial", "normal").scenario
    for cause in texts_of("mail"):
        for number, written in enumerate(all_texts()[cause]):
            heard = Heard(cause=cause, text=number, brand="you", about="", hour=0,
                          values={"change": change})  # fmt: skip
            for lang, said in (("zh", zh), ("en", en)):
                told = "{change}" in written.of(lang)
                assert (said in heard_text(view, heard, texts(lang))) is told
