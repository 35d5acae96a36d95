"""That whatever `check` accepts can be played: scenarios and plans at and near their bounds."""

from collections.abc import Callable
from functools import partial

from simgame.lab.crew import Failed
from simgame.lab.workers import each
from tests.bounds.seasons import Lived, bot_at_bounds, plans_at_bounds
from tests.verify.row import Row

# Scenarios and seasons of a row: a run that was stopped goes on with the next row.
SCENARIOS, PLANS = 500, 500


def nothing_breaks(live: Callable[[int], Lived], first: int, count: int) -> str:
    """Play valid scenarios by their numbers; AssertionError with those that break something."""
    wrong: list[str] = []
    for number, found in each(live, range(first, first + count)):
        if isinstance(found, Failed):
            wrong.append(f"{first + number}: {found.error}")
        elif found.broken:
            wrong.append(f"{first + number}: {found}")
    assert not wrong, f"{len(wrong)} of {count} break\n" + "\n".join(wrong[:20])
    return f"{count} valid scenarios at their bounds, nothing breaks"


ROWS = (
    *(
        Row(
            f"bounds-scenarios-{part}",
            "valid scenarios at their bounds: no exception, refused plan, broken law, or 5 s",
            partial(nothing_breaks, bot_at_bounds, 10_000 + SCENARIOS * part, SCENARIOS),
        )
        for part in range(1, 7)
    ),
    *(
        Row(
            f"bounds-plans-{part}",
            "seasons of valid plans at random, at their bounds, break nothing either",
            partial(nothing_breaks, plans_at_bounds, 20_000 + PLANS * part, PLANS),
        )
        for part in range(1, 3)
    ),
)
