"""Rules of `simgame pack` and `simgame install`."""

import json
from pathlib import Path

from tests.scenario.packs import HOSTILE


def test_a_pack_travels(simgame, tmp_path):
    """Packed in one place, installed in another, it is listed and played, and taken away again."""
    simgame("new", "spring-tea")
    said = simgame("pack", "spring-tea", "-o", "x.zip", "--version", "1.2")
    assert said.out.startswith("x.zip: spring-tea version 1.2, 1 file, ")
    (tmp_path / "spring-tea").rename(tmp_path / "elsewhere")
    assert simgame("install", "x.zip").out.endswith("Play it: simgame play spring-tea\n")
    assert "spring-tea" in simgame("scenarios").out
    assert simgame("run", "spring-tea", "--player", "do_nothing").code == 0
    assert "1.2" in simgame("install", "--list").out
    assert simgame("install", "--remove", "spring-tea").out == "spring-tea is removed.\n"
    assert "Nothing is installed" in simgame("install", "--list").out


def test_one_that_was_damaged_later_is_listed_with_what_checks_it(simgame, tmp_path):
    """Also where its values could be read all the same: a key is misspelt."""
    simgame("new", "tea")
    simgame("pack", "tea")
    simgame("install", "tea-1.zip")
    (tmp_path / "tea").rename(tmp_path / "elsewhere")
    (row,) = (one for one in json.loads(simgame("scenarios", "--json").out) if one["id"] == "tea")
    assert row["errors"] == 0
    folder = Path(simgame("install", "--list").out.splitlines()[-1].split()[-1])
    written = folder / "scenario.yaml"
    written.write_text(written.read_text("utf-8").replace("\nrounds:", "\nronds:", 1), "utf-8")
    for listed in (("scenarios",), ("install", "--list")):
        assert "has errors: simgame check tea" in simgame(*listed).out
    (row,) = (one for one in json.loads(simgame("scenarios", "--json").out) if one["id"] == "tea")
    assert row == {"id": "tea", "errors": 1}


def test_one_that_is_installed_is_kept_unless_forced(simgame):
    """Wrong use, with what would do it."""
    simgame("new", "tea")
    simgame("pack", "tea")
    assert simgame("install", "tea-1.zip").code == 0
    said = simgame("install", "tea-1.zip")
    assert (said.code, said.out) == (2, "")
    assert "--force replaces it" in said.err
    simgame("pack", "tea", "--version", "2")
    said = simgame("install", "tea-2.zip", "--force")
    assert said.out.startswith("Version 1 is replaced.\ntea version 2 is installed")


def test_a_hostile_pack_is_exit_1(simgame, tmp_path):
    """The reason is on stderr, and nothing is installed."""
    (tmp_path / "x.zip").write_bytes(HOSTILE["climbs out"][0]())
    said = simgame("install", "x.zip")
    assert (said.code, said.out) == (1, "")
    assert "../evil.yaml does not stay inside the folder" in said.err
    assert not (tmp_path / "installed").exists()


def test_a_scenario_with_errors_is_neither_packed_nor_installed(simgame, tmp_path):
    """Its findings are told with their places."""
    simgame("new", "tea")
    file = tmp_path / "tea" / "scenario.yaml"
    file.write_text(file.read_text("utf-8").replace("\nbudget:", "\nbudgett:"), "utf-8")
    said = simgame("pack", "tea")
    assert (said.code, said.out) == (1, "")
    assert "tea/scenario.yaml:" in said.err
    assert "did you mean `budget`?" in said.err
    (tmp_path / "x.zip").write_bytes(HOSTILE["scenario with errors"][0]())
    said = simgame("install", "x.zip")
    assert said.code == 1
    assert "x.zip/scenario.yaml:" in said.err


def test_what_is_left_out_is_told(simgame, tmp_path):
    """On stderr, so that the result stays clean."""
    simgame("new", "tea")
    (tmp_path / "tea" / "plan.docx").write_bytes(b"x")
    said = simgame("pack", "tea", "--json")
    assert said.err == "Left out: plan.docx\n"
    assert json.loads(said.out)["left_out"] == ["plan.docx"]


def test_plans_and_notes_stay_at_home_unless_asked_for(simgame, tmp_path):
    """What is in the pack is listed; a licence goes with it, a plan and notes do not."""
    simgame("new", "tea")
    (tmp_path / "tea" / "best.yaml").write_text("format: 1\nrounds:\n- {}\n", "utf-8")
    (tmp_path / "tea" / "notes.md").write_text("Answers", "utf-8")
    (tmp_path / "tea" / "LICENSE.txt").write_text("CC BY", "utf-8")
    said = simgame("pack", "tea", "--force")
    listed = [line.split(",")[0].strip() for line in said.out.splitlines()[1:]]
    assert listed == ["LICENSE.txt", "scenario.yaml"]
    assert said.err.count("--all puts it in") == 2
    said = simgame("pack", "tea", "--force", "--all", "--json")
    assert set(json.loads(said.out)["manifest"]["files"]) == {
        "LICENSE.txt", "best.yaml", "notes.md", "scenario.yaml",
    }  # fmt: skip


def test_the_shapes_for_programs(simgame):
    """Each form of the two commands has its object."""
    simgame("new", "tea")
    packed = json.loads(simgame("pack", "tea", "--json").out)
    assert list(packed) == ["file", "bytes", "left_out", "manifest"]
    done = json.loads(simgame("install", packed["file"], "--json").out)
    assert (done["installed"], done["version"]) == ("tea", "1")
    (one,) = json.loads(simgame("install", "--list", "--json").out)["installed"]
    assert list(one) == ["id", "version", "title", "folder", "errors"]
    assert json.loads(simgame("install", "--remove", "tea", "--json").out) == {"removed": "tea"}


def test_wrong_use(simgame):
    """Nothing or two things asked, a file or id that is not there."""
    assert simgame("install").code == 2
    assert simgame("install", "x.zip", "--list").code == 2
    assert "There is no file x.zip" in simgame("install", "x.zip").err
    assert simgame("install", "--remove", "tea").code == 2
    assert simgame("pack", "nowhere").code == 2
    simgame("new", "tea")
    assert simgame("pack", "tea", "--version", "../1").code == 2
