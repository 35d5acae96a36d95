"""That a season can never be stuck."""

from tests.game.hiring import weeks_of_hiring
from tests.market.seasons import scenario
from tests.verify.row import Row

SEASONS = range(2_000)


def never_stuck() -> str:
    """Live random seasons of hiring and spending down; the empty plan may run on every Monday."""
    weeks = short = 0
    for seed in SEASONS:
        for season, problems in weeks_of_hiring(scenario("_library/reference"), seed):
            stuck = [problem for problem in problems if problem.blocks]
            assert not stuck, f"seed {seed}, week {season.round}: {stuck}"
            weeks, short = weeks + 1, short + bool(problems)
    assert short, "nobody was ever owed more than there was"
    return f"{weeks} weeks of {len(SEASONS)} seasons, in {short} of them wages were short"


ROWS = (
    Row(
        "never-stuck",
        "doing nothing is never refused, whatever was hired and spent before",
        never_stuck,
    ),
)
