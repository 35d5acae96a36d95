"""That the curriculum has every point of the courses, and names only what exists."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.market.mechanism import levers_read, mechanisms
from simgame.scenario.courses import COURSE_ROWS
from tests.calibration.row import find_rows
from tests.market.ablation import listed as ablation
from tests.market.lever_effects import listed as lever_rows
from tests.market.seasons import scenario
from tests.tools import courses

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "curriculum.md").read_text("utf-8")
POINTS = list(COURSE_ROWS)
ROWS = {
    cells[0]: cells
    for line in PAGE.splitlines()
    if re.match(r"\| [FT]\d+ \|", line)
    for cells in [[cell.strip() for cell in line.strip("| ").split("|")]]
}
NOT_YET = "*not yet*"


def _names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _is_lever(name: str) -> bool:
    return any(fnmatch(re.sub(r"\{\w+\}", "x", path), name) for path in levers_read())


def test_every_point_of_the_courses_is_there() -> None:
    """In order, each with its five columns filled."""
    assert list(ROWS) == POINTS
    assert all(len(cells) == 5 and all(cells) for cells in ROWS.values())
    assert {row: cells[1] for row, cells in ROWS.items()} == {
        row: told.en for row, told in COURSE_ROWS.items()
    }


def test_the_list_for_trainers_is_current() -> None:
    """`python -m tests.tools.courses update` mends it; every row is told in both languages."""
    assert courses.PAGE.read_text("utf-8") == courses.page()
    assert len(POINTS) == 18 + 39
    assert all(re.search("[\u4e00-\u9fff]", told.zh) for told in COURSE_ROWS.values())


@pytest.mark.parametrize("point", POINTS)
def test_what_a_point_lives_in_exists(point: str) -> None:
    """Each name is a mechanism or a lever that a mechanism reads."""
    found = [n for n in _names(ROWS[point][2]) if n not in mechanisms() and not _is_lever(n)]
    assert found == []


@pytest.mark.parametrize("point", POINTS)
def test_what_shows_a_point_exists(point: str) -> None:
    """A row of calibration, a mechanism or lever that verify measures, or a test file."""
    cell = ROWS[point][4]
    shown = _names(cell)
    assert shown or cell == NOT_YET
    measured = {row.id for row in find_rows()} | set(ablation().mechanisms)
    effects = {re.sub(r"\{\w+\}", "x", path) for path in lever_rows()}
    for name in shown:
        is_file = name.startswith("tests/") and (ROOT / name).is_file()
        moved = any(fnmatch(path, name) for path in effects)
        assert name in measured or moved or is_file, name


def test_every_row_of_calibration_that_cites_a_course_is_of_a_point() -> None:
    """No row cites a point that no course has."""
    cited = {row.source.removeprefix("course:") for row in find_rows()}
    assert {c for c in cited if re.fullmatch(r"[FT]\d+", c)} <= set(POINTS)


def test_every_course_row_of_a_lever_is_a_point() -> None:
    """Levers cite points that exist."""
    levers = catalogue_of(scenario("_library/reference"), all_open=True).specs
    assert {c for spec in levers for c in spec.lever.courses} <= set(POINTS)
