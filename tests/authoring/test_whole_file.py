"""What was merged, as one file: it is merged to the same again, without an error."""

from __future__ import annotations

import pytest

from simgame.authoring.whole_file import whole_file
from simgame.scenario import list_scenarios, load_or_raise
from simgame.scenario.loading import load_source_levels


@pytest.mark.parametrize("name", list_scenarios())
@pytest.mark.parametrize("level", ["normal", "hard"])
def test_a_whole_file_is_merged_to_the_same(name: str, level: str) -> None:
    """Of every scenario there is, also of those that take something of their pack away."""
    played = load_or_raise(name, level)
    text = whole_file(played.merged, level)
    assert text is not None
    found = {one.level: one for one in load_source_levels(text, "scenario.yaml")}
    assert (found[level].hash, found[level].errors) == (played.hash, [])


def test_what_no_file_says_is_none() -> None:
    """A level that is not in it, and a scenario that its pack would alter."""
    played = load_or_raise("tutorial")
    assert whole_file(played.merged, "nobody knows") is None
    assert whole_file({**played.merged, "rounds": "many"}, "normal") is None
