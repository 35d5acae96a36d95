"""`simgame tournament`: everyone on the same seeds, as a table, JSON and CSV."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.market.seasons import SHORT

ASKED = ("tournament", SHORT, "--players", "do_nothing,even_split", "--seeds", 2)


def test_the_best_stands_first(simgame) -> None:
    """With place, mean, band, and by how much others are behind."""
    said = simgame(*ASKED)
    head, first, second = said.out.splitlines()
    assert head.split() == [
        "place",
        "player",
        "mean",
        "nine",
        "of",
        "ten",
        "behind",
        "the",
        "first",
        "best",
        "on",
    ]
    assert first.split()[:2] == ["1", "even_split"]
    assert second.split()[1] == "do_nothing"
    assert "±" in second


def test_json_and_csv_hold_every_score(simgame, tmp_path: Path) -> None:
    """The file has a row for each player and seed, and is not replaced unasked."""
    file = tmp_path / "scores.csv"
    found = json.loads(simgame(*ASKED, "--json", "--csv", file).out)
    assert found["seeds"] == [1, 2]
    rows = file.read_text("utf-8-sig").splitlines()
    assert rows[0] == "player,seed,score"
    told = [f"{one['player']},{seed},{score:.0f}" for one in found["players"]
            for seed, score in zip(found["seeds"], one["scores"], strict=True)]  # fmt: skip
    assert rows[1:] == told
    assert simgame(*ASKED, "--csv", file).code == 2


@pytest.mark.parametrize(
    ("players", "said"), [("greedy_rio", "Did you mean greedy_roi?"), (" , ", "Nobody plays")]
)
def test_whoever_is_not_there_is_told(simgame, players: str, said: str) -> None:
    """Before anybody plays."""
    found = simgame("tournament", SHORT, "--players", players)
    assert found.code == 2
    assert said in found.err


def test_no_cell_is_a_formula(simgame, tmp_path: Path) -> None:
    """A plan file may be called as it likes."""
    plan, file = tmp_path / "=cmd.yaml", tmp_path / "scores.csv"
    plan.write_text("format: 1\nrepeat: true\nrounds:\n- {}\n", "utf-8")
    assert (
        simgame("tournament", SHORT, "--players", plan.name, "--seeds", 1, "--csv", file).code == 0
    )
    assert file.read_text("utf-8-sig").splitlines()[1].startswith("'=cmd.yaml,1,")


def test_seeds_may_be_named(simgame) -> None:
    """A number says how many, a range says which."""
    found = json.loads(simgame(*ASKED[:-1], "7-8", "--json").out)
    assert found["seeds"] == [7, 8]
