"""That a reader who does exactly what a how-to page says gets what it promises."""

import pytest

from tests.docs.guide import ROOT, copied, edited, follow, run, steps

PAGES = sorted((ROOT / "docs" / "how-to").glob("add-a*.md"))
KINDS = {"kpi", "mechanism", "platform", "event", "bot", "lever", "scenario", "screen", "row"}


def test_there_is_a_page_for_everything_that_is_often_added():
    """A newcomer finds the page by its name."""
    assert {page.stem.split("-")[-1] for page in PAGES} == KINDS


@pytest.mark.unhurried
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_works(page, tmp_path):
    """Files, edits and commands of the page, done in order in a copy, give what it shows."""
    follow(page, copied(tmp_path / "simgame-copy"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_shows_and_proves(page):
    """A page makes or changes a file, and runs something to see that it worked."""
    verbs = {step.verb for step in steps(page)}
    assert verbs & {"File", "Edit"}
    assert "console" in verbs


def test_the_copy_is_what_runs(tmp_path):
    """The commands of a page use the copy, not the project it was made from."""
    project = copied(tmp_path / "simgame-copy")
    (project / "simgame" / "players" / "nobody_else_has_this.py").write_text("")
    asked = run("simgame run tutorial --player nobody", project)
    assert "nobody_else_has_this" in asked.stderr


def test_an_edit_that_no_longer_fits_is_told():
    """A diff whose lines are gone, or stand twice, fails instead of doing nothing."""
    with pytest.raises(AssertionError, match="0 times"):
        edited("a\nb\n", " a\n-c\n+d\n")
    with pytest.raises(AssertionError, match="2 times"):
        edited("a\na\n", "-a\n+b\n")
    assert edited("a\nb\n", " a\n+c\n b\n") == "a\nc\nb\n"
