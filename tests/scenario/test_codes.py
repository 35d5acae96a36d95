"""The table of codes is complete, shown in both languages, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import simgame.scenario
from simgame.locale import texts
from simgame.scenario.codes import CODES
from simgame.scenario.codes.page import PAGE, codes_page
from simgame.scenario.reader import read

SOURCES = [
    path for path in Path(simgame.scenario.__path__[0]).rglob("*.py") if path.parent.name != "codes"
]
USED = {code for path in SOURCES for code in re.findall(r'"(S\d{3})"', path.read_text("utf-8"))}
READABLE = [code for code in CODES.values() if code.bad and code.id < "S100"]


def test_page_is_current() -> None:
    """`docs/reference/codes.md` is what the table says."""
    assert PAGE.read_text("utf-8") == codes_page()


def test_every_code_is_used_and_every_used_code_is_known() -> None:
    """No code is documented that cannot come, and none comes that is not documented."""
    assert sorted(CODES) == sorted(USED)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_every_code_speaks_chinese(code: object) -> None:
    """Message and explanation are translated."""
    zh = texts("zh")._catalogue
    for text in (CODES[code.id].message, CODES[code.id].about):  # type: ignore[attr-defined]
        assert text == "{problem}" or zh.gettext(text) != text


@pytest.mark.parametrize("code", READABLE, ids=lambda code: code.id)
def test_examples_are_true(code: object) -> None:
    """What a code's page calls wrong gets this code, and what it calls right gets none."""
    bad, good = code.bad, code.good  # type: ignore[attr-defined]
    around = "{}" if code.id == "S008" else "a: 1\n{}\nz: 1\n"  # type: ignore[attr-defined]
    assert code.id in {f.code for f in read(around.format(bad), "a.yaml").findings}  # type: ignore[attr-defined]
    assert read(around.format(good), "a.yaml").findings == []
