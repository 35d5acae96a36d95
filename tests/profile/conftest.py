"""What the tests of the profile share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simgame.plan.text import Text
from simgame.profile import Finished


@pytest.fixture
def finished() -> Callable[..., Finished]:
    """Return a function that makes a result, altered where a test says so."""

    def make(**altered: object) -> Finished:
        usual = {
            "scenario": "tea", "title": Text(zh="茶", en="Tea"), "level": "normal",
            "player": "human", "seed": 1, "scenario_hash": "x", "counts": True,
            "total": 300, "grade": "D", "provisional": True,
            "parts": (), "goals": (), "by_week": (), "weeks": (), "guesses": (), "badges": {},
            "used": (), "offered": (), "skills": {},
        }  # fmt: skip
        return Finished.model_validate({**usual, **altered})

    return make
