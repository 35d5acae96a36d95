"""That a season can never be stuck, and that nobody is charged more than was shown."""

from itertools import count, islice

from simgame.scenario.library import list_shipped
from tests.game.hiring import weeks_of_hiring
from tests.market.charges import charged, wrong
from tests.market.seasons import scenario
from tests.verify.row import Row

REFERENCE = "_library/reference"
SEASONS, PLANS = range(2_000), 200


def never_stuck() -> str:
    """Live random seasons of hiring and spending down; the empty plan may run on every Monday."""
    weeks = short = 0
    for seed in SEASONS:
        for season, problems in weeks_of_hiring(scenario(REFERENCE), seed):
            stuck = [problem for problem in problems if problem.blocks]
            assert not stuck, f"seed {seed}, week {season.round}: {stuck}"
            weeks, short = weeks + 1, short + bool(problems)
    assert short, "nobody was ever owed more than there was"
    return f"{weeks} weeks of {len(SEASONS)} seasons, in {short} of them wages were short"


def charged_as_shown() -> str:
    """Run random plans in every shipped scenario, and compare every line with what was paid."""
    bought, groups, told = 0, set[str](), set[str]()
    names = (REFERENCE, *list_shipped())
    for name in names:
        weeks = (week for seed in count() for week in charged(scenario(name), seed))
        for week in islice(weeks, PLANS):
            assert not (more := list(wrong(week))), f"{name}: {more}"
            bought += len(week.paid)
            groups |= {path.partition(".")[0] for path in week.paid}
            told |= {code for code in week.messages if code.endswith("-used-up")}
    assert "gifts-used-up" in told, "what was set aside was never used up"
    return (
        f"{bought} lines of {PLANS} plans in each of {len(names)} scenarios, {len(groups)} groups"
    )


ROWS = (
    Row(
        "never-stuck",
        "doing nothing is never refused, whatever was hired and spent before",
        never_stuck,
    ),
    Row(
        "charged-as-shown",
        "nobody is charged more than was shown and set aside, and what is sure is charged in full",
        charged_as_shown,
    ),
)
