"""Two seasons are compared on their board: one is marked, the other pointed at, the gap told."""

from __future__ import annotations

from pathlib import Path

import pytest

from simgame import words
from simgame.locale import texts
from simgame.profile import Results
from simgame.tui.front.board_rows import _PART_NAMES
from tests.tui.driver import LARGE, SMALL, driven, hand_app
from tests.tui.test_around import finish


def _row(rows: list[str], name: str) -> str:
    (found,) = (row for row in rows if row.strip().startswith(name) and "──" not in row)
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_difference_of_two_seasons_is_told_goal_by_goal(
    saves: Path, lang: str, size: tuple[int, int]
) -> None:
    """Both values, and the points between them; the other way round with the other sign."""
    kept = [finish(saves, "idle", 8, "do_nothing"), finish(saves, "even", 7)]
    known = {save.stem: Results(saves).verify(save) for save in kept}
    even, idle, t = known["even"], known["idle"], texts(lang)
    best, other = (even, idle) if even.total >= idle.total else (idle, even)
    async with driven(hand_app(lang=lang, saves=saves), size) as d:
        await d.press("b")
        assert t("the other {points}", points=other.total) not in d.text
        await d.press("down", "c", "up")
        assert t("this season {points}", points=best.total) in d.text
        assert t("the other {points}", points=other.total) in d.text
        theirs = {goal.kpi: goal for goal in other.goals}
        for goal in best.goals:
            row = _row(d.rows, words.kpi_name(goal.kpi, t))
            twin, gap = theirs[goal.kpi], round(goal.points - theirs[goal.kpi].points)
            for value in (goal.value, twin.value):
                assert words.figure(goal.kpi, value, t, short=True) in row
            assert row.endswith(words.count(gap, signed=True))
        before = [_row(d.rows, words.kpi_name(goal.kpi, t)) for goal in best.goals]
        if size == LARGE:
            for part in best.parts:
                twin_part = next(one for one in other.parts if one.id == part.id)
                gap = words.count(round(part.points) - round(twin_part.points), signed=True)
                row = _row(d.rows, t(_PART_NAMES[part.id]))
                assert row.endswith(gap)
            assert t("Only this season") in d.text
            assert words.count(best.weeks[2]["orders"]) in _row(d.rows, f"{t('this season')}  ")
        await d.press("c", "down")  # marks the one above instead
        after = [_row(d.rows, words.kpi_name(goal.kpi, t)) for goal in best.goals]
        assert before != after
        assert t("this season {points}", points=other.total) in d.text


async def test_a_comparison_is_left_as_it_was_entered(saves: Path) -> None:
    """`c` on the marked one ends it; a debrief opened from it leads home, and no mark is left."""
    finish(saves, "idle", 8, "do_nothing")
    finish(saves, "even", 7)
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await d.press("b", "c", "down")
        assert "the other" in d.text
        await d.press("up", "c", "down")
        assert "the other" not in d.text
        await d.press("c", "up", "enter")
        assert d.screen_name == "Debrief"
        await d.press("7")
        assert "the other" in d.text
        assert "Your other seasons here" in d.text
        await d.press("escape", "b")
        assert d.screen_name == "Boards"
        assert "the other" not in d.text
        await d.press("escape")
        assert d.screen_name == "Home"


async def test_a_marked_season_is_not_compared_with_itself(saves: Path) -> None:
    """Alone on its board, marking it says nothing of another."""
    finish(saves, "even", 7)
    async with driven(hand_app(lang="en", saves=saves), LARGE) as d:
        await d.press("b", "c")
        assert "the other" not in d.text
        assert d.app.screen.marked
