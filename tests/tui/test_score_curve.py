"""Rules of the chart of a score, week by week."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from simgame.locale import texts
from simgame.profile import Finished
from simgame.tui.cells import width_of
from simgame.tui.front.score_curve import curve_rows


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [56, 78, 118, 198])
@pytest.mark.parametrize("weeks", [1, 4, 8, 12, 26])
def test_weeks_are_named_evenly_below_the_chart(lang: str, width: int, weeks: int) -> None:
    """From the first on, each or every so many; whole, and never one over the other."""
    played = Finished.model_construct(by_week=tuple(range(weeks)), total=200)
    rows = curve_rows(played, None, texts(lang), width)
    axis = "".join(span.text for span in rows[-2])
    named = [int(number) for number in re.findall(r"\d+", axis)]
    step = named[1] - named[0] if len(named) > 1 else weeks
    assert named == list(range(1, weeks + 1, step))
    said = [texts(lang)("wk {week}", week=week) for week in named]
    assert all(re.search(rf"{re.escape(a)}\s+{re.escape(b)}", axis) for a, b in pairwise(said))
    assert all(width_of(row) <= width for row in rows)
