"""Rules of `simgame debrief` and `simgame why`: all of a season that is over, no truth before."""

import json

import pytest

from tests.cli.conftest import SHORT


@pytest.fixture
def over(tmp_path, simgame):
    """Return the save of a season that is over."""
    save = tmp_path / "over.jsonl"
    assert simgame("run", SHORT, "--seed", 3, "--save", save).code == 0
    return save


@pytest.fixture
def half(over):
    """Return the same season, broken off after two of its four weeks."""
    lines = over.read_text("utf-8").splitlines(keepends=True)
    states = [n for n, line in enumerate(lines) if '"state"' in line]
    save = over.with_name("half.jsonl")
    save.write_text("".join(lines[: states[1] + 1]), "utf-8")
    return save


def test_a_season_that_is_over_is_told(simgame, over):
    """The first line says what went wrong; every part follows under its title."""
    said = simgame("debrief", over, "--quick", "--lang", "en")
    assert said.code == 0, said.err
    assert "Against what is taught" in said.out
    for title in ("Score", "Goals, week by week", "What it teaches", "Competencies"):
        assert f"\n{title}\n" in said.out


def test_files_are_written_and_named(simgame, over, tmp_path):
    """One page and a table a subject; what is there is not replaced."""
    page, folder = tmp_path / "page.html", tmp_path / "tables"
    given = ("debrief", over, "--quick", "--html", page, "--csv", folder)
    said = simgame(*given)
    assert said.code == 0, said.err
    assert said.out.splitlines()[0] == str(page)
    assert {file.stem for file in folder.iterdir()} == {
        "practices", "lessons", "signals", "coherence", "goals",
    }  # fmt: skip
    assert simgame(*given).code == 2
    assert simgame(*given, "--force").code == 0


def test_programs_read_one_object(simgame, over):
    """Of a season that is over, with every practice by its id."""
    shown = json.loads(simgame("debrief", over, "--quick", "--json").out)
    assert shown["finished"] is True
    assert {"practices", "lessons", "competencies", "goals"} <= shown.keys()
    assert "causes" not in shown


def test_a_season_that_goes_on_becomes_a_report(simgame, half, over, tmp_path):
    """One page: goals with marks, two weeks, three questions; none of a season that is over."""
    page = tmp_path / "report.html"
    said = simgame("why", half, "--html", page, "--lang", "en")
    assert (said.code, said.out) == (0, f"{page}\n"), said.err
    told = page.read_text("utf-8")
    assert "report after week 2 of 4" in told
    assert all(f"<th>{mark}</th>" in told for mark in ("floor", "target", "stretch", "Week 2"))
    assert "<th>Week 3</th>" not in told
    assert told.count('<div class="answer">') == 2 * 3
    assert simgame("why", half, "--html", page).code == 2
    ended = simgame("why", over, "--html", page, "--force", "--lang", "en")
    assert ended.code == 2
    assert "simgame debrief" in ended.err


def test_nothing_of_the_truth_is_told_before_the_end(simgame, half, tmp_path):
    """Only what the player may know, and no file; a program is told so as well."""
    page = tmp_path / "page.html"
    said = simgame("debrief", half, "--html", page, "--lang", "en")
    assert said.code == 1
    assert "not over" in said.err
    assert "Why, by what was reported" in said.out
    assert not page.exists()
    shown = json.loads(simgame("debrief", half, "--json").out)
    assert shown.keys() == {"scenario", "finished", "weeks"}
    assert [week["week"] for week in shown["weeks"]] == [1, 2]


def test_why_tells_a_week_by_its_report(simgame, half):
    """The last one or another; a week that is not over is refused."""
    assert "Week 2 of 4" in simgame("why", half, "--lang", "en").out
    for week in (1, "第一周", "week 1"):
        assert "Week 1 of 4" in simgame("why", half, "--week", week, "--lang", "en").out
    assert simgame("why", half, "--week", 3).code == 2
    (week,) = json.loads(simgame("why", half, "--week", 2, "--json").out)["weeks"]
    assert {figure["id"] for figure in week["figures"]} >= {"net_contribution", "orders"}


@pytest.mark.unhurried
def test_options_that_do_not_go_together_are_told(simgame, over, half, tmp_path):
    """A class needs a page, seasons that are over, and one save at a time otherwise."""
    page = tmp_path / "class.html"
    assert simgame("debrief", "--class", over).code == 2
    assert simgame("debrief", over, half).code == 2
    assert simgame("debrief", over, "--quick", "--png", tmp_path / "a.png").code == 2
    assert simgame("debrief", "--class", over, half, "--html", page).code == 1
    assert simgame("debrief", "--class", over, over, "--html", page).code == 0
    assert page.read_text("utf-8").count('class="team"') == 4


def test_a_save_that_is_not_there_is_told(simgame, tmp_path):
    """Wrong use, in a sentence."""
    assert simgame("debrief", tmp_path / "none.jsonl").code == 2
    assert simgame("why", tmp_path / "none.jsonl").code == 2


def test_a_printed_command_can_be_pasted(simgame, tmp_path):
    """Names with blanks are quoted in it."""
    import shlex

    save = tmp_path / "my seasons" / "one season.jsonl"
    assert simgame("run", SHORT, "--seed", 3, "--save", save).code == 0
    said = simgame("why", save, "--html", "my page.html").err
    words = shlex.split(said.split(": ")[-1])
    assert words == ["simgame", "debrief", str(save), "--html", "my page.html"]
