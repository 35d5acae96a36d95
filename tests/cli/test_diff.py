"""Rules of `simgame diff`."""

import json

from tests.cli.conftest import SHORT


def test_levels_of_one_scenario_are_compared(simgame):
    """Sections with their changes below them, in words."""
    said = simgame("diff", "tutorial", "--to-level", "hard")
    assert said.code == 0
    assert said.out == (
        "Brief\n  the text has changed\n\n"
        "Budget\n  total: ¥40,000 → ¥30,000\n  per round: ¥12,000 → ¥10,000\n\n"
        "Opening\n  share that knows it: 3% → 2%\n  trust: 55% → 52%\n\n"
        "Rivals\n  Old Street Bakery · budget: ¥30,000 → ¥60,000\n\n"
        "Goals\n"
        "  Orders · weight: 40% → 25%\n"
        "  Net contribution · target: ¥24,000 → ¥30,000\n"
        "  Net contribution · stretch: ¥44,000 → ¥60,000\n"
        "  Brand awareness · floor: 5% → 5.5%\n"
        "  Brand awareness · target: 10.5% → 9.5%\n"
        "  Brand awareness · stretch: 15% → 13%\n"
        "  Brand awareness · weight: 30% → 45%\n"
    )


def test_no_difference_says_so(simgame):
    """A scenario and itself."""
    assert simgame("diff", "tutorial", "tutorial").out == "No difference.\n"


def test_the_shape_for_programs(simgame):
    """Both sides, and each change with its path and both values as written."""
    found = json.loads(simgame("diff", "tutorial", "--to-level", "hard", "--json").out)
    assert list(found) == ["one", "other", "changes"]
    assert found["other"]["level"] == "hard"
    assert found["changes"][1] == {
        "path": ["budget", "total"],
        "what": "changed",
        "before": "¥40k",
        "after": "¥30k",
        "message": "Budget · total: ¥40,000 → ¥30,000",
    }


def test_what_cannot_be_compared(simgame, tmp_path):
    """One scenario alone, or one that is not there, is wrong use; errors are findings."""
    assert simgame("diff", "tutorial").code == 2
    assert simgame("diff", "tutorial", "tutoral").code == 2
    file = tmp_path / "scenario.yaml"
    file.write_text(SHORT.read_text("utf-8").replace("rounds: 4", "rounds: soon"), "utf-8")
    said = simgame("diff", "tutorial", file)
    assert (said.code, said.out) == (1, "")
    assert "cannot be compared" in said.err
