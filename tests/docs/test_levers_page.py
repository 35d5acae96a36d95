"""The list of levers for plan files is complete and current, in both languages."""

import re

import pytest

from simgame.game.offered_levers import catalogue_of
from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from simgame.scenario import load
from tests.tools import levers


@pytest.mark.parametrize("lang", levers.PAGES)
def test_the_page_is_current(lang):
    """`python -m tests.tools.levers update` mends it; every lever of the Plan stands there once."""
    text = (levers.FOLDER / levers.PAGES[lang]).read_text("utf-8")
    assert text == levers.page(lang)
    paths = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    offered = catalogue_of(load("_library/reference").scenario, all_open=True).specs
    assert len(paths) == len(set(paths)) == len(list(patterns(Plan)))
    assert {path.partition(".")[0] for path in paths} == {spec.group for spec in offered}
