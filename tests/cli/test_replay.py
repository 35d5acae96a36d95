"""Rules of `simgame replay`: a save agrees, or the reason has a name and a line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SHORT


@pytest.fixture
def save(simgame, tmp_path) -> Path:
    """Return the save of a season with answers to prompts."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "format: 1\nrepeat: true\nanswers: {kol-counter: accept}\n"
        "rounds: [{kol: {campus-kai: {posts: 1, fee: ¥2.5k}}}]\n",
        "utf-8",
    )
    file = tmp_path / "season.jsonl"
    said = simgame("run", SHORT, "--player", plan, "--seed", 7, "--save", file, "--json")
    (tmp_path / "result.json").write_text(said.out)
    return file


def _json(said):
    return json.loads(said.out)


def test_a_whole_save_agrees(simgame, save, tmp_path):
    """The replay comes to the digest and score that the season had."""
    said = simgame("replay", save, "--json")
    found, played = _json(said), json.loads((tmp_path / "result.json").read_text())
    assert (said.code, found["outcome"], found["finished"]) == (0, "agrees", True)
    assert found["digest"] == played["digest"]
    assert found["score"] == played["score"]["total"]
    assert "agrees with the save" in simgame("replay", save).out


def test_an_altered_line_is_named(simgame, save):
    """Exit 1, and the number of the line."""
    lines = save.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b"accept", b"decline")
    save.write_bytes(b"".join(lines))
    said = simgame("replay", save)
    assert said.code == 1
    assert "line 3 was altered" in said.err
    found = _json(simgame("replay", save, "--json"))
    assert (found["outcome"], found["line"]) == ("line-altered", 3)


def test_other_rules_name_the_version(simgame, save, monkeypatch):
    """Exit 1, and what to install."""
    monkeypatch.setattr("simgame.game.table.replay.RULES", 9)
    monkeypatch.setattr("simgame.words.refusals.RULES", 9)
    said = simgame("replay", save)
    assert said.code == 1
    assert "pip install simgame==" in said.err
    assert _json(simgame("replay", save, "--json"))["outcome"] == "other-rules"


def test_other_arithmetic_is_told_apart(simgame, save, monkeypatch):
    """Exit 1, and not called an alteration."""
    monkeypatch.setattr("simgame.market.state.State.digest", lambda _self: "0" * 32)
    said = simgame("replay", save)
    assert said.code == 1
    assert "its arithmetic differs" in said.err


def test_a_torn_line_is_recovered(simgame, save):
    """What was never acknowledged is left out, and the rest agrees."""
    save.write_bytes(save.read_bytes()[:-10])
    said = simgame("replay", save)
    assert said.code == 0
    assert "torn" in said.out
    assert _json(simgame("replay", save, "--json"))["torn"] is True


@pytest.mark.parametrize("content", [None, b"", b"no save"])
def test_what_is_no_save_is_wrong_use(simgame, tmp_path, content):
    """A missing or foreign file is exit 2."""
    file = tmp_path / "other.jsonl"
    if content is not None:
        file.write_bytes(content)
    said = simgame("replay", file)
    assert (said.code, said.out) == (2, "")
    assert "other.jsonl" in said.err


def test_a_save_becomes_a_plan_file_that_plays_the_same(simgame, save, tmp_path):
    """What was committed and answered can be saved as a plan, and comes to the same digest."""
    assert simgame("replay", save, "--plan", "again.yaml").code == 0
    again = _json(simgame("run", SHORT, "--player", "again.yaml", "--seed", 7, "--json"))
    assert again["digest"] == json.loads((tmp_path / "result.json").read_text())["digest"]
    refused = simgame("replay", save, "--plan", tmp_path / "again.yaml" / "plan.yaml")
    assert refused.code == 2
