"""`simgame playtest` tells what was found in words, as JSON and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simgame.lab.playtest import course
from tests.lab.playtest.test_judge import CASES
from tests.market.seasons import SHORT


@pytest.fixture(autouse=True)
def _played(monkeypatch: pytest.MonkeyPatch) -> None:
    """A play-test that has been run already."""
    monkeypatch.setattr(course, "table_of", lambda *_: None)
    monkeypatch.setattr(course, "play_test", lambda *_: CASES["W07"])


def test_it_is_told_in_plain_words(simgame) -> None:
    """The verdict first, findings at their place last; warnings never fail."""
    said = simgame("playtest", SHORT)
    lines = said.out.splitlines()
    assert said.code == 0
    assert lines[0].startswith("Play-test of Short season, level normal: 10 seeds, 99 seasons")
    assert lines[2].startswith("Fair: the best player (planner)")
    assert "warning[W07] the event `price-cut` changes nothing" in said.out
    assert lines[-1] == "1 finding"


def test_json_has_its_fields(simgame) -> None:
    """The shape that programs rely on; docs/reference/cli.md describes it."""
    found = json.loads(simgame("playtest", SHORT, "--json").out)
    assert list(found) == [
        "scenario", "level", "seeds", "seasons", "verdict", "best", "players", "luck", "levels",
        "events", "levers", "answers", "tried", "levels_apart", "spare", "hands",
        "findings", "accepted",
    ]  # fmt: skip
    assert [one["code"] for one in found["findings"]] == ["W07"]
    assert found["players"][-1]["goals"]["members"]["target"] == 0.5


def test_what_is_accepted_is_told_with_its_reason(simgame, tmp_path: Path) -> None:
    """By name, in the reader's language, in words and as JSON; then there is nothing to warn of."""
    text = Path(SHORT).read_text("utf-8")
    file = tmp_path / "scenario.yaml"
    file.write_text(
        f"{text}\naccept: {{W07: {{price-cut: {{zh: 复盘要讲, en: to talk of}}}}}}\n", "utf-8"
    )
    lines = simgame("playtest", file).out.splitlines()
    assert lines[-5:-2] == [
        "Accepted, as it is meant",
        "  W07 the event `price-cut` changes nothing: scores are the same without it",
        "    to talk of",
    ]
    assert lines[-1] == "Nothing to warn of."
    found = json.loads(simgame("--lang", "zh", "playtest", file, "--json").out)
    assert found["findings"] == []
    assert [(one["code"], one["reason"]) for one in found["accepted"]] == [("W07", "复盘要讲")]


def test_a_page_is_written(simgame, tmp_path: Path) -> None:
    """And never over one that is there, unless it is asked for."""
    file = tmp_path / "page.html"
    assert simgame("--lang", "zh", "playtest", SHORT, "--html", file).code == 0
    assert "试玩“短赛季”" in file.read_text("utf-8")
    assert simgame("playtest", SHORT, "--html", file).code == 2
