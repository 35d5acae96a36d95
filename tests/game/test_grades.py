"""Grades go by anchors that hold, and are provisional without, for a reason."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from simgame.game.grades import APART, FIXED, GREEDY, PLANNER, PROVISIONAL, grading_by, steps_from
from simgame.game.session import LocalSession, Setup
from simgame.game.table.journal_file import read_log
from simgame.plan.plan import Plan
from simgame.scenario import load
from tests.market.seasons import SHORT
from tests.scenario.test_anchors import STEPS, anchors

SCORES = {
    "random": [50.0, 70.0], "even_split": [200.0, 220.0], "greedy_roi": [300.0, 340.0],
    "planner": [float(n) for n in range(500, 600, 10)],
}  # fmt: skip


def test_each_grade_has_its_player() -> None:
    """E random, D even split, C greedy, A planner, B half-way, S the planner's best tenth."""
    steps = steps_from(SCORES)
    assert steps == {"S": 581, "A": 545, "B": 432, "C": 320, "D": 210, "E": 60}


@pytest.mark.parametrize(
    "scores",
    [
        SCORES | {GREEDY: [100.0]},
        SCORES | {PLANNER: [150.0, 150.0]},
        {who: [300.0, 300.0] for who in SCORES},
    ],
)
def test_steps_are_kept_in_order(scores: dict[str, list[float]]) -> None:
    """Whoever is better, no grade is easier to get than the one below it."""
    least = list(steps_from(scores).values())
    assert all(above - below >= APART for above, below in pairwise(least))


@pytest.mark.parametrize(
    ("found", "fingerprint", "why"),
    [
        (None, "", "none"),
        (anchors(rules=99), anchors().scenario, "rules"),
        (anchors(), "f" * 32, "altered"),
        (anchors(), anchors().scenario, ""),
    ],
)
def test_a_grade_is_provisional_for_a_reason(found: object, fingerprint: str, why: str) -> None:
    """No anchors, other rules, another scenario; else the anchors' own steps."""
    grading = grading_by(found, fingerprint)  # type: ignore[arg-type]
    assert grading.why == why
    assert grading.steps == (FIXED if why else STEPS)


@pytest.mark.parametrize(("total", "grade"), [(700, "S"), (699, "A"), (300, "D"), (0, "E")])
def test_a_step_itself_has_the_grade(total: int, grade: str) -> None:
    """Below the last step it is still E."""
    assert grading_by(anchors(), anchors().scenario).grade(total) == grade


def test_a_season_keeps_the_steps_it_began_with(tmp_path: Path) -> None:
    """A save is graded as when it began, wherever it is opened."""
    save = tmp_path / "season.jsonl"
    loaded = load(SHORT)
    object.__setattr__(loaded, "anchors", anchors())
    session = LocalSession.start(Setup(loaded, 1), save)
    session.submit(Plan())
    session.close()
    assert read_log(save).header.steps == STEPS
    again, _ = LocalSession.resume(save)
    assert (again.score().steps, again.score().provisional) == (STEPS, False)
    again.close()


def test_a_season_without_anchors_stays_provisional(tmp_path: Path) -> None:
    """What is measured later grades later seasons."""
    save = tmp_path / "season.jsonl"
    LocalSession.start(Setup(load(SHORT), 1), save).close()
    again, _ = LocalSession.resume(save)
    assert again.grading == PROVISIONAL
    again.close()
