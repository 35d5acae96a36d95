"""Every bad file of the table gets exactly the findings that stand there, in both languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from simgame.findings import render, to_json
from simgame.findings.codes import CODES
from simgame.findings.codes.playing import PLAYING
from simgame.yamlread import read_file
from tests.scenario.bad.table import Bad, bad_files

ROWS = bad_files()
AT_LEAST = 60
# Covered by tests of their own: a file that cannot be opened, a rule without a code, and what is
# found by playing.
ELSEWHERE = {"S001", "S119", *(code.id for code in PLAYING)}


@pytest.mark.parametrize("bad", ROWS, ids=lambda bad: bad.name)
def test_bad_file(bad: Bad) -> None:
    """The codes, lines and columns are those of the table: nothing is missing, nothing beyond."""
    findings = bad.findings()
    if bad.counts:
        assert Counter(f.code for f in findings) == bad.counts
    else:
        assert tuple(f"{f.code} {f.line}:{f.column}" for f in findings) == bad.expect
    told = {lang: [to_json(f, lang) for f in findings] for lang in ("zh", "en")}
    places = {lang: [(t["code"], t["line"], t["column"]) for t in told[lang]] for lang in told}
    assert places["zh"] == places["en"]
    for zh, en in zip(told["zh"], told["en"], strict=True):
        assert zh["message"] != en["message"]
    for finding in findings[:3]:
        assert render(finding, [], "zh").startswith(("错误[", "警告["))


def test_the_table_is_long_and_misses_no_code() -> None:
    """Every code comes up in some row, and there are many rows."""
    assert len({bad.name for bad in ROWS}) == len(ROWS) >= AT_LEAST
    found = {word.split()[0] for bad in ROWS for word in (*bad.expect, *bad.counts)}
    assert set(CODES) - found == ELSEWHERE


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """It is one finding with the system's reason."""
    assert [f.code for f in read_file(tmp_path).findings] == ["S001"]
