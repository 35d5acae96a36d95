"""Seasons come out exactly as they are written down.

When this fails on purpose: `python -m tests.golden.update`, and what that says.
"""

from __future__ import annotations

import pytest

from simgame.game.rules import RULES
from tests.golden.seasons import SEASONS, kept, played


@pytest.mark.golden
@pytest.mark.parametrize("name", SEASONS)
def test_a_season_is_played_to_the_same_digests(name: str) -> None:
    """Every week's integers, what the seats are told, and the score, with the same bot and seed."""
    assert kept()[name] == played(name)


@pytest.mark.golden
def test_goldens_are_of_these_rules() -> None:
    """They were written under the RULES that saves carry."""
    assert kept()["rules"] == RULES
