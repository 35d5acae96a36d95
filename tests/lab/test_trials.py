"""Rules of trials: the same figures however they are shared out, and no error hides the others."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from simgame.game.score import Score
from simgame.lab.trial import Refused, Trial, figures_of, play, policy_of, reference_file, score_of
from simgame.lab.trials import TrialsFailed, run_all, run_each
from simgame.scenario.library import list_shipped
from tests.market.seasons import SHORT, TEA, scenario

ROOT = Path(__file__).parents[2]
BUSY = Trial(SHORT, "greedy_roi")
# Figures of two processes in a folder for temporary files.
PROGRAM = """
from simgame.lab.trial import Trial
from simgame.lab.trials import run_all
if __name__ == "__main__":
    print([f["orders"] for f in run_all([Trial("tutorial", "even_split")], [1, 2], 2)[0]])
"""
RICH = """\
format: 1
repeat: true
rounds:
- paid: {douyin: {budget: ¥50k}}
"""


def weekly(trial: Trial, seed: int) -> str:
    """A digest, unless the seed is odd."""
    if seed % 2:
        raise LookupError("an odd seed")
    return play(trial, seed).digest()


def test_figures_are_the_same_in_any_number_of_processes() -> None:
    """To the last digit, trial by trial and seed by seed."""
    trials = [BUSY, Trial(SHORT, "even_split", levers=(("paid.douyin.budget", 100_000),))]
    alone, shared = run_all(trials, [1, 2, 3], 1), run_all(trials, [1, 2, 3], 2)
    assert shared == alone
    assert alone == [[figures_of(trial, seed) for seed in (1, 2, 3)] for trial in trials]
    assert len({figures["orders"] for row in alone for figures in row}) > 3


@pytest.mark.parametrize("processes", [1, 2])
def test_an_error_is_named_and_the_rest_is_there(processes: int) -> None:
    """Trial and seed are told, in the order asked, and what came of the others."""
    with pytest.raises(TrialsFailed, match="seed 3: LookupError: an odd seed") as raised:
        run_each(weekly, [BUSY], [2, 3, 4, 5], processes)
    assert [(one.trial, one.seed) for one in raised.value.failed] == [(BUSY, 3), (BUSY, 5)]
    digests = [play(BUSY, seed).digest() for seed in (2, 4)]
    assert raised.value.found == [[digests[0], None, digests[1], None]]


def test_it_is_told_how_far_it_is() -> None:
    """Season by season, up to the last."""
    heard: list[tuple[int, int]] = []
    run_each(figures_of, [BUSY], [1, 2], 1, lambda n, count: heard.append((n, count)))
    assert heard == [(1, 2), (2, 2)]


def test_folders_may_have_any_name(tmp_path: Path) -> None:
    """Temporary files of user whose name is Chinese, on a system that speaks ASCII."""
    folder = tmp_path / "临时文件"
    folder.mkdir()
    script = folder / "试验.py"
    script.write_text(PROGRAM, "utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONUTF8": "0"}
    environ |= dict.fromkeys(("TMPDIR", "TEMP", "TMP", "JOBLIB_TEMP_FOLDER"), str(folder))
    said = run([sys.executable, str(script)], env=environ, capture_output=True, check=False)
    assert said.returncode == 0, said.stderr
    here = run_all([Trial("tutorial", "even_split")], [1, 2], 1)[0]
    assert json.loads(said.stdout) == [figures["orders"] for figures in here]
    assert not said.stderr


@pytest.mark.parametrize(
    "changed",
    [
        {"player": "do_nothing"},
        {"group": "kol"},
        {"off": ("repurchase",)},
        {"levers": (("kol.campus-kai.posts", 0),)},
        {"scenario": scenario(SHORT).model_copy(update={"events": {}})},
    ],
)
def test_whatever_a_trial_changes_shows(changed: dict[str, Any]) -> None:
    """Another season than without the change."""
    assert figures_of(replace(BUSY, **changed), 4) != figures_of(BUSY, 4)


def test_a_reference_plan_is_a_plan_file_like_any_other() -> None:
    """Named by the word or by its path; a level is another season."""
    named = Trial(TEA)
    by_path = replace(named, player=str(reference_file(TEA)))
    assert play(named, 3).digest() == play(by_path, 3).digest()
    assert play(named, 3).digest() != play(replace(named, level="hard"), 3).digest()


@pytest.mark.parametrize("name", list_shipped())
def test_what_a_brief_teaches_may_be_played_by_hand(name: str) -> None:
    """As it is written where the level is normal, and cut to the money of the hard one."""
    by_hand = Trial(name, str(reference_file(name)))
    assert isinstance(score_of(by_hand, 12), Score)
    assert isinstance(score_of(Trial(name, level="hard"), 12), Score)


def test_a_score_is_of_plans_that_may_run(tmp_path: Path) -> None:
    """Seasons by the rules end at a plan that nobody could pay; others score as they are played."""
    plan = tmp_path / "rich.yaml"
    plan.write_text(RICH, "utf-8")
    refused = score_of(Trial(SHORT, str(plan)), 1)
    assert isinstance(refused, Refused)
    assert (refused.week, [p.code for p in refused.problems]) == (1, ["over-week-cap"])
    scored = score_of(BUSY, 4)
    assert isinstance(scored, Score)
    assert scored.total == figures_of(BUSY, 4)["score"]


def test_a_plan_file_with_errors_is_no_player(tmp_path: Path) -> None:
    """And its player cannot decide."""
    plan = tmp_path / "broken.yaml"
    plan.write_text("format: 1\nrounds: [payed: {}]\n", "utf-8")
    with pytest.raises(ValueError, match="holds no plan"):
        policy_of(Trial(SHORT, str(plan)))
