"""What a warning would advise, tried before it is told: levels unlike, less money, more people."""

from __future__ import annotations

from dataclasses import replace

from simgame.lab.playtest.knobs import OCCASIONS, plain
from simgame.lab.playtest.measures import Apart, Hands, LevelRow, PlayTest, Spare
from simgame.lab.playtest.table import EVEN, GREEDY, Played, Table, difference, mean
from simgame.lab.trial import Trial, scenario_of

# From when on levels are alike (points), and money is unspent (share); assumptions.
ALIKE, UNSPENT = 25.0, 0.25
SHORT = 0.5  # share of weeks with more work than the staff can do (assumption)
# Times the market of a level is made smaller or larger, until players feel it (assumptions).
_TIMES, _FELT = (1.1, 1.25, 1.5, 2.0), 60.0
_TAKEN = 0.9  # share of what was left over that is taken away; not all, for luck needs a little
_SEEDS = 10
_MORE_HANDS = 1 / 3  # people more in a role, as a share, and at least one
_HARDER, _EASIER = ("hard", "expert"), ("easy",)


def gap(one: LevelRow, other: LevelRow) -> float:
    """By how many points two levels differ, for whom they differ more."""
    return max(abs(one.best - other.best), abs(one.even - other.even))


def levels_apart(table: Table, test: PlayTest, known: Played) -> tuple[Apart, ...]:
    """For each two levels that are alike, how large the market must be for them to differ."""
    pairs = zip(test.levels, test.levels[1:], strict=False)
    return tuple(_apart(table, test, known, *pair) for pair in pairs if gap(*pair) < ALIKE)


def _apart(table: Table, test: PlayTest, known: Played, above: LevelRow, below: LevelRow) -> Apart:
    """The level that is not the file itself is changed, the way that its name says."""
    mine, other = (above, below) if below.level == table.level else (below, above)
    harder = mine.level in _HARDER or (mine.level not in _EASIER and mine is below)
    model, points = scenario_of(Trial(table.scenario, level=mine.level)), 0.0
    before = after = model.product.category.occasions
    cases = [table.best_at(mine.level), replace(table.case(EVEN), level=mine.level)]
    for factor in _TIMES:
        after = plain(before / factor if harder else before * factor)
        tried = [case.but(numbers=((OCCASIONS, after),)) for case in cases]
        means = [mean(known.more(case, test.seeds[:_SEEDS])) for case in tried]
        gaps = [a - b for a, b in zip(means, (other.best, other.even), strict=True)]
        points = max(-one if harder else one for one in gaps)
        if points >= _FELT:
            break
    return Apart(mine.level, other.level, OCCASIONS, before, after, points)


def spare_money(table: Table, test: PlayTest, known: Played) -> Spare | None:
    """Whether the money that the best player leaves is of no use to anybody."""
    left = sum(one.unspent for one in test.top.seasons) / len(test.top.seasons)
    if left < UNSPENT:
        return None
    total = round(table.model.budget.total * (1 - _TAKEN * left), -5)
    numbers, seeds = (("budget.total", float(total)),), test.seeds[:_SEEDS]
    changes = []
    for player in dict.fromkeys((test.best, GREEDY)):
        case = table.case(player)
        less = known.more(case.but(numbers=numbers), seeds)
        changes.append(difference(player, less, known[case]))
    return Spare(int(total), tuple(changes))


def more_hands(table: Table, test: PlayTest, known: Played) -> Hands | None:
    """In which role more people help the best player most, where work waits.

    Work that waits may be work that nobody earns points by.
    """
    seasons = test.top.seasons
    if sum(one.overworked for one in seasons) < SHORT * len(seasons):
        return None
    case, seeds, tried = table.case(test.best), test.seeds[:_SEEDS], []
    for name, role in table.model.team.roles.items():
        after = role.people + max(1, round(role.people * _MORE_HANDS))
        more = case.but(numbers=((f"team.roles.{name}.people", float(after)),))
        gain = difference(name, known.more(more, seeds), known[case])
        tried.append(Hands(name, role.people, after, gain))
    return max(tried, key=lambda one: one.gain.mean, default=None)
