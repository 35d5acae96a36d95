"""That the pace shown in a week is right as often as it says."""

from simgame.scenario.library import list_shipped
from tests.tools.pace import SEEDS, measured, told_by
from tests.verify.row import Row

CLAIMED, AT_EVERY_HOUR = 0.8, 0.75


def range_holds() -> str:
    """Play every shipped scenario on 40 seeds and look at the ranges of three noons a week."""
    found = measured(SEEDS, list_shipped())
    for key, (held, told, count) in told_by(found, "metric", "hour", "week").items():
        print(f"    {' '.join(key):<24} {held:.0%} held, {told:.2f} told/came, {count} weeks")
    hours = told_by(found, "metric", "hour")
    assert all(held >= CLAIMED for held, _, _ in hours.values()), hours
    weeks = told_by(found, "metric", "hour", "week")
    missed = {key: held for key, (held, _, _) in weeks.items() if held < AT_EVERY_HOUR}
    assert not missed, missed
    least = min(held for held, _, _ in hours.values())
    return f"{len(found)} ranges, {least:.0%} held where fewest were"


ROWS = (
    Row(
        "pace",
        "the range shown in the week holds Sunday's figure in four weeks of five",
        range_holds,
    ),
)
