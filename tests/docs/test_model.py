"""That the page about the model is about the model there is."""

import re
from pathlib import Path

from simgame.game.offered_levers import OWN
from simgame.market.mechanism import levers_read, mechanisms
from simgame.market.sequence import SHOW, START
from simgame.plan.plan import Plan

PAGE = (Path(__file__).parents[2] / "docs" / "model.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.*?) ?\|$", PAGE, re.MULTILINE)


def test_every_mechanism_has_its_row():
    """The table names the mechanisms there are, in the order in which a week begins."""
    names = [name for name, *_ in ROWS]
    assert sorted(mechanisms()) == sorted(names)
    order = list(dict.fromkeys((*START, *SHOW)))
    assert [name for name in order if name in names] == [name for name in names if name in order]


def test_main_levers_are_read():
    """A lever in a row is one that its mechanism reads, or that leads to what it works on."""
    read = {re.sub(r"\{\w+\}(\.\{\w+\})?", "*", pattern) for pattern in levers_read()}
    named = {lever.strip("`") for _, _, lever, _ in ROWS if lever != "none"}
    assert named - read == set()


def test_course_rows_are_those_of_the_mechanism():
    """A course row beside a mechanism is one that the mechanism cites."""
    wrong = {
        (name, row)
        for name, _, _, courses in ROWS
        for row in re.findall(r"[FT]\d+", courses)
        if not re.search(rf"course:{row}\b", _source(name))
    }
    assert wrong == set()


def _source(name):
    return Path(mechanisms()[name].__file__).read_text("utf-8")


def test_groups_that_are_not_offered_are_named():
    """The page lists every group of the Plan that no mechanism reads, and no other."""
    sentence = PAGE.split("not offered at all:")[1]
    offered = {pattern.split(".")[0] for pattern in levers_read() | OWN}
    assert set(re.findall(r"`(\w+)`", sentence)) == set(Plan.model_fields) - offered
