"""Rules of `simgame show`."""

import json

from tests.cli.conftest import SHORT


def test_a_part_can_be_shown(simgame):
    """`--only` picks what lies at or below a dotted path, also where keys have dots."""
    said = simgame("show", "tutorial", "--only", "budget")
    assert (said.code, said.out) == (0, "budget:\n  total: ¥40k\n  per_round: ¥12k\n")
    said = simgame("show", "tutorial", "--only", "levers.paid.douyin.budget.unlock")
    assert said.out == "levers:\n  paid.douyin.budget:\n    unlock: round 2\n"


def test_values_end_with_where_they_come_from(simgame):
    """File and line, or that it is a default."""
    said = simgame("show", SHORT, "--origins", "--only", "budget")
    assert f"total: ¥120k # {SHORT.as_posix()}:9" in " ".join(said.out.split())
    default = simgame("show", SHORT, "--origins", "--only", "tags").out
    assert default.endswith("# default\n")


def test_a_level_is_shown(simgame):
    """The level's own values stand in place of the file's."""
    said = simgame("show", "tutorial", "--level", "hard", "--only", "budget.total", "--origins")
    assert "¥30k" in said.out
    assert simgame("show", "tutorial", "--level", "hrad").code == 2


def test_the_shape_for_programs(simgame):
    """Values nested as in the file; origins as a list with paths in steps."""
    said = simgame("show", "tutorial", "--only", "opening", "--json", "--origins")
    found = json.loads(said.out)
    assert list(found) == ["file", "level", "values", "origins"]
    assert found["values"]["opening"]["aware"] == "3%"
    aware, default = (
        next(o for o in found["origins"] if o["path"] == ["opening", key])
        for key in ("aware", "customers")
    )
    assert list(aware) == ["path", "value", "file", "line", "column"]
    assert (default["value"], default["file"], default["line"]) == ("0%", None, None)
    assert "origins" not in json.loads(simgame("show", "tutorial", "--json").out)


def test_what_is_not_there_is_wrong_use(simgame):
    """A scenario or path that is not there names the nearest."""
    said = simgame("show", "tutorial", "--only", "budgett")
    assert (said.code, said.out) == (2, "")
    assert "Did you mean budget?" in said.err
    assert "did you mean `tutorial`?" in simgame("show", "tutoral").err


def test_a_broken_scenario_is_shown_with_exit_1(simgame, tmp_path):
    """What could be read is on stdout, that there are errors on stderr."""
    file = tmp_path / "scenario.yaml"
    file.write_text(SHORT.read_text("utf-8").replace("rounds: 4", "rounds: soon"), "utf-8")
    said = simgame("show", file, "--only", "rounds")
    assert (said.code, said.out) == (1, "rounds: soon\n")
    assert "1 error" in said.err
