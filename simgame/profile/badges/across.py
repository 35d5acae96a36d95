"""The badges that take several seasons, or one at a hard level; their rules are over results."""

from __future__ import annotations

from collections.abc import Sequence

from simgame.game.grades import FIXED
from simgame.locale import N_
from simgame.profile.badges.badge import Badge, Result, part_of

# Points and scenarios that the badges name (game assumptions).
_BETTER, _SCENARIOS = 50, 5
_GOOD = FIXED["B"]


def comeback(results: Sequence[Result]) -> float:
    """The same luck was played again, and earned 50 points more than the first time."""
    first: dict[object, int] = {}
    gained = [one.total - first.setdefault(one.luck, one.total) for one in results]
    return part_of(max(gained, default=0), _BETTER)


def explorer(results: Sequence[Result]) -> float:
    """Five scenarios were played to their end."""
    return part_of(len({one.scenario for one in results}), _SCENARIOS)


def steeled(results: Sequence[Result]) -> float:
    """A hard level was played to a B."""
    return part_of(max((one.total for one in results if one.level == "hard"), default=0), _GOOD)


ACROSS = (
    Badge("comeback", ("翻", "Cb"), N_("Comeback"), N_("the same luck again, 50 points better"),
          "F6", across=comeback),
    Badge("explorer", ("游", "Ex"), N_("Explorer"), N_("five different scenarios"), "F2",
          across=explorer),
    Badge("steeled", ("硬", "Hd"), N_("Steeled"), N_("grade B at the hard level"), "T16",
          across=steeled),
)  # fmt: skip
