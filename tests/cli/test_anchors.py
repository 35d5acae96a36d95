"""`simgame anchors` measures what grades go by, says when it holds, and is played by at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.market.seasons import SHORT

SMALL = ("--seasons", 10, "--seeds", 2, "--processes", 1)


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short scenario in a folder of its own, measured once."""
    from simgame.cli._run import run_command_line

    folder = tmp_path_factory.mktemp("tea")
    text = Path(SHORT).read_text("utf-8")
    (folder / "scenario.yaml").write_text(text, "utf-8")
    assert run_command_line(["anchors", str(folder), *map(str, SMALL)]) == 0
    return folder


def test_files_stand_beside_the_scenario(measured: Path) -> None:
    """Nothing else is left there."""
    names = sorted(path.name for path in measured.iterdir())
    assert names == ["anchors.yaml", "planner-normal.yaml", "scenario.yaml"]


def test_grades_are_measured_from_then_on(measured: Path, simgame) -> None:
    """A season played there has a grade that is not provisional, and says what it goes by."""
    said = simgame("run", measured, "--seed", 1, "--player", "planner")
    assert "provisional" not in said.out
    assert "Grades go by what reference players score here: S " in said.out
    plain = json.loads(simgame("run", SHORT, "--seed", 1, "--json").out)
    assert (plain["score"]["provisional"], plain["score"]["why"]) == (True, "none")


def test_what_holds_is_not_measured_again(measured: Path, simgame) -> None:
    """The table is shown at once."""
    before = (measured / "anchors.yaml").stat().st_mtime_ns
    said = simgame("anchors", measured, *SMALL)
    assert said.code == 0
    assert "holds already" in said.err
    assert (measured / "anchors.yaml").stat().st_mtime_ns == before


def test_the_plan_may_stay(measured: Path, tmp_path: Path, simgame) -> None:
    """With no seasons to search, players are measured again and the plan is as it was."""
    for file in measured.iterdir():
        text = file.read_text("utf-8").replace("price: ¥69", "price: ¥70")
        (tmp_path / file.name).write_text(text, "utf-8")
    plan = (tmp_path / "planner-normal.yaml").read_text("utf-8")
    assert simgame("anchors", tmp_path, "--seasons", 0, *SMALL[2:]).code == 0
    assert simgame("anchors", tmp_path, "--check").code == 0
    assert (tmp_path / "planner-normal.yaml").read_text("utf-8") == plan


def test_check_says_when_the_scenario_was_altered(measured: Path, tmp_path: Path, simgame) -> None:
    """Exit 0 while they hold, 1 once they do not; the grade is provisional and says why."""
    assert simgame("anchors", measured, "--check").code == 0
    for name in ("anchors.yaml", "scenario.yaml"):
        text = (measured / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("price: ¥69", "price: ¥79"), "utf-8")
    said = simgame("anchors", tmp_path, "--check")
    assert said.code == 1
    assert "altered after its anchors were measured" in said.out
    assert "altered after its reference players" in simgame("run", tmp_path, "--seed", 1).out


def test_json_has_its_fields(measured: Path, simgame) -> None:
    """The shape that programs rely on; docs/reference/cli.md describes it."""
    found = json.loads(simgame("anchors", measured, "--check", "--json").out)
    assert found["scenario"] == "short"
    level = found["levels"]["normal"]
    assert level["holds"] is True
    assert list(level["anchors"]["steps"]) == ["S", "A", "B", "C", "D", "E"]
    assert set(level["anchors"]["means"]) >= {"random", "even_split", "greedy_roi", "planner"}
