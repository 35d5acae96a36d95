"""Nobody is charged more than was shown, and what is sure is charged in full."""

from collections import Counter

import pytest

from simgame.scenario.library import list_shipped
from tests.market.charges import charged, wrong
from tests.market.seasons import scenario


@pytest.mark.parametrize("name", ["_library/reference", *list_shipped()])
def test_nobody_is_charged_more_than_was_shown(name: str) -> None:
    """Charged ≤ shown + reserved for every line of random plans, and = shown for what is sure."""
    used: Counter[str] = Counter()
    for seed in range(2):
        for week in charged(scenario(name), seed):
            assert list(wrong(week)) == []
            used.update(line.due for line in week.lines.values() if line.most)
    assert used["now"]
