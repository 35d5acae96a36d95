"""What is told of a scenario is what is heard."""

from __future__ import annotations

import json

import pytest

from simgame.scenario import list_scenarios, load_or_raise, public_view
from simgame.scenario.as_told import NotTold, heard, told


@pytest.mark.parametrize("name", [*list_scenarios(), "_library/reference"])
def test_what_is_heard_is_what_was_told(name: str) -> None:
    """Through JSON and back, value by value, for players and for the game itself."""
    for scenario in (load_or_raise(name).scenario, public_view(load_or_raise(name).scenario)):
        assert heard(json.loads(json.dumps(told(scenario)))) == scenario


@pytest.mark.parametrize("part", ["budget", "platforms", "rounds"])
def test_what_lacks_a_part_is_not_taken(part: str) -> None:
    """A scenario without one of its parts, or with one that is none of its own."""
    data = told(load_or_raise("tutorial").scenario)
    with pytest.raises(NotTold):
        heard({key: value for key, value in data.items() if key != part})
    with pytest.raises(NotTold):
        heard(data | {"more": 1})
    with pytest.raises(NotTold):
        heard(data | {"platforms": [1]})
