"""The table of codes is complete, shown in both languages, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import simgame
from simgame.findings.codes import CODES
from simgame.locale import texts
from simgame.scenario.loading import load_source_levels
from tests.tools.codes_examples import EXAMPLES
from tests.tools.codes_page import FOLDER, INDEX, SAMPLE, pages

SOURCES = [path for path in Path(simgame.__path__[0]).rglob("*.py") if path.parent.name != "codes"]
USED = {
    code for path in SOURCES for code in re.findall(r'"(S\d{3}|W\d{2})"', path.read_text("utf-8"))
}
SAMPLE_TEXT = SAMPLE.read_text("utf-8")
YAML = sorted(code for code, example in EXAMPLES.items() if example.kind == "yaml")
# Codes that cannot come without another one, in their example.
BESIDE = {"S308": {"S304"}, "S313": {"S312"}}


def test_pages_are_current() -> None:
    """Every code has its page, each is what the tables say, and no page is left over."""
    written = {path: path.read_text("utf-8") for path in [INDEX, *FOLDER.glob("*.md")]}
    assert written == pages()


def test_every_code_is_used_and_every_used_code_is_known() -> None:
    """No code is documented that cannot come, and none comes that is not documented."""
    assert sorted(CODES) == sorted(USED)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_speaks_chinese(code: str) -> None:
    """Message and explanation are translated."""
    zh = texts("zh")._catalogue
    for text in (CODES[code].message, CODES[code].about):
        assert text == "{problem}" or zh.gettext(text) != text


def test_every_code_has_an_example() -> None:
    """No page without one, and none for a code there is not."""
    assert sorted(EXAMPLES) == sorted(CODES)


def _told(text: str) -> set[str]:
    return {f.code for loaded in load_source_levels(text, "a.yaml") for f in loaded.findings}


def test_the_sample_is_sound() -> None:
    """What the examples change has no findings at any level."""
    assert _told(SAMPLE_TEXT) == set()


@pytest.mark.parametrize("code", YAML)
def test_examples_are_true(code: str) -> None:
    """What a page calls wrong gets this code and no other; what is right is in the sample."""
    example = EXAMPLES[code]
    assert SAMPLE_TEXT.count(example.good) == 1
    assert _told(SAMPLE_TEXT.replace(example.good, example.bad)) == {code} | BESIDE.get(code, set())


@pytest.mark.parametrize("code", YAML)
def test_no_code_hides_what_is_wrong_elsewhere(code: str) -> None:
    """Whatever is wrong in one place, an unknown metric in another is told in the same pass."""
    metric, example = EXAMPLES["S217"], EXAMPLES[code]
    text = SAMPLE_TEXT.replace(metric.good, metric.bad).replace(example.good, example.bad)
    assert {code, "S217"} <= _told(text)


@pytest.mark.parametrize("code", sorted(set(CODES) - set(YAML)))
def test_pages_without_a_scenario_show_commands_or_files(code: str) -> None:
    """Only what cannot be shown as a change of the sample is told in another way.

    What is found by playing takes hundreds of seasons; `tests/playtest/` shows it.
    """
    told = {"S001", "S002", "S003", "S004", "S005", "S007", "S008", "S009", "S037", "S119", "S120",
            "S201", "S205"}  # fmt: skip
    assert code.startswith("W") or code in told
