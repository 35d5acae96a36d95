"""Trainers think in Chinese: every fixed word has Chinese, and amounts are told in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from simgame.findings import Finding, Place, Say, hint
from simgame.findings.quantities import in_words
from simgame.locale import N_
from simgame.quantity.format import in_chinese
from simgame.quantity.parse import parse_count, parse_money
from simgame.quantity.times import parse_time
from simgame.quantity.windows import parse_window
from simgame.scenario.chinese import _meant
from simgame.scenario.outline import outline_of
from simgame.scenario.schema import Scenario

SCHEMA = outline_of(Scenario).schema
# Words that are the same in both languages.
PLAIN = {"1", "CNY"}


def _choices(node: Any) -> Iterator[str]:
    """Every word that a value may be, wherever one of several may stand."""
    if isinstance(node, dict):
        found = (*node.get("enum", ()), *([node["const"]] if "const" in node else ()))
        yield from map(str, found)
        for inner in node.values():
            yield from _choices(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _choices(inner)


def test_every_choice_is_known_in_chinese() -> None:
    """Whoever writes `缺货` for a type is told which word to write."""
    known = {word for words in _meant().values() for word in words}
    assert set(_choices(SCHEMA)) - PLAIN - known == set()


@pytest.mark.parametrize(
    ("written", "told"),
    [("¥210k", "¥21万"), ("¥1.2M", "¥120万"), ("-¥40k", "-¥4万"), ("9M", "900万"),
     ("¥120M", "¥1.2亿"), ("¥2.5k", "¥2500"), ("¥900", "¥900"), ("[orders, saves]", None)],
)  # fmt: skip
def test_an_amount_in_chinese_is_the_same_amount(written: str, told: str | None) -> None:
    """What a Chinese reader is told to write is read as what an English one is told."""
    assert in_chinese(written) == (told or written)
    if told and "¥" in told:
        assert parse_money(told, signed=True) == parse_money(written, signed=True)
    elif told:
        assert parse_count(told) == parse_count(written)


@pytest.mark.parametrize(
    ("written", "read"),
    [("round 8 Friday", parse_time), ("round 2 Sunday 09:00", parse_time),
     ("from round 9", parse_window), ("last 2 weeks", parse_window)],
)  # fmt: skip
def test_a_time_in_chinese_is_the_same_time(written: str, read: Any) -> None:
    """A hint about weeks and days is in the reader's words, and right when it is pasted."""
    say = Say(N_("write `{write}`"), {"write": in_words(written)})
    told = hint(Finding("S106", Place(""), hints=(say,)), "zh")
    assert written not in told
    assert read(told.split("`")[1]) == read(written)


def test_a_missing_key_is_explained() -> None:
    """Every key that must be there says what it is for, in a sentence that can be filled."""
    needed = [
        (name, key) for name, node in SCHEMA["$defs"].items() for key in node.get("required", ())
    ]
    assert len(needed) > 60
    for name, key in needed:
        said = SCHEMA["$defs"][name]["properties"][key]["description"]
        assert str(Say(said)) == said, (name, key)
