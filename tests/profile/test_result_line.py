"""A season in one line of ASCII."""

from __future__ import annotations

from collections.abc import Callable

from simgame.plan.text import Text
from simgame.profile import Finished, result_line


def test_the_line_tells_the_story(finished: Callable[..., Finished]) -> None:
    """Bars with the target's mark, a sign a week, and nothing that terminals draw otherwise."""
    goals = [{"kpi": "net_contribution", "value": 1, "share": share, "points": 1, "most": 2}
             for share in (0.9, 0.25)]  # fmt: skip
    guesses = [{"week": week, "kpi": "orders", "expected": said, "actual": 100, "skill": 0}
               for week, said in ((2, 101), (3, 109), (4, 150), (5, None))]  # fmt: skip
    result = finished(title=Text(zh="茶", en="Tea launch ☕"), total=608, grade="B", goals=goals,
                      guesses=guesses)  # fmt: skip
    line = result_line(result)
    assert line == ("simgame Tea launch normal 608 B  net ======|=.  net ==....|..  forecast Oo..")
    assert line.isascii()
