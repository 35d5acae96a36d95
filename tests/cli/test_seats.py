"""Several seats at one keyboard take turns, and their season is kept and gone on with."""

from __future__ import annotations

from tests.cli.conftest import SHORT

TWO = "\nseats:\n  you: {name: {zh: 甲, en: Brand A}}\n  they: {name: {zh: 乙, en: Brand B}}\n"
WEEK = "\nrun\n\nrun\n\n\n"  # both hand in, both look at their review


def _two_seats(tmp_path):
    file = tmp_path / "duel.yaml"
    file.write_text(SHORT.read_text("utf-8") + TWO, "utf-8")
    return str(file)


def test_two_brands_play_in_turn(simgame, tmp_path):
    """Each is called by name before its plan and its review, and each has a score in the end."""
    scenario = _two_seats(tmp_path)
    said = simgame("play", scenario, "--plain", "--seats", "--seed", 3, typed=WEEK * 4)
    assert said.code == 0, said.err
    assert said.out.count("—— Brand A ——") == said.out.count("—— Brand B ——") == 9
    assert said.out.count("Score") >= 2


def test_a_season_at_a_table_goes_on_where_it_was_left(simgame, tmp_path):
    """Input that ends is a way to leave; the other door says how to go on, and one alone cannot."""
    scenario = _two_seats(tmp_path)
    left = simgame("play", scenario, "--plain", "--seats", "--seed", 3, typed="\nrun\n")
    (save,) = (tmp_path / "saves").glob("*.jsonl")
    assert f"--seats --resume {save}" in left.out
    again = simgame("play", "--plain", "--seats", "--resume", save, typed="\nrun\n\n\n")
    assert "Brand B's turn" in again.out
    assert again.out.index("Brand B") < again.out.index("Review of week 1")
    assert simgame("play", "--plain", "--resume", save).code == 1


def test_one_alone_plays_against_bots(simgame, tmp_path):
    """Without the option bots have the other seats; the option wants lines and a scenario."""
    scenario = _two_seats(tmp_path)
    said = simgame("play", scenario, "--plain", "--seed", 3, typed="\nrun\n\n")
    assert "Review of week 1" in said.out
    assert "Brand B's turn" not in said.out
    assert simgame("play", scenario, "--seats").code == 2
