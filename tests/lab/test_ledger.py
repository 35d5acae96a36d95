"""Rules of the ledger: long work goes on where it stopped, and nothing is done or counted twice."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from simgame.game.score import Score
from simgame.lab.ledger import Ledger, key_of
from simgame.lab.trial import Figures, Refused, Trial, figures_of, score_of
from simgame.lab.trials import run_each
from tests.market.seasons import SHORT, scenario

SEEDS = range(5)
DONE: list[int] = []


def noted(times: int, seed: int) -> float:
    """A figure of a seed, and a note that it was worked out."""
    DONE.append(seed)
    return seed * times / 3


def stopped_at(many: int, done: int, _: int) -> None:
    """Ctrl-C as soon as so many are done."""
    if done == many:
        raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def _anew() -> None:
    DONE.clear()


def test_work_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    """What was done before is told as done, and is not done again."""
    file, told = tmp_path / "春茶" / "账本.jsonl", list[int]()
    with pytest.raises(KeyboardInterrupt):
        run_each(noted, [2, 3], SEEDS, 1, partial(stopped_at, 7), Ledger(file, float))
    found = run_each(noted, [2, 3], SEEDS, 1, lambda n, _: told.append(n), Ledger(file, float))
    assert found == [[seed * times / 3 for seed in SEEDS] for times in (2, 3)]
    assert (len(DONE), told) == (10, [8, 9, 10])
    assert len(file.read_bytes().splitlines()) == 10


def test_a_torn_line_is_done_again(tmp_path: Path) -> None:
    """Wherever the file was cut; what is written after it stands on a line of its own."""
    file = tmp_path / "ledger.jsonl"
    whole = run_each(noted, [2], SEEDS, 1, ledger=Ledger(file, float))
    content = file.read_bytes()
    last = content[:-1].rfind(b"\n") + 1
    for cut in (last + 1, last + 20, len(content) - 1):
        file.write_bytes(content[:cut])
        DONE.clear()
        assert run_each(noted, [2], SEEDS, 1, ledger=Ledger(file, float)) == whole
        assert len(DONE) <= 1
        assert len(Ledger(file, float).known) == 5


def test_a_damaged_line_hides_no_other(tmp_path: Path) -> None:
    """Of whatever it is made."""
    file = tmp_path / "ledger.jsonl"
    ledger = Ledger[float](file, float)
    ledger.keep("a", 1.5)
    with file.open("ab") as stream:
        stream.write(b'\xff\xfe\n[]\n{"key": 1}\n{"key": "b", "found": "many"}\n')
    ledger.keep("c", 2.5)
    ledger.keep("a", 9.0)
    assert Ledger(file, float).known == {"a": 1.5, "c": 2.5}


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    """Scores, refusals and maps of figures, to the last digit."""
    trials = [Trial(SHORT, "greedy_roi"), _too_dear(tmp_path)]
    scores = Ledger[Score | Refused](tmp_path / "scores.jsonl", Score | Refused)
    ((score,), (refused,)) = run_each(score_of, trials, [1], 1, ledger=scores)
    assert isinstance(refused, Refused)
    assert list(Ledger(scores.path, Score | Refused).known.values()) == [score, refused]
    figures = Ledger[Figures](tmp_path / "figures.jsonl", dict[str, float])
    ((found,),) = run_each(figures_of, trials[:1], [1], 1, ledger=figures)
    assert list(Ledger(figures.path, dict[str, float]).known.values()) == [found]


def _too_dear(folder: Path) -> Trial:
    plan = folder / "dear.yaml"
    plan.write_text("format: 1\nrounds:\n- paid: {douyin: {budget: ¥50k}}\n", "utf-8")
    return Trial(SHORT, str(plan))


def test_whatever_a_result_follows_from_is_in_its_key(tmp_path: Path) -> None:
    """The scenario to its last figure, the plan file's content, what is changed, what is asked."""
    trial, dear = Trial(SHORT, "greedy_roi"), _too_dear(tmp_path)
    other = scenario(SHORT).model_copy(update={"rounds": 3})
    trials = [trial, replace(trial, player="random"), replace(trial, group="paid"), dear,
              replace(trial, scenario=other)]  # fmt: skip
    keys = {key_of(figures_of, one) for one in trials} | {key_of(score_of, trial)}
    Path(dear.player).write_text("format: 1\nrounds: []\n", "utf-8")
    keys |= {key_of(figures_of, dear), key_of(partial(noted, 2), 1), key_of(partial(noted, 3), 1)}
    assert len(keys) == 9
    assert key_of(figures_of, replace(trial, scenario=scenario(SHORT))) == key_of(figures_of, trial)
