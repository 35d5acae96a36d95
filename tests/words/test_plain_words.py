"""Texts read as people write: separators in numbers, articles, dates within the season."""

from __future__ import annotations

import pytest

from simgame import words
from simgame.locale import Texts, texts
from simgame.plan.lever import patterns
from simgame.plan.observation import Heard, TransitRow
from simgame.plan.plan import Plan
from simgame.scenario.schema import Scenario
from simgame.words.texts import all_texts
from tests.market.seasons import SHORT, scenario

EN, ZH = texts("en"), texts("zh")


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
def test_numbers_in_sentences_have_separators(t: Texts) -> None:
    """A number in a plural as any other: `7,146`."""
    row = TransitRow(kind="search", keys=(), amount=7146, due_hour=30)
    assert "7,146" in words.transit_row(scenario(SHORT), row, t)


@pytest.mark.parametrize("t", [EN, ZH], ids=["en", "zh"])
def test_what_comes_too_late_has_no_date(t: Texts) -> None:
    """No week is named that the season does not have."""
    view = scenario(SHORT)
    row = TransitRow(kind="parcels", keys=(), amount=3, due_hour=168 * view.rounds + 90)
    said = words.transit_row(view, row, t)
    assert str(view.rounds + 1) not in said


def _heard(view: Scenario, cause: str, n: int, persona: str) -> str:
    values: dict[str, str | int | float] = {
        "persona": persona, "platform": "douyin", "kol": "campus-kai", "channel": "wecom",
        "change": 0.2, "rival": "cloud-leaf",
    }  # fmt: skip
    heard = Heard(hour=1, cause=cause, about="", brand="you", text=n, values=values)
    return words.heard_words(view, heard, EN).text


def test_an_article_fits_the_persona() -> None:
    """In whatever text a persona speaks whose name begins with a vowel."""
    view = scenario(SHORT)
    persona = next(p for p, known in view.personas.items() if known.name.en[0].lower() in "aeiou")
    name = view.personas[persona].name.en.lower()
    told = [
        _heard(view, cause, n, persona)
        for cause, written in all_texts().items()
        for n in range(len(written))
    ]
    assert any(f"an {name}" in text.lower() for text in told)
    assert not [text for text in told if f" a {name}" in f" {text.lower()}"]


def test_no_help_of_a_share_speaks_of_0_to_1() -> None:
    """A lever shows percent, so its help does, too; no choice is spoken of as empty."""
    for pattern in patterns(Plan):
        help_ = pattern.lever.help
        if pattern.lever.unit == "share":
            assert not help_.en.startswith(("0 is", "1 is"))
            assert not help_.zh.startswith(("0 为", "1 为"))
        assert "empty means" not in help_.en
        assert "留空" not in help_.zh
