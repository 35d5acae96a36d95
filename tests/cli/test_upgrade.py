"""Rules of `simgame upgrade`."""

import json
import shutil

import pytest

from simgame.authoring.upgrading.steps import Step
from tests.cli.conftest import SHORT


@pytest.fixture
def old(tmp_path, monkeypatch):
    """Return a file of an older format, in a world where one step leads to the next."""

    def change(document):
        document["rounds"] = document.pop("weeks")

    monkeypatch.setattr(
        "simgame.authoring.upgrading.upgrade.steps",
        lambda: {0: Step(0, "weeks are rounds", change)},
    )
    file = tmp_path / "tea" / "scenario.yaml"
    file.parent.mkdir()
    file.write_text("format: 0  # 草稿\nweeks: 4\nid: tea\n", "utf-8")
    return file


def test_what_would_change_is_shown_and_not_written(simgame, old):
    """A unified diff, and how to write it."""
    before = old.read_bytes()
    said = simgame("upgrade", "tea")
    assert said.code == 0
    assert "# weeks are rounds\n--- tea/scenario.yaml" in said.out
    assert "-format: 0  # 草稿\n" in said.out
    assert "+format: 1  # 草稿\n" in said.out
    assert "--apply" in said.err
    assert old.read_bytes() == before


def test_written_it_keeps_the_old_file(simgame, old):
    """And a second time there is nothing to do."""
    assert simgame("upgrade", old, "--apply").code == 0
    assert "rounds: 4" in old.read_text("utf-8")
    assert "weeks: 4" in old.with_name("scenario.yaml.bak").read_text("utf-8")
    assert "nothing to do" in simgame("upgrade", old, "--apply").out


def test_a_file_of_this_format_is_left_alone(simgame, tmp_path):
    """Nothing is written, and no copy is made."""
    shutil.copy(SHORT, tmp_path / "scenario.yaml")
    said = simgame("upgrade", ".", "--apply")
    assert (said.code, said.out) == (0, "scenario.yaml has format 1 already; nothing to do.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["scenario.yaml"]


def test_what_cannot_be_upgraded_is_exit_1(simgame, tmp_path):
    """The reason is on stderr; other files of the folder are still looked at."""
    for name, text in (("new", "format: 9\n"), ("now", SHORT.read_text("utf-8"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text, "utf-8")
    said = simgame("upgrade", ".")
    assert said.code == 1
    assert "has format 9" in said.err
    assert "now/scenario.yaml has format 1 already" in said.out
    assert simgame("upgrade", "nowhere").code == 2


def test_the_shape_for_programs(simgame, old):
    """One object with an entry for each file."""
    (found,) = json.loads(simgame("upgrade", old, "--json").out)["files"]
    assert list(found) == ["file", "from", "to", "steps", "diff", "applied", "problem"]
    assert (found["from"], found["to"], found["steps"]) == (0, 1, ["weeks are rounds"])
    assert (found["applied"], found["problem"]) == (False, "")
