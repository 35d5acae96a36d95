"""Where the score stands, a gain is told that is one: not the error of two surveys."""

from __future__ import annotations

import pytest

from simgame.locale import texts
from simgame.pages import Fact, Page, Row, Section
from simgame.tui.pages.goal_strip import score_so_far

EN = texts("en")


def _strip(gain: float, unclear: float) -> str:
    points = Fact("points", 29.0, "points", interval=(10.0, 60.0))
    gained = Fact("gain", gain, "points", before=0.0, unclear=unclear)
    row = Row("total", ("total",), (points, gained))
    page = Page("score", (Section("score", (row,)),))
    return "".join(span.text for span in score_so_far(page, EN))


@pytest.mark.parametrize(
    ("gain", "unclear", "said"),
    [
        (-7.0, 39.0, "Score about 29"),
        (-7.0, 3.0, "Score about 29 −7"),
        (60.0, 52.0, "Score about 29 +60"),
    ],
)
def test_a_gain_within_the_error_is_not_said(gain: float, unclear: float, said: str) -> None:
    """Red or green it would read like a reason to act."""
    assert _strip(gain, unclear) == said
