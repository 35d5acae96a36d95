"""The word that was probably meant, and what is merely like another word."""

from simgame.nearest import is_slip, nearest
from simgame.scenario.loading import load_source


def test_a_word_that_begins_a_longer_one_stands_for_it():
    """Rather than for one that has the same letters somewhere."""
    known = ["rival_styles", "rivals", "private_channels", "content_types", "kols"]
    assert nearest("private", known) == "private_channels"
    assert nearest("content", known) == "content_types"
    assert nearest("heard", {"hard": "hard", "heard of": "easy"}) == "hard"
    assert nearest("rival", known) == "rivals"  # two begin so, and one of them is nearer


def test_a_key_that_is_like_another_that_stands_there_is_not_taken_for_it():
    """A slip of the pen is, with the line where it is written already."""
    assert is_slip("budgett", "budget")
    assert not is_slip("start_state", "start")
    text = "format: 1\nid: x\nstart: 2026-03-02\nstart_state: {}\nstrat: 2026-03-02\n"
    found = load_source(text, "x.yaml").findings
    hints = {f.line: str(f.hints) for f in found if f.code == "S104"}
    assert "known keys" in hints[4]
    assert "already on line" in hints[5]
