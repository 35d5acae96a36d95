"""Rules of `simgame new`."""

import json
from pathlib import Path


def test_a_new_scenario_is_checked_and_played(simgame):
    """What it says to do next works as it stands."""
    said = simgame("new", "spring tea")
    assert said.code == 0
    commands = [line.strip() for line in said.out.splitlines() if line.startswith("  simgame")]
    assert commands[0] == "simgame check 'spring tea'"
    assert simgame("check", "spring tea").out == "1 scenario or pack checked: nothing to say.\n"
    played = simgame("run", "spring tea", "--player", "even_split", "--seed", "7", "--json")
    found = json.loads(played.out)
    assert found["scenario"] == "spring-tea"
    assert found["score"]["total"] > 0


def test_the_language_of_the_comments_is_that_of_the_command(simgame, tmp_path):
    """`--lang zh` writes Chinese comments."""
    simgame("new", "tea", "--lang", "zh")
    assert "卖什么" in (tmp_path / "tea" / "scenario.yaml").read_text("utf-8")


def test_a_shipped_scenario_may_be_the_start(simgame, tmp_path):
    """Its comments stay, its id is the folder's."""
    assert simgame("new", "mine", "--from", "tea-launch").code == 0
    text = (tmp_path / "mine" / "scenario.yaml").read_text("utf-8")
    assert "\nid: mine\n" in text
    assert "one of each kind: gem, usual, dear, padded" in text


def test_what_cannot_be_written_is_wrong_use(simgame):
    """A folder with something in it, or an unknown start, with a sentence each."""
    assert simgame("new", "tea").code == 0
    said = simgame("new", "tea")
    assert (said.code, said.out) == (2, "")
    assert "tea is not empty" in said.err
    said = simgame("new", "other", "--from", "tea-lunch")
    assert said.code == 2
    assert "did you mean `tea-launch`?" in said.err


def test_the_shape_for_programs(simgame):
    """The id and the files, the scenario first."""
    found = json.loads(simgame("new", "tea", "--json").out)
    assert found["id"] == "tea"
    assert found["files"][0] == "tea/scenario.yaml"


def test_a_start_that_cannot_be_read_is_told_as_that(simgame, monkeypatch):
    """The file to start from is read and not written."""
    Path("start.yaml").write_text("format: 1\nid: x\n", encoding="utf-8")

    def refused(*_args: object, **_more: object) -> str:
        raise PermissionError(13, "Permission denied", "start.yaml")

    monkeypatch.setattr(Path, "read_text", refused)
    said = simgame("new", "there", "--from", "start.yaml")
    assert said.code == 2
    assert "start.yaml cannot be read: Permission denied" in said.err
