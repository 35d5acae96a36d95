"""Rules of `simgame check` and `simgame scenarios`."""

import json
import shutil
from pathlib import Path

import pytest

from simgame.cli._watch import EVERY_SECONDS
from simgame.scenario import list_scenarios
from simgame.scenario.library import scenario_root
from tests.cli.conftest import SHORT


def _broken(folder: Path, name: str = "broken") -> Path:
    file = folder / name / "scenario.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(SHORT.read_text("utf-8").replace("\nbudget:", "\nbudgett:"), "utf-8")
    return file


def test_a_scenario_in_order_has_nothing_to_say(simgame):
    """Exit 0 and one line."""
    said = simgame("check", SHORT)
    assert (said.code, said.out) == (0, "1 scenario or pack checked: nothing to say.\n")


def test_findings_are_exit_1_with_their_places(simgame, tmp_path):
    """Each has code, place and hint."""
    said = simgame("check", _broken(tmp_path))
    assert said.code == 1
    assert "error[S104] unknown key `budgett`" in said.out
    assert "did you mean `budget`?" in said.out
    assert "1 error" in said.err


def test_findings_for_programs(simgame, tmp_path):
    """The shape that editors rely on, each finding once for all levels."""
    said = simgame("check", _broken(tmp_path), "--json")
    (found,) = json.loads(said.out)["findings"]
    assert list(found) == ["code", "severity", "file", "line", "column", "message", "hint"]
    assert (found["code"], found["severity"], found["line"]) == ("S104", "error", 9)
    assert said.code == 1


def test_a_folder_is_checked_with_all_in_it(simgame, tmp_path):
    """Scenarios below it, and packs; the library's parts are no scenarios."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        shutil.copy(SHORT, tmp_path / name / "scenario.yaml")
    pack = tmp_path / "_library" / "mine"
    (pack / "platforms").mkdir(parents=True)
    (pack / "pack.yaml").write_text("id: mine\nversion: 1\n", "utf-8")
    (pack / "platforms" / "zzz.yaml").write_text("nmae: Z\n", "utf-8")
    said = simgame("check", tmp_path, "--json")
    found = json.loads(said.out)["findings"]
    assert said.code == 1
    assert {finding["file"] for finding in found} == {"_library/mine/platforms/zzz.yaml"}
    assert "did you mean `name`?" in [finding["hint"] for finding in found]
    shutil.rmtree(pack)
    assert simgame("check", tmp_path).code == 0


def test_one_level_can_be_checked(simgame):
    """A level that is not there names those that are."""
    assert simgame("check", "tutorial", "--level", "hard").code == 0
    said = simgame("check", "tutorial", "--level", "hrad")
    assert said.code == 1
    assert "did you mean `hard`?" in said.out


def test_a_missing_path_is_a_finding(simgame):
    """It is named, with the nearest scenario."""
    said = simgame("check", "tea-lunch")
    assert said.code == 1
    assert "did you mean `tea-launch`?" in said.out
    assert simgame("check").code == 2


def test_every_path_counts(simgame, tmp_path):
    """One path in order hides no other: an error is 1, a folder with nothing in it 2."""
    empty = tmp_path / "empty"
    empty.mkdir()
    warned = tmp_path / "warned.yaml"
    one = SHORT.read_text("utf-8").replace("en: Sell tea in four weeks.", 'en: ""')
    warned.write_text(one, "utf-8")
    said = simgame("check", "tutorial", warned)
    assert (said.code, "S311" in said.out) == (0, True)
    assert simgame("check", "tutorial", "tea-lunch").code == 1
    assert simgame("check", "tea-lunch", "tutorial").code == 1
    said = simgame("check", "tutorial", empty, warned)
    assert (said.code, "S311" in said.out) == (2, True)
    assert str(empty) in said.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_shipped_is_in_order(simgame, lang):
    """The shipped scenarios and packs have no findings, in either language."""
    said = simgame("--lang", lang, "check", scenario_root())
    assert (said.code, len(said.out.splitlines())) == (0, 1), said.out


def test_the_scenarios_are_listed(simgame):
    """A table for people, a list of objects for programs."""
    found = json.loads(simgame("scenarios", "--json").out)
    assert [scenario["id"] for scenario in found] == list_scenarios()
    fields = {"id", "title", "rounds", "levels", "objectives", "tags", "errors"}
    assert {frozenset(scenario) for scenario in found} == {frozenset(fields)}
    table = simgame("scenarios").out
    assert all(name in table for name in list_scenarios())


def _stop_after(monkeypatch, *changes):
    """Let each wait make one of the changes, and the last one be Ctrl-C."""
    left = list(changes)

    def wait(seconds):
        if seconds < EVERY_SECONDS:
            return
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr("simgame.cli._watch.sleep", wait)


def test_watching_checks_again_on_every_change(simgame, tmp_path, monkeypatch):
    """Saved, broken, mended and removed: each is told once; Ctrl-C ends it with 130."""
    file = _broken(tmp_path)
    good = SHORT.read_text("utf-8")
    _stop_after(
        monkeypatch,
        lambda: None,
        lambda: file.write_text(good, "utf-8"),
        lambda: None,
        file.unlink,
    )
    said = simgame("check", file, "--watch", "--json")
    lines = [json.loads(line)["findings"] for line in said.out.splitlines()]
    assert said.code == 130
    assert [[found["code"] for found in findings] for findings in lines] == [["S104"], [], ["S201"]]


def test_watching_is_told_and_ends_in_words(simgame, monkeypatch):
    """What is waited for, and how to end it, stand on stderr."""
    _stop_after(monkeypatch)
    said = simgame("check", SHORT, "--watch")
    assert (said.code, said.out) == (130, "1 scenario or pack checked: nothing to say.\n")
    assert " ".join(said.err.split()) == "Waiting for changes; Ctrl-C ends. Stopped."


def test_a_folder_without_a_scenario_is_wrong_use(simgame, tmp_path):
    """Rather than nothing to say."""
    (tmp_path / "empty").mkdir()
    said = simgame("check", "empty")
    assert (said.code, said.out) == (2, "")
    assert "There is no scenario.yaml in empty" in said.err
