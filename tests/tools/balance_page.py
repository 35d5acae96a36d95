"""Writes docs/reference/balance.md: `python -m tests.tools.balance_page update|check`.

What reference players score in every shipped scenario at every level, from the anchors that stand
beside them (`make anchors`). `check` returns 1 when the page is older than they are.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from simgame.game.grades import grading_by
from simgame.scenario import Loaded, load_levels
from simgame.scenario.library import list_shipped

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "balance.md"
PLAYERS = ("do_nothing", "random", "even_split", "greedy_roi", "copycat", "reference", "planner")
# Who has to beat whom; the reference plan teaches the brief and stands beside them.
ORDER = ("do_nothing", "random", "even_split", "greedy_roi", "planner")
HEAD = """\
# Balance

Written by `make anchors` and `make docs`; do not edit. What reference players score on average, on
seeds that nothing was chosen by, and from which total on each grade is given. `reference` is the
plan that a scenario's brief teaches, `planner` the best plan that was found by playing. `Felt` is
by how many points `reference` is away from normal: at least 60 on easy, at most −60 on hard.
[What `make balance` asks besides](../../CONTRIBUTING.md#tests),
[how grades are made](../decisions/0039-grades-go-by-stored-anchors.md).
"""


def page() -> str:
    """Return the whole page."""
    grades = ("S", "A", "B", "C", "D")
    columns = ("Scenario", "Level", *PLAYERS, "Felt", *grades, "Seasons searched", "In order")
    lines = [HEAD, _row(columns), _row("---" for _ in columns)]
    for name in list_shipped():
        levels = list(load_levels(name))
        by_level = felt(levels)
        lines += [_row(_cells(name, one, by_level.get(one.level))) for one in levels]
    return "\n".join([*lines, ""])


def in_order(means: dict[str, float]) -> bool:
    """Whether each player of the order scores more than the one before."""
    scores = [means[who] for who in ORDER]
    return scores == sorted(scores) and len(set(scores)) == len(scores)


def felt(levels: Iterable[Loaded]) -> dict[str, float]:
    """By how many points who plays as the brief teaches is away from the normal level, by level."""
    means = {one.level: one.anchors.means["reference"] for one in levels if one.anchors is not None}
    usual = means.pop("normal", 0.0)
    return {level: mean - usual for level, mean in means.items()}


def _cells(name: str, loaded: Loaded, away: float | None) -> Iterator[str]:
    yield from (name, loaded.level)
    one = loaded.anchors
    if one is None:
        yield from ("–" for _ in range(len(PLAYERS) + 8))
        return
    yield from (f"{one.means[who]:.0f}" if who in one.means else "–" for who in PLAYERS)
    yield "–" if away is None else f"{away:+.0f}".replace("-", "−")
    yield from (str(one.steps[grade]) for grade in ("S", "A", "B", "C", "D"))
    yield str(one.found_in)
    holds = not grading_by(one, loaded.fingerprint).why
    yield ("yes" if in_order(one.means) else "no") + ("" if holds else " (altered since)")


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def main(args: list[str]) -> int:
    """Write the page, or say whether it is up to date; returns an exit code."""
    if args == ["update"]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    return int(page() != PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
