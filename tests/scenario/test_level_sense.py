"""A level is as hard as it is called, where that is certain without playing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame.scenario.loading import load_source_levels
from tests.market.seasons import SHORT


def _found(level: str) -> list[str]:
    """Which of its changes goes the other way, if anything is said."""
    text = f"{Path(SHORT).read_text('utf-8')}\nlevels:\n  {level}\n"
    levels = load_source_levels(text, "x.yaml")
    return [str(f.values["name"]) for one in levels for f in one.findings if f.code == "S350"]


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("hard: {product: {goods_cost: ¥12}}", "product.goods_cost"),
        ("easy: {product: {goods_cost: ¥40}}", "product.goods_cost"),
        ("hard: {name: 难, budget: {total: ¥140k}}", "budget.total"),
        ("expert: {goals: {members: {target: 200}}}", "goals.members.target"),
    ],
)
def test_what_only_goes_the_other_way_is_found(level: str, name: str) -> None:
    """Cheaper goods make no level harder, nor lower goals."""
    assert _found(level) == [name]


@pytest.mark.parametrize(
    "level",
    [
        "hard: {product: {goods_cost: ¥40}}",
        "hard: {product: {goods_cost: ¥12}, budget: {total: ¥100k}}",
        "hard: {product: {price: ¥49}}",
        "mine: {product: {goods_cost: ¥12}}",
        "hard: {}",
    ],
)
def test_what_is_right_or_uncertain_is_left_to_play_tests(level: str) -> None:
    """What pulls both ways, what nobody can tell beforehand, and levels of any other name."""
    assert _found(level) == []
