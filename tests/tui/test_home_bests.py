"""Rules of the best scores on a narrow home screen."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from simgame.locale import texts
from simgame.plan.text import Text
from simgame.tui.cells import width_of
from simgame.tui.front.home_lists import best_line


def _profile(*levels: str) -> SimpleNamespace:
    title = Text(zh="新手教程：第一单", en="Tutorial: the first sale")
    bests = {
        ("tutorial", level): SimpleNamespace(
            best=SimpleNamespace(
                result=SimpleNamespace(title=title, level=level, total=300 + n, grade="D")
            )
        )
        for n, level in enumerate(levels)
    }
    return SimpleNamespace(bests=bests, waiting=0)


@pytest.mark.parametrize(("lang", "named"), [("zh", ("困难", "简单")), ("en", ("hard", "easy"))])
@pytest.mark.parametrize("width", [60, 78, 120])
def test_the_best_of_one_scenario_are_told_apart(
    lang: str, named: tuple[str, str], width: int
) -> None:
    """By their levels; one for which there is no room is left out and not cut."""
    row = best_line(_profile("hard", "easy", "normal"), texts(lang), width)  # type: ignore[arg-type]
    said = "".join(span.text for span in row)
    assert width_of(row) <= width
    assert said.count("30") == sum(span.tone == "dim" for span in row)
    assert named[0] in said
    assert (named[1] in said) == (width >= 78)
