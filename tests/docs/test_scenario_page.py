"""Rules of the pages that list every key of a scenario file."""

import re

import pytest

from simgame.scenario.schema import Scenario
from tests.tools.scenario_page import FOLDER, PAGES, check, page, update


def test_the_pages_are_current():
    """What stands in docs/reference is what the schema says."""
    assert check() == []


def test_an_old_page_is_found(tmp_path):
    """A page that differs, or is missing, is named."""
    update(tmp_path)
    assert check(tmp_path) == []
    (tmp_path / PAGES["en"]).write_text("old")
    (tmp_path / PAGES["zh"]).unlink()
    assert check(tmp_path) == list(PAGES.values())


@pytest.mark.parametrize("lang", PAGES)
def test_every_key_is_explained_in_the_page_s_language(lang):
    """No row is without a meaning and a form, and Chinese pages have Chinese meanings."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| .*\|$", page(lang), re.MULTILINE)
    assert set(Scenario.model_fields) <= {name for name, _, _ in rows}
    assert [name for name, about, form in rows if not about.strip() or not form.strip()] == []
    hours = re.compile(r"[\d–]+ h$")
    for _, about, _ in rows if lang == "zh" else ():
        assert re.search("[\u4e00-\u9fff]", about) or hours.match(about), about


def test_both_pages_list_the_same_keys():
    """In the same order."""
    keys = [re.findall(r"^\| `(\w+)`", page(lang), re.MULTILINE) for lang in PAGES]
    assert keys[0] == keys[1]
    assert (FOLDER / PAGES["en"]).exists()
