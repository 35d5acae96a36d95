"""Anchors beside a scenario: they hold for what is played, whatever is told about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from simgame.game.rules import RULES
from simgame.plan.text import Text
from simgame.scenario import load, load_merged
from simgame.scenario.anchor_file import anchors_text, read_anchors
from simgame.scenario.anchors import Anchors, anchors_file, planner_file
from simgame.scenario.fingerprint import fingerprint
from tests.market.seasons import SHORT, scenario

STEPS = {"S": 700, "A": 600, "B": 500, "C": 400, "D": 300, "E": 60}


def anchors(**other: object) -> Anchors:
    """Anchors of the short scenario."""
    said = {
        "rules": RULES,
        "scenario": fingerprint(scenario(SHORT)),
        "found_in": 400,
        "seeds": 30,
        "means": {"random": 60.0, "planner": 612.5},
        "steps": STEPS,
    }
    return Anchors.model_validate(said | other)


def copied(folder: Path) -> Path:
    """The short scenario in a folder of its own."""
    file = folder / "scenario.yaml"
    file.write_text(Path(SHORT).read_text("utf-8"), "utf-8")
    return file


def test_texts_and_lessons_do_not_count() -> None:
    """A brief may be mended without measuring anything again."""
    short = scenario(SHORT)
    told = short.model_copy(update={"brief": Text(zh="新", en="New"), "tags": ("new",)})
    assert fingerprint(told) == fingerprint(short)


@pytest.mark.parametrize(
    "change", [{"rounds": 5}, {"events": {}}, {"forecast": ()}, {"law": "abroad"}]
)
def test_whatever_is_played_counts(change: dict[str, object]) -> None:
    """Another length, events, forecasts or law make another game."""
    short = scenario(SHORT)
    assert fingerprint(short.model_copy(update=change)) != fingerprint(short)


def test_what_a_save_holds_is_the_same_scenario() -> None:
    """Merged data gives the fingerprint of the files it came from."""
    loaded = load(SHORT)
    assert fingerprint(load_merged(loaded.merged)) == loaded.fingerprint


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """A level's anchors come with it, and no other's."""
    file = copied(tmp_path)
    anchors_file(file).write_text(anchors_text({"normal": anchors()}), "utf-8")
    assert load(file).anchors == anchors()
    assert read_anchors(file).levels.keys() == {"normal"}


@pytest.mark.parametrize("text", ["", "format: 2\nlevels: {}\n", "levels: [\n", "level: 3\n"])
def test_a_broken_file_is_none(tmp_path: Path, text: str) -> None:
    """Grades are then provisional; the scenario can be played all the same."""
    file = copied(tmp_path)
    anchors_file(file).write_text(text, "utf-8")
    assert load(file).anchors is None
    assert not load(file).errors


@pytest.mark.parametrize("steps", [{**STEPS, "B": 600}, {"S": 1}, dict(reversed(STEPS.items()))])
def test_steps_fall(steps: dict[str, int]) -> None:
    """Every grade has its step, and the better one the higher."""
    with pytest.raises(ValidationError):
        anchors(steps=steps)


def test_scenarios_of_one_folder_have_files_of_their_own() -> None:
    """Only `scenario.yaml` has the plain names."""
    assert anchors_file(Path("a/scenario.yaml")) == Path("a/anchors.yaml")
    assert planner_file(Path("a/tea.yaml"), "hard") == Path("a/tea-planner-hard.yaml")
